"""Proposals: those that wait for one's own eyes first."""

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.exports import xlsx_response
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column, Tab
from pilar.people.registry import queries as registry
from pilar.work.programmes import queries
from pilar.work.programmes.models import Proposal
from pilar.work.programmes.permissions import Permission

STATES = {
    "menunggu": (_("Waiting"), ["PROPOSED"]),
    "disetujui": (_("Approved"), ["APPROVED"]),
    "lain": (_("Refused or returned"), ["REFUSED", "RETURNED", "WITHDRAWN"]),
}
MINE = "saya"
PARTS = ("household", "household__village", "determination", "proposed_by", "decided_by")
COLUMNS = (
    Column(_("Household")),
    Column(_("Programme")),
    Column(_("Proposed by")),
    Column(_("Decide by"), sort="tenggat"),
    Column(_("State")),
)


@scope.requires(Permission.VIEW_DETERMINATION)
def proposals(request: SignedInRequest) -> HttpResponseBase:
    """Proposals of one's villages by state, the nearest deadline first; for officers those that wait for them."""
    rows = scope.visible(request.user, Permission.VIEW_DETERMINATION, Proposal)
    rows = rows.select_related(*PARTS)
    approves = scope.may(request.user, Permission.APPROVE)
    mine = queries.waiting_for(request.user).select_related(*PARTS)
    state = request.GET.get("keadaan", "menunggu")
    state = state if state in STATES or (approves and state == MINE) else "menunggu"
    shown = mine if state == MINE else rows.filter(state__in=STATES[state][1])
    listing = Listing(
        request,
        shown,
        columns=COLUMNS,
        default="tenggat",
        orders={"tenggat": ["due_at"] if state in ("menunggu", MINE) else ["-proposed_at"]},
    )
    if request.GET.get("unduh") == "xlsx":
        return _export(request, shown)
    heads = registry.heads_of([row.household_id for row in listing.rows])
    looks.note(request, [head.pk for head in heads.values()])
    tabs = [
        Tab(
            label,
            f"?keadaan={key}",
            current=key == state,
            count=rows.filter(state__in=states).count(),
        )
        for key, (label, states) in STATES.items()
    ]
    if approves:
        label, count = _("For you to decide"), mine.count()
        tabs.insert(0, Tab(label, f"?keadaan={MINE}", current=state == MINE, count=count))
    page = {
        "listing": listing,
        "rows": [(row, heads.get(row.household_id)) for row in listing.rows],
        "tabs": tabs,
        "export": f"?keadaan={state}&unduh=xlsx",
    }
    return render(request, "programmes/proposals.html", page)


def _export(request: SignedInRequest, rows: QuerySet[Proposal]) -> HttpResponseBase:
    found = list(rows.order_by("due_at", "pk")[:10_000])
    heads = registry.heads_of([row.household_id for row in found])
    looks.note(request, [head.pk for head in heads.values()])
    cells: list[list[str | int]] = [
        [
            heads[row.household_id].full_name if row.household_id in heads else "",
            row.household.village.name if row.household.village else "",
            row.programme,
            row.get_state_display(),
            row.determination.least_idr,
            row.determination.most_idr,
            timezone.localdate(row.proposed_at).isoformat(),
        ]
        for row in found
    ]
    heading = [
        _("Household"),
        _("Village"),
        _("Programme"),
        _("State"),
        _("Least a year"),
        _("Most a year"),
        _("Proposed on"),
    ]
    return xlsx_response("usulan-program", [str(name) for name in heading], cells)
