"""Counting what measures name, by month with village or pillar; kept until something happens.

A count of all months is kept in the process under the newest event of the trail: every act writes
one, so a figure moves with each. Acts that commit out of the order of their numbers (PostgreSQL)
would be missed until the next one; so nothing is kept for longer than a minute.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from threading import Lock
from typing import Any

from django.conf import settings
from django.db.models import Count, DateField, F, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from pilar.ground.audit.models import Event
from pilar.kernel.measures import Measure
from pilar.people.pillars.models import Organization

Cell = tuple[str, str]  # village code or "", pillar code or ""
Moment = tuple[int, datetime] | None  # the newest act; None before the first


@dataclass(frozen=True, slots=True)
class _Counted:
    """All cells of a measure as of an event, by month.

    `subjects` instead of `rows` for a measure that counts different ones: they are united over cells.
    """

    event: Moment
    rows: Mapping[date, Mapping[Cell, int]]
    subjects: Mapping[date, Mapping[Cell, set[Any]]]
    until: float  # of time.monotonic()


_kept: dict[str, _Counted] = {}
_lock = Lock()
KEEP = 60.0  # seconds


@cache
def measures() -> dict[str, Measure]:
    """All measures by code, as config/wiring.py lists their modules."""
    modules = import_module(settings.PILAR_WIRING).MEASURES
    return {measure.code: measure for path in modules for measure in import_module(path).MEASURES}


def moment() -> Moment:
    """Number and time of the newest act (a number alone may come again after a rollback). One look at an index."""
    return Event.objects.order_by("-pk").values_list("pk", "at").first()


def total(
    code: str, since: date, until: date, area: str = "", pillar: str = "", *, of: Moment
) -> int:
    """What a measure counts over the months [since, until), in `area` or everywhere, of one pillar or all.

    Whoever is counted in two months or villages counts once where the measure counts different ones.
    `of`: the `moment()` that the page tells of.
    """
    counted = _counted(code, of)

    def lies_in(cell: Cell) -> bool:
        village, who = cell
        here = not area or village == area or village.startswith(f"{area}.")
        return here and (not pillar or who == pillar)

    def of_months(cells: Mapping[date, Mapping[Cell, Any]]) -> Iterator[Any]:
        for month, found in cells.items():
            if since <= month < until:
                yield from (value for cell, value in found.items() if lies_in(cell))

    if measures()[code].distinct:
        return len(set[Any]().union(*of_months(counted.subjects)))
    return sum(of_months(counted.rows))


def first_month(code: str, *, of: Moment) -> date | None:
    """The first month in which the measure counted anything in the city: before it nothing was kept."""
    counted = _counted(code, of)
    return min([*counted.rows, *counted.subjects], default=None)


def _counted(code: str, of: Moment) -> _Counted:
    kept = _kept.get(code)
    if kept and kept.event == of and time.monotonic() < kept.until:
        return kept
    until = time.monotonic() + KEEP
    measure = measures()[code]
    rows = {} if measure.distinct else _rows(measure)
    subjects = _subjects(measure) if measure.distinct else {}
    counted = _Counted(of, rows, subjects, until)
    with _lock:
        _kept[code] = counted
    return counted


def forget() -> None:
    """Count everything anew at the next question (between tests)."""
    _kept.clear()


def _rows(measure: Measure) -> dict[date, dict[Cell, int]]:
    months: dict[date, dict[Cell, int]] = {}
    for month, cell, n in _by_cell(measure, Count("pk")):
        cells = months.setdefault(month, {})
        cells[cell] = cells.get(cell, 0) + n
    return months


def _subjects(measure: Measure) -> dict[date, dict[Cell, set[Any]]]:
    months: dict[date, dict[Cell, set[Any]]] = {}
    for month, cell, subject in _by_cell(measure, F(measure.distinct)):
        if subject is not None:
            months.setdefault(month, {}).setdefault(cell, set()).add(subject)
    return months


def _by_cell(measure: Measure, asked: Count | F) -> Iterator[tuple[date, Cell, Any]]:
    paths = [path for path in (measure.area, "month", measure.pillar) if path]
    rows = (
        measure.rows()
        .order_by()
        .annotate(month=TruncMonth(measure.day, output_field=DateField()))
        .values_list(*paths)
        .annotate(asked=asked)
        .distinct()
    )
    pillars = _pillars() if measure.pillar else {}
    for *found, value in rows:
        row = dict(zip(paths, found, strict=True))
        village = (row.get(measure.area) or "") if measure.area else ""
        yield row["month"], (village, pillars.get(row.get(measure.pillar) or "", "")), value


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
