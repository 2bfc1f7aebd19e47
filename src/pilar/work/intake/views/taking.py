"""A report that a worker takes down: one page, then the slip for whoever reported."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.areas import queries as areas
from pilar.ground.web import sealed
from pilar.ground.web.numbers import hari_tanggal
from pilar.kernel.errors import DomainError
from pilar.kernel.ids import new_id
from pilar.work.intake import actions, forms, help_kinds, queries
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission
from pilar.work.intake.slips import Slip
from pilar.work.intake.told import Told

KEPT, SHOWN_FOR = "slip", timedelta(minutes=30)


def _form(request: SignedInRequest, data: Any = None) -> forms.Take:
    codes = scope.village_codes(request.user, Permission.RECORD_REPORT)
    in_field = not scope.may(request.user, Permission.TRIAGE_REPORT)
    initial = {"sent_as": new_id(), "urgency": Report.Urgency.NORMAL}
    if len(codes) == 1:
        initial["village"] = next(iter(codes))
    return forms.Take(
        data,
        request.FILES if data is not None else None,
        villages=codes,
        whole_city=len(codes) == len(areas.villages()),
        field_first=in_field,
        initial=initial,
    )


def _likely(
    request: SignedInRequest, said: dict[str, Any], *, at: datetime
) -> list[tuple[str, str, str]]:
    """Open reports that are perhaps the same: id, title, hint."""
    found = queries.alike(
        village=said["village"],
        rt=said["rt"],
        rw=said["rw"],
        kinds=said["kinds"],
        name=said["name"],
        at=at,
    )
    found = [each for each in found if each.report.pk != said["sent_as"]]  # sent again
    near = Report.objects.filter(pk__in=[each.report.pk for each in found])
    known = set(queries.readable(request.user, near).values_list("pk", flat=True))
    return [
        (
            str(each.report.pk),
            _title(each.report, with_code=each.report.pk in known),
            _("Reported on %(day)s") % {"day": hari_tanggal(each.report.received_at)},
        )
        for each in found[:3]
    ]


def _title(report: Report, *, with_code: bool) -> str:
    """Its needs; its code only for whom may read it."""
    kinds = ", ".join(help_kinds.names(need.kind for need in report.needs.all()))
    return f"{report.code}: {kinds}" if with_code else kinds


def _told(said: dict[str, Any], same: Report | None) -> Told:
    given = {
        name: said[name]
        for name in (
            "for_whom",
            "urgency",
            "village",
            "rt",
            "rw",
            "landmark",
            "words",
            "name",
            "age",
            "sex",
            "contact_kind",
            "contact",
            "reporter",
        )
    }
    return Told(kinds=tuple(said["kinds"]), said_same_as=same, **given)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@scope.requires(Permission.RECORD_REPORT)
def new(request: SignedInRequest) -> HttpResponse:
    """One page; what is perhaps known already is asked once, before it is stored."""
    if request.method != "POST":
        return render(request, "intake/new.html", _page(request, _form(request)))
    form, now = _form(request, request.POST), timezone.now()
    likely: list[tuple[str, str, str]] = []
    if form.is_valid() or set(form.errors) == {"same"}:
        likely = _likely(request, form.cleaned_data, at=now)
        form.ask_same(likely)
        form.full_clean()
    if form.is_valid() and likely and not form.cleaned_data["same"]:
        form.add_error("same", _("Say whether it is one of these, then it is stored."))
    if form.is_valid():
        try:
            return _store(request, form.cleaned_data, now)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "intake/new.html", _page(request, form, likely), status=422)


def _page(
    request: SignedInRequest, form: forms.Take, likely: list[tuple[str, str, str]] | None = None
) -> dict[str, Any]:
    in_field = not scope.may(request.user, Permission.TRIAGE_REPORT)
    layout = "web/layouts/field.html" if in_field else "web/layouts/work.html"
    return {"form": form, "likely": likely, "layout": layout, "in_field": in_field}


def _store(request: SignedInRequest, said: dict[str, Any], now: datetime) -> HttpResponse:
    same = said["same"] if said["same"] not in ("", "-") else None
    receipt = actions.receive_report(
        told=_told(said, Report.objects.get(pk=same) if same else None),
        channel=said["channel"],
        by=request.user,
        at=now,
        id=said["sent_as"],
        photo=said["photo"],
    )
    if receipt.pin:
        kept = {"report": str(receipt.report.pk), "pin": receipt.pin}
        sealed.put(request.session, KEPT, kept, at=now)
    return redirect("intake:slip", receipt.report.pk)


@never_cache
@require_safe
@scope.requires(Permission.RECORD_REPORT)
def slip(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Code and PIN for the reporter; the PIN for half an hour, in this session only."""
    readable = queries.readable(request.user).values("pk")
    mine = Report.objects.filter(Q(recorder=request.user) | Q(pk__in=readable))
    report = scope.get_or_404(request.user, Permission.RECORD_REPORT, mine, pk=report_id)
    kept = sealed.take(request.session, KEPT, at=timezone.now(), lasts=SHOWN_FOR)
    pin = kept["pin"] if kept.get("report") == str(report.pk) else ""
    page = {"report": report, "slip": Slip(report.code, pin), **_page(request, _form(request))}
    return render(request, "intake/slip.html", page)
