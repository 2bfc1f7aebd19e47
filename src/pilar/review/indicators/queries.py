"""Figures: a value with its base, over time, by village and by pillar; and the rows behind it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.ground.areas import queries as areas
from pilar.review.indicators import measuring
from pilar.review.indicators.definitions import DEFINITIONS, Definition
from pilar.review.indicators.models import Target

SMALL = 5  # in public, a count below it is not told: few people could be recognised


@dataclass(frozen=True, slots=True)
class Figure:
    """One value with its base. `value`: percent for a share, else the count; None when it is not known.

    `is_kept`: whether anything was kept yet in these months; a count of nothing before is no zero.
    """

    definition: Definition
    numerator: int
    denominator: int | None
    is_kept: bool = True

    @property
    def value(self) -> float | None:
        if not self.is_kept:
            return None
        if self.denominator is None:
            return float(self.numerator)
        return 100 * self.numerator / self.denominator if self.denominator else None

    @property
    def is_small(self) -> bool:
        """Whether so few stand behind it that it is not told in public."""
        base = self.numerator if self.denominator is None else self.denominator
        return 0 < base < SMALL

    def in_public(self) -> "Figure":
        """The figure as everybody may see it: nothing where few stand behind it."""
        return (
            replace(self, numerator=0, denominator=None if self.denominator is None else 0)
            if self.is_small
            else self
        )


def month_of(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def months_before(month: date, count: int) -> date:
    """The first day of the month that lies `count` months before."""
    total = month.year * 12 + month.month - 1 - count
    return date(total // 12, total % 12 + 1, 1)


def settled(definition: Definition, on: date) -> date:
    """The first month whose figure still moves on that day; months before it stand."""
    return months_before(month_of(on), definition.settles)


def months(since: date, until: date) -> list[date]:
    """The first days of the months in [since, until)."""
    found = [month_of(since)]
    while (following := months_before(found[-1], -1)) < until:
        found.append(following)
    return found if found[0] < until else []


def available() -> list[Definition]:
    """The indicators whose measures the apps of this city bring."""
    known = measuring.measures()
    return [
        definition
        for definition in DEFINITIONS.values()
        if definition.numerator in known
        and (not definition.denominator or definition.denominator in known)
    ]


def figure(
    code: str,
    *,
    since: date,
    until: date,
    area: str = "",
    pillar: str = "",
    of: measuring.Moment = None,
) -> Figure:
    """An indicator over the months [since, until), in `area` (a code) or everywhere, of one pillar or all.

    `of`: the moment that a page with many figures tells of; without it the newest act is looked up.
    """
    of = of or measuring.moment()
    definition = DEFINITIONS[code]
    numerator = measuring.total(definition.numerator, since, until, area, pillar, of=of)
    base = None
    if definition.is_share:
        base = measuring.total(definition.denominator, since, until, area, pillar, of=of)
    first = measuring.first_month(definition.denominator or definition.numerator, of=of)
    return Figure(definition, numerator, base, is_kept=first is None or until > first)


def trend(
    code: str,
    *,
    since: date,
    until: date,
    area: str = "",
    pillar: str = "",
    of: measuring.Moment = None,
) -> list[tuple[date, Figure]]:
    """The indicator month by month over [since, until)."""
    of = of or measuring.moment()
    return [
        (
            month,
            figure(
                code,
                since=month,
                until=months_before(month, -1),
                area=area,
                pillar=pillar,
                of=of,
            ),
        )
        for month in months(since, until)
    ]


def by_village(code: str, *, since: date, until: date) -> list[tuple[Any, Figure]]:
    """The indicator for each village of the city."""
    of = measuring.moment()
    return [
        (village, figure(code, since=since, until=until, area=village.code, of=of))
        for village in areas.villages()
    ]


def by_pillar(
    code: str, pillars: Iterable[str], *, since: date, until: date
) -> list[tuple[str, Figure]]:
    """The indicator for each of these pillars."""
    of = measuring.moment()
    return [(who, figure(code, since=since, until=until, pillar=who, of=of)) for who in pillars]


def target(code: str, on: date) -> Decimal | None:
    """The target in force on a day: the city's own, else the first one."""
    own = (
        Target.objects.filter(indicator=code, valid_from__lte=on)
        .order_by("-valid_from", "-pk")
        .values_list("value", flat=True)
        .first()
    )
    return own if own is not None else DEFINITIONS[code].first_target


def rows_behind(
    code: str, user: User, *, since: date, until: date, area: str = "", base: bool = False
) -> QuerySet[Any]:
    """The very rows behind a figure, inside what `user` may see; `base`: those of the denominator."""
    definition = DEFINITIONS[code]
    measure = measuring.measures()[
        definition.denominator if base and definition.denominator else definition.numerator
    ]
    rows = measuring.between(measure, since, until)
    if area and measure.area:
        rows = rows.filter(**{f"{measure.area}__code__startswith": area})
    return scope.visible(user, measure.permission, rows)
