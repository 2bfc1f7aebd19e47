"""Merging loses nothing."""

from datetime import timedelta

import pytest

from pilar.people.registry import actions, queries
from pilar.people.registry.models import MatchKey, Membership, Person
from tests.factories.access import UserFactory
from tests.factories.registry import NOON, nik, person

LATER = NOON + timedelta(days=1)


def _picture(*people: Person) -> list[object]:
    rows = Person.objects.filter(pk__in=[p.pk for p in people]).order_by("pk")
    columns = ("pk", "full_name", "birth_date", "facts", "sources", "canonical")
    places = Membership.objects.filter(person__in=people).order_by("person", "valid_from")
    keys = MatchKey.objects.filter(person__in=people).order_by("person", "key")
    return [
        list(rows.values_list(*columns)),
        list(places.values_list("person", "household", "role", "valid_from", "valid_to")),
        list(keys.values_list("person", "key")),
    ]


def test_the_survivor_answers_for_both() -> None:
    number = nik()
    survivor, loser = person(name="Sarinem"), person(name="Mbah Sarinem", nik=number)

    actions.merge(survivor=survivor, loser=loser, reason="", by=UserFactory(), at=LATER)

    assert queries.by_number("NIK", number).get() == survivor
    assert queries.resolve(Person.objects.get(pk=loser.pk)) == survivor
    assert not MatchKey.objects.filter(person=loser).exists()


def test_a_merge_is_undone_exactly() -> None:
    survivor, loser = person(name="Sarinem"), person(name="Sarinah", nik=nik())
    before = _picture(survivor, loser)
    merged = actions.merge(survivor=survivor, loser=loser, reason="", by=UserFactory(), at=LATER)

    actions.unmerge(merge=merged, reason="", by=UserFactory(), at=LATER)

    assert _picture(survivor, loser) == before


def test_a_merge_is_undone_after_later_edits_and_they_stay() -> None:
    survivor, loser = person(name="Sarinem"), person(name="Sarinah")
    merged = actions.merge(survivor=survivor, loser=loser, reason="", by=UserFactory(), at=LATER)
    actions.correct_person(
        person=survivor, fields={"name": "Sarinem Wati"}, reason="", by=UserFactory(), at=LATER
    )

    actions.unmerge(merge=merged, reason="", by=UserFactory(), at=LATER)

    assert Person.objects.get(pk=survivor.pk).full_name == "Sarinem Wati"
    assert Person.objects.get(pk=loser.pk).full_name == "Sarinah"


def test_merges_in_a_chain_resolve_to_the_last_survivor() -> None:
    first, second, third = person(name="A Satu"), person(name="B Dua"), person(name="C Tiga")
    by = UserFactory()
    actions.merge(survivor=second, loser=first, reason="", by=by, at=LATER)
    actions.merge(survivor=third, loser=second, reason="", by=by, at=LATER)

    assert queries.resolve(Person.objects.get(pk=first.pk)) == third
    assert len(queries.records_of(third)) == 3


def test_a_merged_entry_takes_no_further_edits() -> None:
    survivor, loser = person(), person()
    actions.merge(survivor=survivor, loser=loser, reason="", by=UserFactory(), at=LATER)

    with pytest.raises(actions.NotStanding):
        actions.correct_person(
            person=loser, fields={"name": "Lain"}, reason="", by=UserFactory(), at=LATER
        )
    with pytest.raises(actions.NotStanding):
        actions.merge(survivor=survivor, loser=loser, reason="", by=UserFactory(), at=LATER)
