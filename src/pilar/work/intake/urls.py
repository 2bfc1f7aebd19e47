"""Addresses of the desk's reports."""

from django.urls import path

from pilar.work.intake.views import acts, inbox, report, taking

app_name = "intake"
_ONE = "kerja/laporan/<uuid:report_id>/"
urlpatterns = [
    path("kerja/laporan/", inbox.inbox, name="inbox"),
    path("kerja/laporan/baru/", taking.new, name="new"),
    path(f"{_ONE}slip/", taking.slip, name="slip"),
    path(_ONE, report.report, name="report"),
    path(f"{_ONE}foto/<uuid:upload_id>/", report.photo, name="photo"),
    path(f"{_ONE}bandingkan/<uuid:other_id>/", report.compare, name="compare"),
    path(f"{_ONE}terima/", acts.accept, name="accept"),
    path(f"{_ONE}tugaskan/", acts.assign, name="assign"),
    path(f"{_ONE}tanya/", acts.ask, name="ask"),
    path(f"{_ONE}jawab/", acts.answer, name="answer"),
    path(f"{_ONE}tolak/", acts.reject, name="reject"),
    path(f"{_ONE}satukan/", acts.join, name="join"),
    path(f"{_ONE}pisahkan/", acts.separate, name="separate"),
    path(f"{_ONE}mendesak/", acts.urgency, name="urgency"),
    path(f"{_ONE}kabar/", acts.news, name="news"),
    path(f"{_ONE}catatan/", acts.note, name="note"),
    path(f"{_ONE}tambahan/", acts.addition, name="addition"),
    path(f"{_ONE}orang/", acts.set_person, name="set_person"),
    path(f"{_ONE}pin/", acts.renew_pin, name="renew_pin"),
]
