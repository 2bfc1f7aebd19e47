"""Random families that gather at the edges of the law, as much or as little known as asked for."""

import random
from datetime import date, timedelta
from typing import Any

from pilar.rules.household import Household, Member

ON = date(2026, 11, 24)
EDGES = (0, 3, 6, 7, 9, 10, 16, 17, 21, 22, 30, 45, 54, 55, 59, 60, 69, 70, 85)
DAYS = (
    date(2026, 11, 24),
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2022, 6, 1),
    date(2023, 3, 15),
)
PERSON: dict[str, tuple[Any, ...]] = {
    "sex": ("L", "P", "P"),
    "pregnant": (True, False),
    "postpartum": (True, False, False),
    "pregnancy_number": (1, 2, 3),
    "school_status": ("NEVER", "ATTENDING", "ATTENDING", "ATTENDING", "LEFT"),
    "school_level": ("SD", "SMP", "SMA", "SD", "TERTIARY"),
    "finished_school": (True, False, False, False),
    "severe_disability": (True, False, False, False),
    "civil_servant": (True, *[False] * 9),
    "rights_victim": (True, *[False] * 9),
}


def born(dice: random.Random, on: date) -> dict[str, Any]:
    """A birth near an edge, sometimes on it, and sometimes not known to the day."""
    age = dice.choice(EDGES)
    day = date(on.year - age, on.month, min(on.day, 28)) + timedelta(
        days=dice.choice((-30, -1, 0, 1, 2))
    )
    precision = dice.choice((None, "DAY", "DAY", "DAY", "DAY", "MONTH", "YEAR", "AGE"))
    return {"birth_date": min(day, on), "birth_precision": precision}


def person(dice: random.Random, known: float, on: date) -> dict[str, Any]:
    facts = {name: dice.choice(values) for name, values in PERSON.items() if dice.random() < known}
    return {**facts, **(born(dice, on) if dice.random() < known else {})}


def family(
    seed: int, known: float | None = None, on: date | None = None, most: int = 6
) -> Household:
    """The family of that seed. `known`: the share of facts that are known; drawn if left out."""
    dice = random.Random(seed)
    share = dice.choice((0.0, 0.3, 0.6, 0.8, 0.9, 0.97, 1.0)) if known is None else known
    day = on or dice.choice(DAYS)
    household: dict[str, Any] = {}
    if dice.random() < share:
        household["decile"] = dice.choice((1, 2, 3, 4, 4, 5))
    if dice.random() < share:
        household["in_family_card"] = dice.random() < 0.9
    members = (
        Member(str(n), person(dice, share, day), name=f"Orang {n}")
        for n in range(1, dice.randint(1, most) + 1)
    )
    return Household(str(seed), day, household, tuple(members))
