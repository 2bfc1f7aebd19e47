"""Addresses of the forum and of strategic steps."""

from django.urls import path

from pilar.review.forum.views import agenda, attendance, checkin, meetings, papers, steps

app_name = "forum"
MEETING = "kerja/sarasehan/<uuid:meeting_id>/"
ITEM = "kerja/sarasehan/agenda/<uuid:item_id>/"
urlpatterns = [
    path("kerja/sarasehan/", meetings.meetings, name="meetings"),
    path("kerja/sarasehan/baru/", meetings.plan, name="plan"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}keadaan/", meetings.move, name="move"),
    path(f"{MEETING}layar/", meetings.projector, name="projector"),
    path(f"{MEETING}agenda/", agenda.add, name="add_item"),
    path(f"{MEETING}usulan/<uuid:proposal_id>/", agenda.call_proposal, name="call_proposal"),
    path(f"{MEETING}hadir/", attendance.attendance, name="attendance"),
    path(f"{MEETING}undang/", attendance.invite, name="invite"),
    path(f"{MEETING}undang/pilar/", attendance.invite_pillars, name="invite_pillars"),
    path(f"{MEETING}pintu/", attendance.door, name="door"),
    path(f"{MEETING}kertas/daftar-hadir/", papers.attendance_list, name="paper_attendance"),
    path(f"{MEETING}kertas/notula/", papers.minutes, name="paper_minutes"),
    path(f"{MEETING}kertas/tindak-lanjut/", papers.follow_up, name="paper_follow_up"),
    path("kerja/sarasehan/undangan/<uuid:invitee_id>/", attendance.invitation, name="invitation"),
    path(f"{ITEM}bahas/", agenda.call, name="call_item"),
    path(f"{ITEM}bukti/", agenda.freeze, name="freeze"),
    path(f"{ITEM}usul/", agenda.draft, name="draft"),
    path(f"{ITEM}putusan/", agenda.agree, name="agree"),
    path("kerja/langkah/", steps.board, name="board"),
    path("kerja/langkah/<uuid:step_id>/", steps.step, name="step"),
    path("kerja/langkah/<uuid:step_id>/keadaan/", steps.move, name="move_step"),
    path("hadir/<str:token>/", checkin.check_in, name="check_in"),
]
