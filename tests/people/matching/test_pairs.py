"""Pairs to review: found once, decided once, taken back exactly."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from pilar.people.matching import actions, queries
from pilar.people.matching.models import CandidatePair
from pilar.people.registry import actions as registry
from pilar.people.registry.models import Person
from tests.factories.access import UserFactory
from tests.factories.registry import NOON, nik, person
from tests.support.committed import Committed

LATER = NOON + timedelta(days=1)


def _pair() -> CandidatePair:
    first = person(name="Sarinem", birth_date=date(1952, 5, 12))
    person(name="Sarinem", birth_date=date(1952, 5, 12))
    actions.find_pairs(people=[first.pk], by=None, at=NOON)
    return CandidatePair.objects.get()


def test_two_entries_much_alike_become_a_pair_with_its_evidence() -> None:
    pair = _pair()

    assert pair.reason == CandidatePair.Reason.ALIKE
    assert pair.weight > 0
    assert [row[0] for row in pair.evidence[:2]] == ["name", "birth"]


def test_one_nik_under_two_names_is_a_pair_and_joins_nobody() -> None:
    number = nik()
    first, second = person(name="Wagiyem", nik=number), person(name="Bambang", nik=number)

    actions.find_pairs(people=[second.pk], by=None, at=NOON)

    assert CandidatePair.objects.get().reason == CandidatePair.Reason.SAME_NIK
    assert Person.objects.standing().filter(pk__in=[first.pk, second.pk]).count() == 2


def test_a_pair_is_found_once() -> None:
    pair = _pair()

    assert actions.find_pairs(people=[pair.left_id, pair.right_id], by=None, at=LATER) == 0


def test_comparing_holds_no_other_writer_up(
    committed: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[bool] = []
    one, _other = person(name="Sarinem"), person(name="Sarinem")
    real = queries.candidates

    def watched(*args: Any, **more: Any) -> Any:
        held.append(connection.in_atomic_block)
        return real(*args, **more)

    monkeypatch.setattr(queries, "candidates", watched)

    actions.find_pairs(people=[one.pk], by=None, at=NOON)

    assert held == [False]


def test_who_was_joined_while_others_were_compared_makes_no_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = person(name="Sarinem"), person(name="Sarinem")
    CandidatePair.objects.all().delete()  # found when the second was added
    real = queries.candidates

    def joins_meanwhile(*args: Any, **more: Any) -> Any:
        found = real(*args, **more)
        registry.merge(survivor=first, loser=second, reason="one person", by=UserFactory(), at=NOON)
        return found

    monkeypatch.setattr(queries, "candidates", joins_meanwhile)

    assert actions.find_pairs(people=[first.pk], by=None, at=NOON) == 0
    assert not CandidatePair.objects.exists()


def test_joined_entries_are_one_person() -> None:
    pair = _pair()

    joined = actions.join(pair=pair, survivor=pair.left, by=UserFactory(), at=LATER)

    assert joined.state == CandidatePair.State.SAME
    assert Person.objects.get(pk=pair.right_id).canonical_id == pair.left_id


def test_a_decided_pair_is_not_decided_again() -> None:
    pair = _pair()
    actions.keep_apart(pair=pair, by=UserFactory(), at=LATER)

    with pytest.raises(actions.AlreadyDecided):
        actions.join(pair=pair, survivor=pair.left, by=UserFactory(), at=LATER)


def test_a_decision_is_taken_back() -> None:
    pair = _pair()
    actions.join(pair=pair, survivor=pair.left, by=UserFactory(), at=LATER)

    actions.reopen(pair=pair, by=UserFactory(), at=LATER)

    assert Person.objects.standing().count() == 2
    assert CandidatePair.objects.get().state == CandidatePair.State.OPEN


def test_an_open_pair_has_nothing_to_take_back() -> None:
    with pytest.raises(actions.StillOpen):
        actions.reopen(pair=_pair(), by=UserFactory(), at=LATER)
