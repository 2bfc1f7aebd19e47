"""Addresses of the workplace."""

from django.urls import path

from pilar.doors.desk.views import (
    home,
    household,
    imports,
    match,
    person,
    searching,
    trail,
    village,
)

app_name = "desk"
urlpatterns = [
    path("kerja/", home.home, name="home"),
    path("kerja/impor/", imports.imports, name="imports"),
    path("kerja/impor/<uuid:run_id>/", imports.import_, name="import"),
    path("kerja/impor/<uuid:run_id>/mulai/", imports.confirm, name="import_confirm"),
    path("kerja/impor/<uuid:run_id>/buang/", imports.discard, name="import_discard"),
    path("kerja/impor/<uuid:run_id>/ditolak/", imports.rejected, name="import_rejected"),
    path("kerja/cari/", searching.find, name="search"),
    path("kerja/laporan/<uuid:report_id>/padanan/", match.match, name="match"),
    path("kerja/laporan/<uuid:report_id>/padanan/baru/", match.add_and_set, name="match_add"),
    path("kerja/orang/baru/", person.add, name="person_add"),
    path("kerja/orang/<uuid:person_id>/", person.person, name="person"),
    path("kerja/orang/<uuid:person_id>/koreksi/", person.correct, name="person_correct"),
    path("kerja/orang/<uuid:person_id>/pindah/", person.move, name="person_move"),
    path("kerja/orang/<uuid:person_id>/wafat/", person.death, name="person_death"),
    path("kerja/orang/<uuid:person_id>/nomor/", person.reveal, name="person_reveal"),
    path("kerja/orang/<uuid:person_id>/pisah/<uuid:merge_id>/", person.part, name="person_part"),
    path("kerja/jejak/", trail.trail, name="trail"),
    path("kerja/jejak/lihatan/", trail.looks, name="looks"),
    path("kerja/keluarga/<uuid:household_id>/", household.household, name="household"),
    path("kerja/keluarga/<uuid:household_id>/lahir/", household.birth, name="household_birth"),
    path("kerja/desa/", village.villages, name="villages"),
    path("kerja/desa/<str:code>/", village.village, name="village"),
]
