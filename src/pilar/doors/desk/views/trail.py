"""The trail: who did what, and who looked at whom; for those who hold it for the whole city."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pilar.doors.desk import acts, queries
from pilar.doors.desk.forms import LooksFilter, TrailFilter
from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import queries as audit
from pilar.ground.audit.looks import queries as look_queries
from pilar.ground.audit.looks.models import Look
from pilar.ground.audit.models import Event
from pilar.ground.audit.permissions import Permission
from pilar.ground.web import exports
from pilar.ground.web.exports import Cell
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column, Tab, Text

M = TypeVar("M", bound=Model)
CHUNK = 2000
WHEN = {"waktu": ["at"]}
COLUMNS = (
    Column(gettext_lazy("What happened")),
    Column(gettext_lazy("When"), sort="waktu"),
    Column(gettext_lazy("Who did it")),
    Column(gettext_lazy("About")),
    Column(gettext_lazy("Where")),
    Column(gettext_lazy("Seal"), numeric=True),
)
EXPORTED = (
    gettext_lazy("Seal"),
    gettext_lazy("When"),
    gettext_lazy("What happened"),
    gettext_lazy("Name of the event"),
    gettext_lazy("Who did it"),
    gettext_lazy("About"),
    gettext_lazy("Id"),
    gettext_lazy("Where"),
    gettext_lazy("Details"),
)
LOOK_COLUMNS = (
    Column(gettext_lazy("Who looked")),
    Column(gettext_lazy("When"), sort="waktu"),
    Column(gettext_lazy("Page")),
    Column(gettext_lazy("Why")),
    Column(gettext_lazy("People shown"), numeric=True),
)


@scope.requires(Permission.VIEW_TRAIL, everywhere=True)
def trail(request: SignedInRequest) -> HttpResponseBase:
    """Every act, newest first: searched, filtered, paged; as xlsx or csv with `?unduh=`."""
    narrow = TrailFilter(request.GET or None)
    chosen = _chosen(narrow)
    found = audit.trail(
        kind=chosen.get("jenis", ""), since=chosen.get("sejak"), until=chosen.get("sampai")
    )
    listing = _listing(request, found, COLUMNS, audit.search)
    if export := request.GET.get("unduh"):
        return _file(export, _("trail"), EXPORTED, _trail_rows(listing.all))
    page = {
        "sealed": audit.sealed_count(),
        "unsealed": audit.unsealed_count(),
        "acts": [acts.act(event) for event in listing.rows],
    }
    return _page(request, "desk/trail.html", narrow, listing, page)


@scope.requires(Permission.VIEW_TRAIL, everywhere=True)
def looks(request: SignedInRequest) -> HttpResponseBase:
    """Every look at people, newest first: searched, filtered, paged; as xlsx or csv with `?unduh=`."""
    narrow = LooksFilter(request.GET or None)
    chosen = _chosen(narrow)
    found = look_queries.looks(
        person=chosen.get("orang"), since=chosen.get("sejak"), until=chosen.get("sampai")
    )
    listing = _listing(request, found, LOOK_COLUMNS, _by_name)
    if export := request.GET.get("unduh"):
        heads = [column.label for column in LOOK_COLUMNS]
        return _file(export, _("looks"), heads, _look_rows(listing.all))
    page = {"looked": queries.looks_with_names(listing.rows)}
    return _page(request, "desk/trail_looks.html", narrow, listing, page)


def _chosen(narrow: TrailFilter | LooksFilter) -> dict[str, Any]:
    """What the filter asks for; what makes no sense narrows nothing, and says so."""
    narrow.is_valid()
    return getattr(narrow, "cleaned_data", {})


def _listing(
    request: SignedInRequest,
    rows: QuerySet[M],
    columns: Sequence[Column],
    search: Callable[[QuerySet[M], str], QuerySet[M]],
) -> Listing[M]:
    return Listing(request, rows, columns=columns, orders=WHEN, default="-waktu", search=search)


def _page(
    request: SignedInRequest,
    template: str,
    narrow: TrailFilter | LooksFilter,
    listing: Listing[M],
    page: Mapping[str, object],
) -> HttpResponse:
    context = {
        **page,
        "filter": narrow,
        "listing": listing,
        "xlsx": listing.address(unduh="xlsx"),
        "csv": listing.address(unduh="csv"),
        "narrowed": any(request.GET.get(name) for name in narrow.fields),
        "tabs": [
            Tab(label, reverse(name), reverse(name) == request.path)
            for label, name in ((_("Acts"), "desk:trail"), (_("Looks at people"), "desk:looks"))
        ],
    }
    return render(request, template, context)


def _by_name(found: QuerySet[Look], words: str) -> QuerySet[Look]:
    """Accounts stand in another database than looks: their ids go over as values."""
    ids = User.objects.filter(full_name__icontains=words).values_list("pk", flat=True)
    return found.filter(user_id__in=list(ids))


def _file(
    kind: str, name: str, heads: Iterable[Text], rows: Iterator[list[Cell]]
) -> HttpResponseBase:
    if kind == "csv":
        return exports.csv_response(name, list(heads), rows)
    return exports.xlsx_response(name, list(heads), rows)


def _trail_rows(events: QuerySet[Event]) -> Iterator[list[Cell]]:
    for event in events.iterator(chunk_size=CHUNK):
        row = acts.act(event)
        details = "; ".join(f"{name}: {value}" for name, value in row.details)
        what: list[Cell] = [row.number, event.at, row.what, event.name]
        yield [*what, row.who, row.about, event.target_id, row.place, details]


def _look_rows(found: QuerySet[Look]) -> Iterator[list[Cell]]:
    names = {user.pk: user.full_name for user in User.objects.only("full_name")}
    for look in found.iterator(chunk_size=CHUNK):
        who = names.get(look.user_id, "") if look.user_id else ""
        yield [who, look.at, look.path, look.reason, len(look.subjects)]
