"""Addresses of achievements for those who work here."""

from django.urls import path

from pilar.review.indicators.views import pages

app_name = "indicators"
urlpatterns = [
    path("kerja/capaian/", pages.overview, name="overview"),
    path("kerja/capaian/<slug:code>/", pages.indicator, name="indicator"),
    path("kerja/capaian/<slug:code>/baris/", pages.rows, name="rows"),
]
