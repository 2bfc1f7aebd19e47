"""Counting what measures name, by month with village or pillar; kept until something happens.

A count of all months is kept in the process under the newest event of the trail: every act writes
one, so a figure moves with each. Acts that commit out of the order of their numbers (PostgreSQL)
would be missed until the next one; so nothing is kept for longer than a minute.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from threading import Lock
from typing import Any

from django.conf import settings
from django.db.models import Count, DateField, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from pilar.ground.audit.models import Event
from pilar.kernel.measures import Measure
from pilar.people.pillars.models import Organization

# (village code or "", month, pillar code or "") -> rows
Cells = Mapping[tuple[str, date, str], int]


@dataclass(frozen=True, slots=True)
class _Counted:
    """All cells of a measure as of an event, and the first month in which it counted anything."""

    event: tuple[int, datetime] | None
    cells: Cells
    first: date | None
    until: float  # of time.monotonic()


_kept: dict[str, _Counted] = {}
_lock = Lock()
KEEP = 60.0  # seconds


@cache
def measures() -> dict[str, Measure]:
    """All measures by code, as config/wiring.py lists their modules."""
    modules = import_module(settings.PILAR_WIRING).MEASURES
    return {measure.code: measure for path in modules for measure in import_module(path).MEASURES}


def newest_event() -> tuple[int, datetime] | None:
    """Number and time of the newest act (a number alone may come again after a rollback). One look at an index."""
    return Event.objects.order_by("-pk").values_list("pk", "at").first()


def by_village(code: str) -> Cells:
    """Rows of a measure by village and month (and pillar, where it has one)."""
    return _counted(code).cells


def first_month(code: str) -> date | None:
    """The first month in which the measure counted anything in the city: before it nothing was kept."""
    return _counted(code).first


def distinct_in(code: str, since: date, until: date, area: str = "") -> int:
    """How many different subjects a measure counts over the months [since, until), in `area` or everywhere."""
    measure = measures()[code]
    rows = _between(measure, since, until)
    if area:
        rows = rows.filter(**{f"{measure.area}__code__startswith": area})
    return int(rows.aggregate(n=Count(measure.distinct, distinct=True))["n"])


def _counted(code: str) -> _Counted:
    newest = newest_event()
    kept = _kept.get(code)
    if kept and kept.event == newest and time.monotonic() < kept.until:
        return kept
    until = time.monotonic() + KEEP
    cells = _count(measures()[code])
    counted = _Counted(newest, cells, min((month for _, month, _ in cells), default=None), until)
    with _lock:
        _kept[code] = counted
    return counted


def forget() -> None:
    """Count everything anew at the next question (between tests)."""
    _kept.clear()


def _count(measure: Measure) -> Cells:
    paths = [path for path in (measure.area, "month", measure.pillar) if path]
    counted = Count(measure.distinct, distinct=True) if measure.distinct else Count("pk")
    rows = (
        measure.rows()
        .order_by()
        .annotate(month=TruncMonth(measure.day, output_field=DateField()))
        .values_list(*paths)
        .annotate(n=counted)
    )
    pillars = _pillars() if measure.pillar else {}
    cells: dict[tuple[str, date, str], int] = {}
    for *found, n in rows:
        row = dict(zip(paths, found, strict=True))
        village = (row.get(measure.area) or "") if measure.area else ""
        key = (village, row["month"], pillars.get(row.get(measure.pillar) or "", ""))
        cells[key] = cells.get(key, 0) + n
    return cells


def _pillars() -> dict[str, str]:
    """The code of its pillar for the code of each organisation (a chapter belongs to its pillar)."""
    rows = Organization.objects.values_list("code", "parent__code")
    return {code: parent or code for code, parent in rows}


def _between(measure: Measure, since: date, until: date) -> QuerySet[Any]:
    """Rows whose day lies in [since, until), in the city's time."""
    rows: QuerySet[Any] = measure.rows()
    field = rows.model._meta
    for name in measure.day.split("__"):
        found = field.get_field(name)
        if found.related_model:
            field = found.related_model._meta
    if found.get_internal_type() == "DateField":
        return rows.filter(**{f"{measure.day}__gte": since, f"{measure.day}__lt": until})
    zone = timezone.get_current_timezone()
    begin, end = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (since, until))
    return rows.filter(**{f"{measure.day}__gte": begin, f"{measure.day}__lt": end})


between = _between
