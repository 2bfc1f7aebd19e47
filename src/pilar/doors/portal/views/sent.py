"""The report was sent: code and PIN as a page, a slip, a picture."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pilar.doors.portal.picture import picture_of
from pilar.doors.portal.sent import Sent, sent_in
from pilar.ground.areas import workdays
from pilar.ground.web.numbers import hari_tanggal, jam
from pilar.work.intake.models import Report


def by_when(due: datetime) -> str:
    """ "Hari ini, sebelum pukul 16.00" or "Paling lambat Kamis, 26 November 2026"."""
    if timezone.localtime(due).date() == timezone.localdate():
        return _("Today, before %(time)s") % {"time": jam(due)}
    if due - timezone.now() < timedelta(hours=24):
        return _("Before %(time)s on %(day)s") % {"time": jam(due), "day": hari_tanggal(due)}
    return _("By %(day)s at the latest") % {"day": hari_tanggal(due)}


def _sent(request: HttpRequest) -> tuple[Sent, Report] | None:
    sent = sent_in(request.session, at=timezone.now())
    report = Report.objects.filter(pk=sent.report).first() if sent else None
    return (sent, report) if sent and report else None


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Code and PIN first, then three dated steps. Reached again after half an hour it leads to follow."""
    if (found := _sent(request)) is None:
        return redirect("portal:follow")
    kept, report = found
    visit = workdays.due_at("case.first_visit", report.answer_due_at)
    page = {
        "slip": kept.slip,
        "report": report,
        "emergency": report.urgency == Report.Urgency.EMERGENCY,
        "read_by": by_when(report.answer_due_at),
        "visit_by": by_when(visit),
        "told_by": by_when(workdays.due_at("case.solve", report.answer_due_at)),
    }
    return render(request, "portal/report/sent.html", page)


@never_cache
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The slip to print."""
    if (found := _sent(request)) is None:
        return redirect("portal:follow")
    kept, report = found
    page = {
        "slip": kept.slip,
        "report": report,
        "due": report.answer_due_at,
    }
    return render(request, "portal/report/slip.html", page)


@never_cache
@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """The slip as a picture, to keep on the phone."""
    if (found := _sent(request)) is None:
        raise Http404
    kept, _report = found
    drawn = picture_of(kept.slip)
    response = HttpResponse(drawn, content_type="image/png")
    response["Content-Disposition"] = f'attachment; filename="laporan-{kept.slip.code}.png"'
    return response
