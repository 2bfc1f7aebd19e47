"""`registry rebuild` computes the same golden values anew, whatever happened before."""

import random
from datetime import date, timedelta

import pytest

from pilar.ground.areas.models import Area
from pilar.people.registry import actions
from pilar.people.registry.models import Household, Person, Record
from tests.factories.access import UserFactory
from tests.factories.registry import GUNUNGSARI, NOON, PUNTEN, nik, person

NAMES = ["Sarinem", "Sarinah", "Suyanto", "Suwarno", "Siti Aminah", "Muhammad Rizky", "Dwi Lestari"]


def _one_edit(rng: random.Random, people: list[Person], by: object, day: int) -> None:
    """One random act, as a worker might do it; what the registry refuses is left."""
    at = NOON + timedelta(days=day // 10, minutes=day)
    chosen = rng.choice(people)
    village = Area.objects.get(pk=rng.choice([PUNTEN, GUNUNGSARI]))
    kind = rng.randrange(7)
    common = {"by": by, "at": at}
    try:
        if kind == 0:
            people.append(person(name=rng.choice(NAMES), nik=nik()))
        elif kind == 1:
            fields = {"name": rng.choice(NAMES), "birth_date": date(1950 + day % 60, 1, 2)}
            actions.correct_person(person=chosen, fields=fields, reason="", **common)
        elif kind == 2:
            home = Household.objects.order_by("pk")[day % len(people)] if day % 3 else None
            actions.move_person(
                person=chosen, village=village, household=home, on=at.date(), **common
            )
        elif kind == 3:
            actions.move_person(
                person=chosen, village=village, with_household=True, on=at.date(), **common
            )
        elif kind == 4:
            facts = {"pregnant": bool(day % 2), "school_status": "ATTENDING", "phone": "+62812000"}
            actions.record_facts(person=chosen, fields=facts, observed_on=at.date(), **common)
        elif kind == 5 and day % 5 == 0:
            actions.merge(survivor=rng.choice(people), loser=chosen, reason="", **common)
        elif kind == 6:
            record = Record.objects.filter(kind=Record.Kind.CORRECTION).order_by("?").first()
            if record and not record.retractions.exists():
                actions.retract(record=record, reason="", **common)
    except (actions.NotStanding, actions.AlreadyThere, actions.AlreadyDead, actions.SamePerson):
        return


@pytest.mark.slow
def test_a_rebuild_agrees_after_a_thousand_random_edits() -> None:
    rng, by = random.Random(7), UserFactory()
    people = [person(name=rng.choice(NAMES), nik=nik()) for _ in range(20)]
    for day in range(1000):
        _one_edit(rng, people, by, day)

    result = actions.rebuild(check=True)

    assert result.persons == Person.objects.count()
    assert result.differing == []


def test_a_rebuild_finds_and_mends_what_was_changed_behind_its_back() -> None:
    changed = person(name="Sarinem")
    Person.objects.filter(pk=changed.pk).update(full_name="Orang Lain")

    found = actions.rebuild(check=True)
    assert found.differing == [f"person {changed.pk}"]
    assert Person.objects.get(pk=changed.pk).full_name == "Orang Lain"

    actions.rebuild(check=False)
    assert Person.objects.get(pk=changed.pk).full_name == "Sarinem"
