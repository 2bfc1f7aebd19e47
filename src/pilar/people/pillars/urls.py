"""Addresses on which pillars are kept. Their pages stand in casework, which sees what they achieved."""

from django.urls import path

from pilar.people.pillars.views import doing, members

app_name = "pillars"
MEMBER, PILLAR = "kerja/pilar/anggota/<uuid:member_id>/", "kerja/pilar/<str:code>/"
urlpatterns = [
    path("hari-ini/kegiatan/", doing.activity, name="activity"),
    path("kerja/pilar/kegiatan/<uuid:activity_id>/foto/", doing.photo, name="photo"),
    path("kerja/pilar/pelatihan/<uuid:training_id>/hadir/", doing.attendance, name="attendance"),
    path(
        "kerja/pilar/program/<uuid:initiative_id>/akhiri/",
        doing.end_initiative,
        name="end_initiative",
    ),
    path(f"{MEMBER}sk/", members.decree, name="decree"),
    path(f"{MEMBER}desa/", members.coverage, name="coverage"),
    path(f"{MEMBER}akun/", members.account, name="account"),
    path(f"{MEMBER}berhenti/", members.end, name="end_member"),
    path(f"{PILLAR}anggota/", members.add, name="add_member"),
    path(f"{PILLAR}pelatihan/", doing.training, name="training"),
    path(f"{PILLAR}program/", doing.initiative, name="initiative"),
    path(f"{PILLAR}usulan/", doing.propose, name="propose"),
]
