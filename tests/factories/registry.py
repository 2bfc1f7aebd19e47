"""People of the registry, made by the actions that make them in life. All invented."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from pilar.people.registry import actions
from pilar.people.registry.models import Person

PUNTEN, GUNUNGSARI = "35.79.02.2001", "35.79.02.2002"
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
_serial = count(1)


def nik(born: date = date(1980, 5, 12), *, woman: bool = False) -> str:
    """A well-formed NIK in the kecamatan 35.79.91, which does not exist."""
    day = born.day + (40 if woman else 0)
    return f"357991{day:02}{born:%m%y}{next(_serial):04}"


def person(**fields: Any) -> Person:
    """A person with a household of its own in Punten, unless `fields` say otherwise."""
    said = {
        "name": "Lilik Suryani",
        "sex": "P",
        "birth_date": date(1980, 5, 12),
        "birth_precision": "DAY",
        "village": PUNTEN,
        "rt": "03",
        "rw": "02",
    } | fields
    return actions.add_person(fields=said, by=None, at=NOON)
