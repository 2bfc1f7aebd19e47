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
    "config.running",
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"pilar.{app}.urls")) for app in APPS if find_spec(f"pilar.{app}.urls")
]

handler400 = "pilar.ground.web.views.errors.bad_request"
handler403 = "pilar.ground.web.views.errors.permission_denied"
handler404 = "pilar.ground.web.views.errors.not_found"
handler500 = "pilar.ground.web.views.errors.server_error"
