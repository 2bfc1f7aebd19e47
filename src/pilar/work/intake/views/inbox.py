"""The queue: what waits, the most urgent first."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.exports import Cell, csv_response, xlsx_response
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column, Tab
from pilar.kernel import checksums
from pilar.work.intake import forms, help_kinds, queries
from pilar.work.intake.links import link
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission
from pilar.work.intake.presenting import Row, rows
from pilar.work.intake.queries import Tab as Which

COLUMNS = (
    Column(gettext_lazy("Report")),
    Column(gettext_lazy("Place and channel")),
    Column(gettext_lazy("Answer by"), sort="due"),
    Column(gettext_lazy("Holder")),
    Column(gettext_lazy("Received"), sort="received"),
)
SHOWN = 4  # the last one only sorts
ORDERS = {"due": ["first", "due_at"], "received": ["received_at"]}
LABELS = {
    Which.ALL: gettext_lazy("All"),
    Which.EMERGENCY: gettext_lazy("Emergency"),
    Which.LATE: gettext_lazy("Past the deadline"),
    Which.ALIKE: gettext_lazy("Perhaps the same"),
    Which.FREE: gettext_lazy("Nobody's"),
    Which.READ: gettext_lazy("Already read"),
}


def _search(reports: QuerySet[Report], words: str) -> QuerySet[Report]:
    """By code, as it is spoken or typed."""
    code = checksums.read_code(words).code
    return reports.filter(code=code) if code else reports.filter(code__icontains=words.upper())


def _narrowed(reports: QuerySet[Report], chosen: dict[str, str]) -> QuerySet[Report]:
    if village := chosen.get("desa"):
        reports = reports.filter(village=village)
    if kind := chosen.get("kebutuhan"):
        reports = reports.filter(needs__kind=kind)
    if channel := chosen.get("saluran"):
        reports = reports.filter(channel=channel)
    return reports


def _tabs(listing: Listing[Report], which: Which, counts: dict[str, int]) -> list[Tab]:
    return [
        Tab(
            label,
            listing.address(tab="" if tab == Which.ALL else tab.value, hal="", pilih=""),
            tab == which,
            counts.get(tab),
        )
        for tab, label in LABELS.items()
    ]


def _lead(counts: dict[str, int]) -> str:
    """ "14 menunggu dibaca. 2 darurat, 1 melewati tenggat." """
    waiting = _("%(count)s waiting to be read.") % {"count": counts[Which.ALL]}
    parts = []
    if counts[Which.EMERGENCY]:
        parts.append(_("%(count)s emergency") % {"count": counts[Which.EMERGENCY]})
    if counts[Which.LATE]:
        parts.append(_("%(count)s past the deadline") % {"count": counts[Which.LATE]})
    return f"{waiting} {', '.join(parts)}." if parts else waiting


def _chosen(request: SignedInRequest, found: list[Row]) -> Row | None:
    """The row of the panel at the side: the one that is asked for, else the first."""
    asked = request.GET.get("pilih", "")
    return next((row for row in found if str(row.report.pk) == asked), found[0] if found else None)


def _export(kind: str, reports: QuerySet[Report]) -> HttpResponseBase:
    """The queue without what was told: for lists that leave the house."""
    columns = [
        _("Code"),
        _("Received"),
        _("Channel"),
        _("Needs"),
        _("Urgency"),
        _("Village"),
        "RT",
        "RW",
        _("State"),
        _("Answer by"),
        _("Answered"),
        _("Holder"),
    ]
    answer = xlsx_response if kind == "xlsx" else csv_response
    return answer(_("reports"), columns, _cells(reports))


def _cells(reports: QuerySet[Report]) -> Iterable[list[Cell]]:
    for report in reports.iterator(chunk_size=500):
        yield [
            report.code,
            report.received_at,
            report.get_channel_display(),
            ", ".join(help_kinds.names(need.kind for need in report.needs.all())),
            report.get_urgency_display(),
            report.village.name if report.village else "",
            report.rt,
            report.rw,
            report.get_state_display(),
            report.answer_due_at,
            report.answered_at,
            report.assignee.full_name if report.assignee else "",
        ]


@require_safe
@scope.requires(Permission.VIEW_REPORT)
def inbox(request: SignedInRequest) -> HttpResponseBase:
    """The queue with its panel; `?tab=`, filters, `?pilih=` for the panel, `?unduh=xlsx|csv`."""
    now = timezone.now()
    tabs = {tab.value: tab for tab in Which}
    which = tabs.get(request.GET.get("tab", ""), Which.ALL)
    filters = forms.Filters(
        request.GET, villages=scope.village_codes(request.user, Permission.VIEW_REPORT)
    )
    mine = _narrowed(queries.listed(request.user), filters.chosen())
    listing = Listing(
        request,
        queries.most_pressing(queries.with_parts(queries.tab_of(mine, which, at=now))),
        columns=COLUMNS,
        default="-received" if which == Which.READ else "due",
        orders=ORDERS,
        search=_search,
    )
    if (kind := request.GET.get("unduh", "")) in ("xlsx", "csv"):
        return _export(kind, listing.all)
    found = rows(listing.rows, request.user, now=now)
    chosen = _chosen(request, found)
    page = {
        "listing": listing,
        "here": listing.address(pilih=""),
        "rows": found,
        "filters": filters,
        "chosen": chosen,
        "match": link("desk:match", chosen.report.pk) if chosen else "",
        "may_triage": scope.may(request.user, Permission.TRIAGE_REPORT),
        "may_record": scope.may(request.user, Permission.RECORD_REPORT),
    }
    _note(request, [chosen] if request.htmx else found)
    if request.htmx:
        return render(request, "intake/inbox.html#panel", page)
    return render(request, "intake/inbox.html", page | _around(request, listing, which, mine, now))


def _around(
    request: SignedInRequest,
    listing: Listing[Report],
    which: Which,
    mine: QuerySet[Report],
    now: Any,
) -> dict[str, Any]:
    counts = queries.tab_counts(mine, at=now)
    return {
        "columns": listing.columns[:SHOWN],
        "tabs": _tabs(listing, which, counts),
        "which": which,
        "lead": _lead(counts),
        "export": listing.address(unduh="xlsx", hal="", pilih=""),
        "stuck": link("casework:cases") if scope.may(request.user, "casework.view_case") else "",
    }


def _note(request: SignedInRequest, found: Iterable[Row | None]) -> None:
    """Reports that are shown opened, and the persons they are about."""
    seen = [row.report for row in found if row and row.said is not None]
    looks.note(request, [report.pk for report in seen])
    looks.note(request, [report.person_id for report in seen if report.person_id])
