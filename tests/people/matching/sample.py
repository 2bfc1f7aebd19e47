"""A labelled sample: invented people in the registry, and questions about them as workers type them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pilar.doors.demo import spelling
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.people import City, Family, Resident
from pilar.doors.demo.population import make_city
from pilar.doors.demo.sources import civil_registration
from pilar.people.matching.compare import Traits
from pilar.people.registry import actions
from pilar.people.registry.actions import LoadRow
from tests.factories.registry import NOON

TODAY = date(2026, 3, 1)


@dataclass(frozen=True)
class Question:
    """What a worker types, and the person who is meant (None: not in the registry)."""

    asked: Traits
    meant: UUID | None


def load(persons: int, *, seed: int = 7) -> tuple[City, dict[str, UUID]]:
    """A city of which four families in five stand in the registry; ids by the resident's number."""
    city = make_city(persons=persons, seed=seed, today=TODAY)
    rows = []
    for family, members in civil_registration(city):
        if family.number % 5 == 0:
            continue
        rows += [
            LoadRow(str(resident.number), f"h{family.number}", fields)
            for resident, fields in members
        ]
    loaded = actions.load(rows=rows, source_code="dukcapil", observed_on=TODAY, by=None, at=NOON)
    return city, loaded.persons


def _typed(dice: Dice, family: Family, resident: Resident) -> Traits:
    """One person as told at a desk: spelled anew, a year or an age, mostly with the place."""
    name = resident.name
    if dice.hits(0.5):
        name = spelling.respell(dice, name)
    if dice.hits(0.25) and len(name.split()) > 1:
        words = name.split()
        words.pop(dice.between(0, len(words) - 1))
        name = " ".join(words)
    form = dice.between(0, 3)
    born, year = (resident.birth_date, None) if form == 0 else (None, resident.birth_date.year)
    if form == 2 and year:
        year += dice.between(-2, 2)
    return Traits(
        name=name,
        sex=resident.sex,
        birth_date=born,
        birth_year=None if form == 3 else year,
        village=family.village if dice.hits(0.8) else "",
        rt=family.rt if dice.hits(0.5) else "",
        rw=family.rw if dice.hits(0.5) else "",
    )


def questions(city: City, ids: dict[str, UUID], count: int) -> list[Question]:
    """`count` questions about people of the city, some of whom are not in the registry."""
    dice = Dice(11, "questions")
    everybody = [
        (family, resident)
        for family in city.families
        for resident in family.members
        if resident.died_on is None
    ]
    return [
        Question(_typed(dice, family, resident), ids.get(str(resident.number)))
        for family, resident in (
            everybody[dice.between(0, len(everybody) - 1)] for _ in range(count)
        )
    ]
