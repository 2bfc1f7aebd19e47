"""The report was sent: code and PIN as a page, a slip, a picture."""

import io
from datetime import datetime, timedelta

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pilar.doors.portal import slip
from pilar.doors.portal.sent import Sent, sent_in
from pilar.ground.areas import workdays
from pilar.ground.web.numbers import hari_tanggal, jam
from pilar.work.intake.models import Report


def follow_address(code: str) -> str:
    """Where the code leads, for QR and slip; without the PIN."""
    return f"{settings.BASE_URL}{reverse('portal:follow')}?kode={code}"


def qr_svg(code: str) -> SafeString:
    """The address as a QR code, inline SVG in the colours of the ticket."""
    drawn = segno.make(follow_address(code), error="m", micro=False)
    out = io.BytesIO()
    drawn.save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=True,
        border=0,
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308  # drawn by segno from our own address


def spoken(code: str) -> str:
    """The code as it is read aloud, sign by sign, groups apart."""
    return ", ".join(" ".join(group) for group in code.split("-"))


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
        "sent": kept,
        "report": report,
        "spoken": spoken(kept.code),
        "qr": qr_svg(kept.code),
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
        "sent": kept,
        "report": report,
        "spoken": spoken(kept.code),
        "qr": qr_svg(kept.code),
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
    drawn = slip.draw(kept.code, kept.pin_shown, address=follow_address(kept.code))
    response = HttpResponse(drawn, content_type="image/png")
    response["Content-Disposition"] = f'attachment; filename="laporan-{kept.code}.png"'
    return response
