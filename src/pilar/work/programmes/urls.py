"""Addresses of determinations."""

from django.urls import path

from pilar.work.programmes.views import household, lists

app_name = "programmes"
urlpatterns = [
    path("kerja/penetapan/", lists.proposals, name="proposals"),
    path(
        "kerja/penetapan/keluarga/<uuid:household_id>/hitung/",
        household.determine,
        name="determine",
    ),
    path(
        "kerja/penetapan/keluarga/<uuid:household_id>/<str:programme>/",
        household.household,
        name="household",
    ),
    path(
        "kerja/penetapan/jawaban/<uuid:determination_id>/usul/", household.propose, name="propose"
    ),
    path("kerja/penetapan/usulan/<uuid:proposal_id>/putuskan/", household.decide, name="decide"),
]
