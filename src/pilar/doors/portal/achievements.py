"""What everybody may see of what was achieved: nothing where few stand behind a figure."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from pilar.ground.web.charts import Chart
from pilar.ground.web.tilemap import TileMap
from pilar.people.pillars import queries as pillars
from pilar.review.indicators import pictures, queries
from pilar.review.indicators.definitions import DEFINITIONS
from pilar.review.indicators.queries import Figure, months_before


class Span(NamedTuple):
    """Months [since, until)."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Achievements:
    """One year so far (or the last twelve months in January), as the public page shows it."""

    since: date
    last: date
    reported: int
    taken_on: int
    solved: int
    reopened: int
    in_time: Figure
    village_map: TileMap
    trend: Chart
    trend_title: str
    pillars: Chart
    reached: int
    villages: int
    shortfalls: list[tuple[str, str]]

    @property
    def open(self) -> int:
        """Reports taken on that nobody has confirmed as solved yet."""
        return self.taken_on - self.solved


def achievements(today: date) -> Achievements:
    """The public figures as of now. Counts are kept in the process until something happens."""
    over = queries.settled(DEFINITIONS["in_time"], today)
    until = months_before(queries.month_of(today), -1)
    since = date(today.year, 1, 1) if today.month > 1 else months_before(until, 12)
    span = Span(since, until)
    in_time, target = DEFINITIONS["in_time"], _target("in_time", today)
    by_village = [
        (a, f.in_public())
        for a, f in queries.by_village("in_time", since=span.since, until=span.until)
    ]
    trend = [
        (month, figure.in_public())
        for month, figure in queries.trend("in_time", since=months_before(over, 12), until=over)
    ]
    solved = queries.figure("solved", since=span.since, until=span.until)
    reached = sum(1 for _a, f in by_village if f.value is not None and f.value >= (target or 0))
    return Achievements(
        since=since,
        last=months_before(until, 1),
        reported=queries.figure("reported", since=span.since, until=span.until).numerator,
        taken_on=solved.denominator or 0,
        solved=solved.numerator,
        reopened=queries.figure("reopened", since=span.since, until=span.until).numerator,
        in_time=queries.figure("in_time", since=span.since, until=span.until),
        village_map=pictures.village_map(in_time, by_village, title=in_time.title),
        trend=pictures.trend_line(in_time, trend, title=in_time.title, target=target),
        trend_title=_turn([figure.value for _m, figure in trend]),
        pillars=_pillars(span, today),
        reached=reached,
        villages=len(by_village),
        shortfalls=_shortfalls(span, today, by_village),
    )


def _target(code: str, today: date) -> float | None:
    target = queries.target(code, today)
    return float(target) if target is not None else None


def _turn(values: list[float | None]) -> str:
    """The trend as a sentence: from the first to the last known month."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return _("Over time")
    step = round(known[-1] - known[0])
    if step == 0:
        return _("As a year ago")
    words = _("Up %(n)s points in a year") if step > 0 else _("Down %(n)s points in a year")
    return words % {"n": abs(step)}


def _pillars(span: Span, today: date) -> Chart:
    definition = DEFINITIONS["tasks_in_time"]
    five = list(pillars.pillars())
    rows = queries.by_pillar(
        "tasks_in_time", [one.code for one in five], since=span.since, until=span.until
    )
    names = {one.code: one.short_name for one in five}
    return pictures.pillar_bars(
        definition,
        [(names[code], figure.in_public()) for code, figure in rows],
        title=definition.title,
        target=_target("tasks_in_time", today),
    )


def _shortfalls(
    span: Span, today: date, by_village: list[tuple[Any, Figure]]
) -> list[tuple[str, str]]:
    """What was not reached, with equal weight: open reports, figures below target, villages unknown."""
    found = []
    for code in ("in_time", "solved", "reopened", "pkh"):
        figure, goal = (
            queries.figure(code, since=span.since, until=span.until).in_public(),
            _target(code, today),
        )
        if figure.value is None or goal is None:
            continue
        short = goal - figure.value if figure.definition.better == "up" else figure.value - goal
        if short > 0:
            found.append(
                (
                    f"{figure.definition.title}: {pictures.written(figure.definition, figure.value)}.",
                    _("Target %(goal)s.") % {"goal": pictures.written(figure.definition, goal)},
                )
            )
    unknown = [area.name for area, figure in by_village if figure.value is None]
    if unknown:
        found.append(
            (
                _("Villages without a figure: %(n)s.") % {"n": len(unknown)},
                _("Too few reports to tell of: written as “not known”, not as zero."),
            )
        )
    return found
