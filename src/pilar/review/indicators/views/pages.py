"""All figures, one figure, and the rows behind it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.areas import queries as areas
from pilar.ground.web.exports import xlsx_response
from pilar.ground.web.numbers import rupiah
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column
from pilar.people.pillars import queries as pillars
from pilar.review.indicators import measuring, pictures, queries
from pilar.review.indicators.definitions import Definition
from pilar.review.indicators.permissions import Permission
from pilar.review.indicators.queries import Figure, months_before

SPAN = 12  # months that a page tells of


@dataclass(frozen=True, slots=True)
class Asked:
    """Which months and which village a page tells of."""

    since: date
    until: date
    area: str

    @property
    def last(self) -> date:
        """The first day of the last month that is told of."""
        return months_before(self.until, 1)

    @property
    def address(self) -> str:
        """The same question as a query."""
        return f"dari={self.since:%Y-%m}&sampai={self.last:%Y-%m}&desa={self.area}"


def _month(text: str) -> date | None:
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return month if 2000 <= month.year <= 2100 else None


def _asked(request: SignedInRequest) -> Asked:
    """The months (the last twelve unless told) and the village that the address names."""
    this_month = queries.month_of(timezone.localdate())
    last = _month(request.GET.get("sampai", "")) or this_month
    since = _month(request.GET.get("dari", "")) or months_before(last, SPAN - 1)
    since = max(min(since, last), months_before(last, 59))
    area = request.GET.get("desa", "")
    return Asked(since, months_before(last, -1), area if areas.by_code(area) else "")


def _definition(code: str) -> Definition:
    found = next((one for one in queries.available() if one.code == code), None)
    if found is None:
        raise Http404
    return found


def change(now: Figure, before: Figure) -> tuple[str, str]:
    """How the figure moved against the same months a year before, in words, and its tone."""
    if now.value is None or before.value is None:
        return _("no figure a year before"), ""
    step = now.value - before.value
    unit = _("points") if now.definition.is_share else ""
    words = _("%(step)s %(unit)s against a year before") % {
        "step": f"{step:+.1f}".replace(".", ",") if now.definition.is_share else f"{step:+.0f}",
        "unit": unit,
    }
    good = step >= 0 if now.definition.better == "up" else step <= 0
    return " ".join(words.split()), "good" if good else "bad"


@scope.requires(Permission.VIEW)
def overview(request: SignedInRequest) -> HttpResponse:
    """All indicators of the last twelve months, each beside the same months a year before."""
    asked, of = _asked(request), measuring.moment()
    rows = []
    for definition in queries.available():
        now = queries.figure(
            definition.code, since=asked.since, until=asked.until, area=asked.area, of=of
        )
        before = queries.figure(
            definition.code,
            since=months_before(asked.since, 12),
            until=months_before(asked.until, 12),
            area=asked.area,
            of=of,
        )
        until = min(asked.until, queries.settled(definition, timezone.localdate()))
        trend = queries.trend(
            definition.code, since=asked.since, until=until, area=asked.area, of=of
        )
        target = queries.target(definition.code, timezone.localdate())
        rows.append(
            {
                "definition": definition,
                "now": now,
                "value": pictures.written(definition, now.value),
                "change": change(now, before),
                "trend": [figure.value for _m, figure in trend],
                "target": float(target) if target is not None else None,
            }
        )
    page = {"rows": rows, "asked": asked, "villages": areas.villages()}
    return render(request, "indicators/overview.html", page)


@scope.requires(Permission.VIEW)
def indicator(request: SignedInRequest, code: str) -> HttpResponse:
    """One indicator: value and base, trend, villages, pillars, how it is computed."""
    definition, asked = _definition(code), _asked(request)
    today = timezone.localdate()
    target = queries.target(code, today)
    goal = float(target) if target is not None else None
    now = queries.figure(code, since=asked.since, until=asked.until, area=asked.area)
    before = queries.figure(
        code,
        since=months_before(asked.since, 12),
        until=months_before(asked.until, 12),
        area=asked.area,
    )
    until = min(asked.until, queries.settled(definition, today))
    trend = queries.trend(code, since=months_before(until, 24), until=until, area=asked.area)
    here = reverse("indicators:indicator", args=[code])
    page = {
        "definition": definition,
        "asked": asked,
        "now": now,
        "value": pictures.written(definition, now.value),
        "before": pictures.written(definition, before.value),
        "change": change(now, before),
        "target": goal,
        "line": pictures.trend_line(definition, trend, title=definition.title, target=goal),
        "line_ends": months_before(until, 1) if until < asked.until else None,
        "may_open": scope.may(request.user, Permission.VIEW_ROWS),
        "village": areas.by_code(asked.area) if asked.area else None,
    }
    if definition.by_village:
        figures = queries.by_village(code, since=asked.since, until=asked.until)
        link = f"{here}?dari={asked.since:%Y-%m}&sampai={asked.last:%Y-%m}&desa="
        page["map"] = pictures.village_map(
            definition, figures, title=definition.title, picked=asked.area, link=link
        )
    if definition.by_pillar:
        five = list(pillars.pillars())
        rows = queries.by_pillar(
            code, [one.code for one in five], since=asked.since, until=asked.until
        )
        names = {one.code: one.name for one in five}
        page["bars"] = pictures.pillar_bars(
            definition,
            [(names[who], figure) for who, figure in rows],
            title=definition.title,
            target=goal,
        )
    return render(request, "indicators/indicator.html", page)


@scope.requires(Permission.VIEW_ROWS)
def rows(request: SignedInRequest, code: str) -> HttpResponseBase:
    """Exactly the rows behind a figure, inside what the reader may see; also as xlsx."""
    definition, asked = _definition(code), _asked(request)
    base = request.GET.get("dasar") == "1"
    found = queries.rows_behind(
        code, request.user, since=asked.since, until=asked.until, area=asked.area, base=base
    )
    measure = measuring.measures()[
        definition.denominator if base and definition.denominator else definition.numerator
    ]
    paths = [path for path, _label in measure.columns]
    if request.GET.get("unduh") == "xlsx":
        cells = found.order_by("pk").values_list(*paths)[:50_000]
        return xlsx_response(
            f"{code}-{asked.since:%Y%m}",
            [str(label) for _p, label in measure.columns],
            _plain(cells),
        )
    listing = Listing(
        request,
        found,
        columns=[Column(str(label)) for _path, label in measure.columns],
        default="baru",
        orders={"baru": [f"-{measure.day}"]},
    )
    page = {
        "definition": definition,
        "asked": asked,
        "base": base,
        "listing": listing,
        "different": found.aggregate(n=Count(measure.distinct, distinct=True))["n"]
        if measure.distinct
        else None,
        "cells": [
            (row, [_cell(row, path) for path in paths], _link(measure.link, row))
            for row in listing.rows
        ],
    }
    return render(request, "indicators/rows.html", page)


def _plain(cells: object) -> list[list[str | int | float | date | None]]:
    found = []
    for row in cells:  # type: ignore[attr-defined]  # rows of values
        found.append([timezone.localtime(v).date() if hasattr(v, "hour") else v for v in row])
    return found


def _cell(row: object, path: str) -> object:
    """The value at `path`; a choice in words, money as money."""
    value: object = row
    *way, last = path.split("__")
    for name in way:
        value = getattr(value, name, None)
    words = getattr(value, f"get_{last}_display", None)
    found = words() if words else getattr(value, last, None)
    if last.endswith("_idr") and isinstance(found, int):
        return rupiah(found)
    return timezone.localtime(found).date() if hasattr(found, "hour") else found


def _link(name: str, row: object) -> str:
    try:
        return reverse(name, args=[row.pk]) if name else ""  # type: ignore[attr-defined]  # rows are models
    except NoReverseMatch:
        return ""  # an app whose rows have no pages
