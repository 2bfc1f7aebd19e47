"""Addresses of pairs to review."""

from django.urls import path

from pilar.people.matching.views import pairs, reviewing

app_name = "matching"
urlpatterns = [
    path("kerja/padanan/", pairs.pairs, name="pairs"),
    path("kerja/padanan/<uuid:pair_id>/", reviewing.pair, name="pair"),
    path("kerja/padanan/<uuid:pair_id>/gabung/", reviewing.join, name="join"),
    path("kerja/padanan/<uuid:pair_id>/beda/", reviewing.keep_apart, name="keep_apart"),
    path("kerja/padanan/<uuid:pair_id>/urung/", reviewing.reopen, name="reopen"),
]
