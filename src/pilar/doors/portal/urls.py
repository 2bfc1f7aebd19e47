"""Public addresses."""

from django.urls import path

from pilar.doors.portal.views import achieved, follow, pages, report, sent

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("bantuan-darurat/", pages.emergency, name="emergency"),
    path("kontak/", pages.contact, name="contact"),
    path("privasi/", pages.privacy, name="privacy"),
    path("aksesibilitas/", pages.accessibility, name="accessibility"),
    path("capaian/", achieved.achieved, name="achievements"),
    path("capaian/data.csv", achieved.data, name="achievements_data"),
    path("lapor/", report.whom, name="report"),
    path("lapor/kebutuhan/", report.needs, name="report_needs"),
    path("lapor/tempat/", report.place, name="report_place"),
    path("lapor/periksa/", report.check, name="report_check"),
    path("lapor/hapus-isian/", report.discard, name="report_discard"),
    path("lapor/terkirim/", sent.sent, name="report_sent"),
    path("lapor/terkirim/slip/", sent.paper, name="report_slip"),
    path("lapor/terkirim/slip.png", sent.picture, name="report_slip_image"),
    path("lacak/", follow.follow, name="follow"),
    path("lacak/keluar/", follow.leave, name="leave"),
    path("lacak/<slug:code>/", follow.followed, name="followed"),
    path("lacak/<slug:code>/tambah/", follow.add, name="add"),
    path("lacak/<slug:code>/belum-datang/", follow.nobody_came, name="nobody_came"),
    path("lacak/<slug:code>/jawaban/", follow.word, name="word"),
    path("lacak/<slug:code>/keberatan/", follow.object_, name="object"),
    path("lacak/<slug:code>/tidak-perlu-lagi/", follow.withdraw, name="withdraw"),
    path("lacak/<slug:code>/pembaca/", follow.read_by, name="read_by"),
]
