"""What families answered when a member came with the questionnaire: the truth of that day, nearly whole."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pilar.doors.demo import dtsen
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.people import City, Family
from pilar.doors.demo.sources import Fields

# Asked of everybody of the household; the rest depends on age and sex.
_NOT_ASKED = frozenset({"decile", "decile_period"})


@dataclass(frozen=True, slots=True)
class Answers:
    """Facts of the household, and per member by the resident's number."""

    id: UUID
    of_household: Fields
    of_members: dict[int, Fields]
    asked: int


def answers(city: City, family: Family, on: date, visit: int) -> Answers:
    """The answers on that day; one in twelve questions stays open."""
    dice = Dice(city.seed, "asked", family.number, visit)
    house = (
        {name: getattr(family.house, name) for name in family.house.__slots__}
        if family.house
        else {}
    )
    house["in_family_card"] = True
    told = {
        name: value
        for name, value in house.items()
        if name not in _NOT_ASKED and value != "" and not dice.hits(0.08)
    }
    members: dict[int, Fields] = {}
    asked = len(house)
    for person in family.members:
        if person.birth_date > on or (person.died_on and person.died_on <= on):
            continue
        facts = dtsen.facts_then(city, family, person, on)
        if person.age(on) >= 60:
            facts["rights_victim"] = False
        asked += len(facts)
        members[person.number] = {n: v for n, v in facts.items() if not dice.hits(0.08)}
    of_members = {number: facts for number, facts in members.items() if facts}
    return Answers(UUID(int=dice.getrandbits(128), version=4), told, of_members, asked)
