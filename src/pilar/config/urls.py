"""All addresses: each app brings its own."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

APPS = [
    "doors.portal",
    "doors.desk",
    "review.forum",
    "review.indicators",
    "work.casework",
    "work.programmes",
    "work.intake",
    "work.assessments",
    "people.pillars",
    "people.matching",
    "ground.access",
    "ground.notices",
    "ground.web",
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"pilar.{app}.urls")) for app in APPS if find_spec(f"pilar.{app}.urls")
]
