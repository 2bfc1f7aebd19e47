"""Addresses of notices."""

from django.urls import path

from pilar.ground.notices import views

app_name = "notices"
urlpatterns = [
    path("kerja/pemberitahuan/", views.notices, name="notices"),
    path("kerja/pemberitahuan/baca/", views.read_all, name="read_all"),
    path("kerja/pemberitahuan/<uuid:notice_id>/", views.open_notice, name="open"),
]
