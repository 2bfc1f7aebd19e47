"""Determinations: stored, replayed, never answered from what is not known."""

from datetime import timedelta

import pytest

from pilar.ground.audit.models import Event
from pilar.people.registry import actions as registry
from pilar.people.registry.models import Household, Membership
from pilar.rules import replay
from pilar.work.programmes import actions, queries
from pilar.work.programmes.models import Determination
from tests.factories.access import UserFactory
from tests.factories.programmes import ON, determination, household
from tests.factories.registry import NOON

LATER = NOON + timedelta(hours=1)


def test_a_household_of_which_all_is_known_may_be_proposed() -> None:
    found = determination()

    assert found.verdict == Determination.Verdict.MAY_BE_PROPOSED
    assert found.least_idr == found.most_idr == 2_400_000 + 900_000


def test_a_missing_fact_that_decides_gives_unknown_and_is_named() -> None:
    found = determination(decile=None)

    asked = queries.explained(found).next_fact

    assert found.verdict == Determination.Verdict.UNKNOWN
    assert asked.missing.fact == "decile"


def test_a_high_decile_is_not_met() -> None:
    assert determination(decile=8).verdict == Determination.Verdict.NOT_MET


def test_a_determination_is_replayed_byte_for_byte() -> None:
    found = determination()

    assert replay.replay(found.facts, found.fingerprint).json == found.answer


def test_a_fact_that_is_too_old_counts_as_unknown() -> None:
    home = household()

    later = ON + timedelta(days=400)
    found = actions.determine(household=home, on=later, by=None, at=LATER)[0]

    assert found.verdict == Determination.Verdict.UNKNOWN


def test_the_same_answer_is_stored_once_with_one_event() -> None:
    home = household()
    first = actions.determine(household=home, on=ON, by=None, at=NOON)

    again = actions.determine(household=home, on=ON, by=None, at=LATER)

    assert again == first
    assert Event.objects.filter(name="programmes:household:determined").count() == 1


def test_a_new_fact_gives_a_new_determination_and_the_old_one_stays() -> None:
    home = household()
    actions.determine(household=home, on=ON, by=None, at=NOON)
    head = Membership.objects.get(household=home, role="HEAD").person

    registry.record_facts(
        person=head, fields={"civil_servant": True}, observed_on=ON, by=None, at=LATER
    )
    found = actions.determine(household=home, on=ON, by=None, at=LATER)[0]

    assert found.verdict == Determination.Verdict.NOT_MET
    assert Determination.objects.count() == 2


def test_the_dead_are_not_counted() -> None:
    home = household()
    grandmother = Membership.objects.get(household=home, role="HEAD").person
    registry.register_death(person=grandmother, on=ON, by=UserFactory(), at=LATER)

    found = actions.determine(household=home, on=ON, by=None, at=LATER)[0]

    assert found.most_idr == 900_000


def test_a_household_where_nobody_lives_is_refused() -> None:
    with pytest.raises(actions.NobodyLivesHere):
        actions.determine(household=Household.objects.create(), on=ON, by=None, at=NOON)
