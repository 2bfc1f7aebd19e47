"""Pairs of entries that may be one person: those to decide first, the surest on top."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.exports import Cell, csv_response, xlsx_response
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column, Tab
from pilar.people.matching import presenting, queries
from pilar.people.matching.forms import PairFilters
from pilar.people.matching.models import CandidatePair
from pilar.people.matching.permissions import Permission
from pilar.people.registry import words

State = CandidatePair.State
STATES = {
    "terbuka": (State.OPEN, _("To review")),
    "satu": (State.SAME, _("One person")),
    "beda": (State.DIFFERENT, _("Two persons")),
}
COLUMNS = (
    Column(_("Entries"), sort="nama"),
    Column(_("Village"), sort="desa"),
    Column(_("Why it was found")),
    Column(_("How sure"), sort="bobot"),
    Column(_("Found"), sort="waktu"),
)
ORDERS = {
    "nama": ["left__full_name"],
    "desa": ["left__village__name"],
    "bobot": ["weight"],
    "waktu": ["found_at"],
}
EXPORTS = {"xlsx": xlsx_response, "csv": csv_response}
MOST_ROWS = 20_000
HEADS = (
    _("One entry"), _("Born"), _("Where"), _("The other entry"), _("Born"), _("Where"),
    _("Why it was found"), _("How sure"), _("State"), _("Found"), _("Decided"),
)  # fmt: skip


@require_safe
@scope.requires(Permission.REVIEW_PAIR)
def pairs(request: SignedInRequest) -> HttpResponseBase:
    """The list by state, narrowed by name, reason and village; as xlsx or csv with `?unduh=`."""
    filters = PairFilters(request.GET)
    rows = _narrowed(scope.visible(request.user, Permission.REVIEW_PAIR, CandidatePair), filters)
    key = request.GET.get("keadaan", "")
    key = key if key in STATES else "terbuka"
    listing = Listing(
        request,
        rows.filter(state=STATES[key][0]).select_related("left__village", "right__village"),
        columns=COLUMNS,
        default="-bobot",
        orders=ORDERS,
        search=queries.with_name,
    )
    if (kind := request.GET.get("unduh", "")) in EXPORTS:
        return _export(request, kind, listing.all)
    looks.note(request, [p for row in listing.rows for p in (row.left_id, row.right_id)])
    return render(request, "matching/pairs.html", _page(request, filters, listing, rows, key))


def _narrowed(rows: QuerySet[CandidatePair], filters: PairFilters) -> QuerySet[CandidatePair]:
    """By reason and village, where they make sense."""
    filters.is_valid()
    said = filters.cleaned_data
    if said.get("alasan"):
        rows = rows.filter(reason=said["alasan"])
    if said.get("desa"):
        rows = rows.filter(Q(left__village=said["desa"]) | Q(right__village=said["desa"]))
    return rows


def _page(
    request: SignedInRequest,
    filters: PairFilters,
    listing: Listing[CandidatePair],
    rows: QuerySet[CandidatePair],
    key: str,
) -> dict[str, Any]:
    counts = dict(rows.values_list("state").annotate(Count("pk")).order_by())
    return {
        "filters": filters,
        "listing": listing,
        "rows": [(row, presenting.weighed(row)) for row in listing.rows],
        "narrowed": any(request.GET.get(name) for name in filters.fields),
        "state": key,
        "tabs": [
            Tab(
                label,
                listing.address(keadaan=name, hal=""),
                current=name == key,
                count=counts.get(state, 0),
            )
            for name, (state, label) in STATES.items()
        ],
        **{kind: listing.address(unduh=kind, hal="") for kind in EXPORTS},
    }


def _export(request: SignedInRequest, kind: str, rows: QuerySet[CandidatePair]) -> HttpResponseBase:
    found = list(rows[:MOST_ROWS])
    looks.note(request, [p for row in found for p in (row.left_id, row.right_id)], reason="export")
    response: HttpResponse = EXPORTS[kind]("calon-ganda", HEADS, _cells(found))  # type: ignore[assignment]  # either streams
    return response


def _cells(found: list[CandidatePair]) -> Iterator[list[Cell]]:
    for row in found:
        sides: list[Cell] = []
        for person in (row.left, row.right):
            sides += [person.full_name, words.born(person), words.place(person)]
        sure = presenting.weighed(row).sure
        ends: list[Cell] = [row.get_state_display(), row.found_at, row.decided_at]
        yield [*sides, row.get_reason_display(), sure, *ends]
