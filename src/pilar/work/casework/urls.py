"""Addresses of cases, tasks, my day, and the pages of the pillars."""

from django.urls import path

from pilar.work.casework.views import cases, my_day, offers, pillars, planning, tasks, words

app_name = "casework"
CASE, TASK = "kerja/kasus/<uuid:case_id>/", "kerja/tugas/<uuid:task_id>/"
urlpatterns = [
    path("hari-ini/", my_day.my_day, name="my_day"),
    path("kerja/kasus/", cases.cases, name="cases"),
    path("kerja/kasus/buka/", cases.open_case, name="open_case"),
    path(CASE, cases.case, name="case"),
    path(f"{CASE}catatan/", cases.note, name="note"),
    path(f"{CASE}tujuan/", planning.goal, name="goal"),
    path(f"{CASE}tugas/", planning.add_task, name="add_task"),
    path(f"{CASE}rencana/", planning.start, name="start_plan"),
    path(f"{CASE}selesai/", words.ask, name="ask_word"),
    path(f"{CASE}suara/", words.word, name="word"),
    path(f"{CASE}buka-lagi/", words.reopen, name="reopen"),
    path(f"{CASE}alih/", words.transfer, name="transfer"),
    path("kerja/pilar/", pillars.overview, name="pillars"),
    path("kerja/pilar/anggota/<uuid:member_id>/", pillars.member, name="member"),
    path("kerja/pilar/<str:code>/", pillars.pillar, name="pillar"),
    path("kerja/tugas/", tasks.tasks, name="tasks"),
    path(TASK, tasks.task, name="task"),
    path(f"{TASK}terima/", tasks.accept, name="accept"),
    path(f"{TASK}kembali/", tasks.hand_back, name="hand_back"),
    path(f"{TASK}hasil/", tasks.finish, name="finish"),
    path(f"{TASK}foto/", tasks.photo, name="photo"),
    path(f"{TASK}batal/", tasks.cancel, name="cancel"),
    path(f"{TASK}tawar/", offers.offer, name="offer"),
    path(f"{TASK}rujuk/", offers.refer, name="refer"),
    path(f"{TASK}tarik/", offers.withdraw, name="withdraw"),
]
