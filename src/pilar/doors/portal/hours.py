"""Opening hours in words: "Senin–Jumat 08.00–15.00"."""

from itertools import groupby

from babel.dates import get_day_names
from django.utils.translation import gettext as _

from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import OpeningHours
from pilar.ground.web.numbers import locale


def _clock(row: OpeningHours) -> str:
    mark = "." if locale() == "id" else ":"
    return "–".join(f"{t:%H}{mark}{t:%M}" for t in (row.opens_at, row.closes_at))


def opening_hours() -> list[str]:
    """Each stretch of days with the same hours as one text. One query."""
    names = get_day_names("wide", locale=locale())
    rows = list(areas.opening_hours())
    # Days that follow one another with the same hours share weekday minus position.
    runs = groupby(enumerate(rows), lambda pair: (pair[1].weekday - pair[0], _clock(pair[1])))
    found = []
    for (_run, clock), pairs in runs:
        days = [row.weekday for _position, row in pairs]
        first, last = names[days[0]], names[days[-1]]
        found.append(f"{first}–{last} {clock}" if len(days) > 1 else f"{first} {clock}")
    return found or [_("ask at the desa or kelurahan office")]
