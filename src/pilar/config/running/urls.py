"""Addresses for machines; the reverse proxy shows none of them but /healthz to the outside."""

from django.urls import path

from pilar.config.running import views

app_name = "running"
urlpatterns = [
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
    path("metrics", views.metrics_, name="metrics"),
]
