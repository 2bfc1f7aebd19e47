"""Moves, births and deaths."""

from datetime import date, timedelta

import pytest

from pilar.ground.areas.models import Area
from pilar.people.registry import actions, queries
from pilar.people.registry.models import Membership, Person
from tests.factories.access import UserFactory
from tests.factories.registry import GUNUNGSARI, NOON, PUNTEN, person

LATER = NOON + timedelta(days=30)
MOVED_ON = LATER.date()


def _move(moved: Person, **more: object) -> Person:
    village = Area.objects.get(pk=GUNUNGSARI)
    said = {"person": moved, "village": village, "on": MOVED_ON, "by": UserFactory(), "at": LATER}
    return actions.move_person(**(said | more))  # type: ignore[arg-type]  # a table of arguments


def test_a_move_ends_the_old_place_and_begins_a_new_one_on_its_day() -> None:
    moved = _move(person())

    places = Membership.objects.filter(person=moved).order_by("valid_from")
    assert [(p.valid_from, p.valid_to) for p in places] == [
        (NOON.date(), MOVED_ON),
        (MOVED_ON, None),
    ]
    assert moved.village_id == GUNUNGSARI


def test_a_whole_household_moves_together() -> None:
    head = person()
    home = queries.current_membership(head).household
    child = actions.register_birth(
        household=home, fields={"name": "Rizky"}, on=NOON.date(), by=UserFactory(), at=NOON
    )

    _move(head, with_household=True)

    assert Person.objects.get(pk=child.pk).village_id == GUNUNGSARI
    home.refresh_from_db()
    assert home.village_id == GUNUNGSARI
    assert queries.current_members(home).count() == 2


def test_who_leaves_the_city_is_no_resident_any_more() -> None:
    moved = _move(person(), village=None)

    assert (moved.resident, moved.village_id) == (False, None)


def test_a_child_is_born_into_a_household() -> None:
    home = queries.current_membership(person()).household

    child = actions.register_birth(
        household=home,
        fields={"name": "Rizky Pratama", "sex": "L"},
        on=date(2026, 3, 1),
        by=UserFactory(),
        at=NOON,
    )

    assert (child.birth_date, child.village_id) == (date(2026, 3, 1), PUNTEN)
    assert queries.current_membership(child).role == "CHILD"


def test_death_ends_the_place_in_the_household() -> None:
    died = actions.register_death(person=person(), on=MOVED_ON, by=UserFactory(), at=LATER)

    assert died.has_died
    assert Membership.objects.get(person=died).valid_to == MOVED_ON


@pytest.mark.parametrize(
    ("on", "refusal"),
    [
        (LATER.date() + timedelta(days=1), actions.InTheFuture),
        (date(1979, 1, 1), actions.BeforeBirth),
    ],
)
def test_a_death_on_an_impossible_day_is_refused(on: date, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        actions.register_death(person=person(), on=on, by=UserFactory(), at=LATER)


def test_the_dead_neither_move_nor_die_again() -> None:
    died = actions.register_death(person=person(), on=MOVED_ON, by=UserFactory(), at=LATER)

    with pytest.raises(actions.AlreadyDead):
        _move(died)
    with pytest.raises(actions.AlreadyDead):
        actions.register_death(person=died, on=MOVED_ON, by=UserFactory(), at=LATER)
