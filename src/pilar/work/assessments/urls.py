"""Addresses of questionnaires and visits."""

from django.urls import path

from pilar.work.assessments.views import household

app_name = "assessments"
urlpatterns = [
    path("kerja/asesmen/keluarga/<uuid:household_id>/", household.household, name="household"),
    path("kerja/asesmen/keluarga/<uuid:household_id>/kunjungan/", household.visit, name="visit"),
]
