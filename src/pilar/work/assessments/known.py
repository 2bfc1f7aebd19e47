"""What the registry knows of a household, as the rules take it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pilar.people.registry import queries as registry
from pilar.people.registry.models import Household, Identifier, Membership, Person
from pilar.rules import facts as known
from pilar.rules.facts import FACTS, Level, Value
from pilar.rules.household import Household as RulesHousehold
from pilar.rules.household import Member
from pilar.rules.values import Refused, check

_OWN = {"sex", "birth_date", "birth_precision"}
_SCHOOL = {"PAUD", "SD", "SMP", "SMA"}  # who goes there hasn't finished the twelve years


def household_facts(household: Household, on: date) -> RulesHousehold:
    """The household on the day `on`: who lives there, what is known, and what is too old to rely on.

    The dead are left out. A value that the rules do not know counts as unknown. Two queries for
    the household, one per member for the days on which its facts were seen.
    """
    members = registry.members_on(household, on).select_related("person")
    facts = dict(household.facts)
    if "in_family_card" not in facts and _has_card(household):
        facts["in_family_card"] = True
    seen = registry.observed_on(household.sources, facts)
    usable, too_old = _usable(facts, seen, Level.HOUSEHOLD, on)
    return RulesHousehold(
        id=household.pk.hex,
        on=on,
        facts=usable,
        too_old=too_old,
        members=tuple(_member(place, on) for place in members if _lives(place.person, on)),
    )


def _has_card(household: Household) -> bool:
    return Identifier.objects.filter(household=household, scheme=Identifier.Scheme.KK).exists()


def _lives(person: Person, on: date) -> bool:
    return person.died_on is None or person.died_on > on


def _member(place: Membership, on: date) -> Member:
    person = place.person
    facts: dict[str, Any] = {
        **person.facts,
        "sex": person.sex,
        "birth_date": person.birth_date,
        "birth_precision": person.birth_precision,
    }
    seen = registry.observed_on(person.sources, set(facts) - _OWN)
    usable, too_old = _usable(facts, seen, Level.PERSON, on)
    if usable.get("school_status") == "ATTENDING" and usable.get("school_level") in _SCHOOL:
        usable.setdefault("finished_school", False)
        too_old.pop("finished_school", None)
    return Member(person.pk.hex, usable, too_old, person.full_name)


def _usable(
    facts: Mapping[str, Any], seen: Mapping[str, date], level: Level, on: date
) -> tuple[dict[str, Value | None], dict[str, date]]:
    """Values that the rules know and that are fresh enough, and the days of those that are too old."""
    usable: dict[str, Value | None] = {}
    too_old: dict[str, date] = {}
    for name in known.of(level):
        value = facts.get(name)
        if value in (None, ""):
            continue
        fact = FACTS[name]
        if not fact.is_fresh(seen.get(name), on):
            too_old[name] = seen[name]
            continue
        try:
            usable[name] = check(fact, value)
        except Refused:
            continue
    return usable, too_old
