"""PKH once more, slowly and obviously, in plain Python: the third voice beside batch and explanation.

Written from the law as the docstrings of the rules give it, sharing no code with them. Unknown is None.
A range of amounts is found by going through every world, so keep families small.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any

Facts = Mapping[str, Any]
Three = bool | None

AMOUNTS = {
    "pkh.rights_victim": 10_800_000,
    "pkh.early_childhood": 3_000_000,
    "pkh.primary_school": 900_000,
    "pkh.junior_school": 1_500_000,
    "pkh.senior_school": 2_000_000,
    "pkh.severe_disability": 2_400_000,
    "pkh.elderly": 2_400_000,
    "pkh.pregnancy": 3_000_000,
}  # in order of priority
CHILDREN = ("pkh.early_childhood", "pkh.primary_school", "pkh.junior_school", "pkh.senior_school")
LEVELS = {"pkh.primary_school": "SD", "pkh.junior_school": "SMP", "pkh.senior_school": "SMA"}


@dataclass(frozen=True)
class Said:
    conditions: dict[str, Three]
    met: Three
    least: int
    most: int


def and_(*claims: Three) -> Three:
    if False in claims:
        return False
    return None if None in claims else True


def or_(*claims: Three) -> Three:
    if True in claims:
        return True
    return None if None in claims else False


def not_(claim: Three) -> Three:
    return None if claim is None else not claim


def same(value: object, other: object) -> Three:
    return None if value is None else value == other


def birthday(born: date, years: int) -> date:
    """The day on which someone has completed that many years; 1 March for 29 February in common years."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def possible_births(member: Facts, on: date) -> tuple[date, date] | None:
    born, precision = member.get("birth_date"), member.get("birth_precision") or "DAY"
    if born is None:
        return None
    if precision == "YEAR":
        first, last = date(born.year, 1, 1), date(born.year, 12, 31)
    elif precision == "MONTH":
        first = date(born.year, born.month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    elif precision == "AGE":
        first, last = birthday(born, -1), birthday(born, 1)
    else:
        first = last = born
    return None if first > on else (first, last)


def at_least(member: Facts, years: int, on: date) -> Three:
    births = possible_births(member, on)
    if births is None:
        return None
    youngest, oldest = birthday(births[1], years) <= on, birthday(births[0], years) <= on
    return youngest if youngest == oldest else None


def between(member: Facts, low: int, high: int, on: date) -> Three:
    return and_(at_least(member, low, on), not_(at_least(member, high + 1, on)))


def fits(member: Facts, on: date) -> dict[str, Three]:
    """Per component whether the member fits it."""
    get = member.get
    number = get("pregnancy_number")
    found = {
        "pkh.early_childhood": not_(at_least(member, 7, on)),
        "pkh.severe_disability": get("severe_disability"),
        "pkh.elderly": at_least(member, 60 if on >= date(2023, 1, 1) else 70, on),
        "pkh.pregnancy": and_(
            same(get("sex"), "P"),
            between(member, 10, 54, on),
            or_(get("pregnant"), get("postpartum")),
            None if number is None else number <= 2,
        ),
    }
    for component, level in LEVELS.items():
        found[component] = and_(
            between(member, 6, 21, on),
            same(get("school_status"), "ATTENDING"),
            same(get("school_level"), level),
            not_(get("finished_school")),
        )
    if on >= date(2023, 3, 15):
        found["pkh.rights_victim"] = get("rights_victim")
    return {component: found[component] for component in AMOUNTS if component in found}


def outcomes(found: Mapping[str, Three]) -> list[str | None]:
    """What the member may come to be counted as: the dearest that it fits; None for nothing."""
    possible: list[str | None] = []
    for component in sorted(found, key=lambda c: -AMOUNTS[c]):  # stable: equal amounts by priority
        if found[component] is not False:
            possible.append(component)
        if found[component]:
            return possible
    return [*possible, None]


def worlds(found: list[dict[str, Three]]) -> set[tuple[str | None, ...]]:
    """All that the members may come to together; who is who doesn't matter."""
    reached: set[tuple[str | None, ...]] = {()}
    for options in map(outcomes, found):
        reached = {tuple(sorted((*w, o), key=str)) for w, o in product(reached, options)}
    return reached


def due(chosen: Iterable[str | None], on: date) -> int:
    """What a family gets whose members come to these components."""
    persons = list(chosen)
    limits = {"pkh.early_childhood": 2}
    if on < date(2023, 1, 1):
        limits |= {"pkh.severe_disability": 1, "pkh.elderly": 1}
    total = family = children = 0
    for component, amount in AMOUNTS.items():
        counted = 0
        for _ in range(persons.count(component)):
            child = component in CHILDREN
            if family == 4 or counted == limits.get(component, 99) or (child and children == 3):
                continue
            family, children, counted = family + 1, children + child, counted + 1
            total += amount
    return total


def interpret(household: Facts, members: list[Facts], on: date) -> Said:
    """Every condition, the verdict and the range of amounts."""
    found = [fits(member, on) for member in members]
    decile = household.get("decile")
    servants = [and_(at_least(m, 17, on), m.get("civil_servant")) for m in members]
    must = {
        "pkh.decile": None if decile is None else decile <= 4,
        "pkh.no_civil_servant": not_(or_(*servants)),
        "pkh.one_family_card": household.get("in_family_card"),
    }
    one = {name: or_(*(fit[name] for fit in found)) for name in found[0]}
    met = and_(*must.values(), or_(*one.values()))
    if met is False:
        return Said({**must, **one}, met, 0, 0)
    amounts = {due(world, on) for world in worlds(found)}
    paying = {amount for amount in amounts if amount} or {0}
    return Said({**must, **one}, met, min(paying), max(amounts))
