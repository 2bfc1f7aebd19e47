"""Determinations loaded at once are those that single actions would have stored."""

from datetime import timedelta

import pytest

from pilar.ground.audit.models import Event
from pilar.people.registry.models import Household
from pilar.work.programmes import actions
from pilar.work.programmes.actions import DeterminedRow, ProposalRow
from pilar.work.programmes.models import Determination, Proposal
from tests.factories.access import UserFactory
from tests.factories.programmes import ON, household
from tests.factories.registry import NOON

LATER = NOON + timedelta(hours=1)
TOMORROW = NOON + timedelta(days=1)
ANSWER = ("programme", "on", "fingerprint", "verdict", "least_idr", "most_idr", "computed_at", "computed_by")  # fmt: skip
SIGNED = ("programme", "state", "proposed_at", "proposed_by", "reason", "due_at", "decided_at", "decided_by", "decision_reason")  # fmt: skip


def _picture(home: Household) -> list[object]:
    answers = Determination.objects.filter(household=home).order_by("programme", "on")
    return [
        list(answers.values_list(*ANSWER)),
        list(Proposal.objects.filter(household=home).values_list(*SIGNED)),
    ]


def test_a_load_equals_the_single_actions() -> None:
    officer, second = UserFactory(), UserFactory()
    single, bulk = household(), household()
    found = actions.determine(household=single, on=ON, by=officer, at=NOON)
    pkh = next(one for one in found if one.programme == "PKH")
    waiting = actions.propose(determination=pkh, reason="Layak diusulkan", by=officer, at=LATER)
    actions.approve(proposal=waiting, reason="Cocok", by=second, at=TOMORROW)

    told = ProposalRow(
        "PKH", LATER, officer, "Layak diusulkan", "APPROVED", TOMORROW, second, "Cocok"
    )
    made = actions.load_determinations(
        determined=[DeterminedRow(bulk.pk, ON, NOON, officer, told)], by=officer, at=TOMORROW
    )

    assert _picture(bulk) == _picture(single)
    assert (made.determinations, made.proposals, made.not_proposable) == (len(found), 1, 0)


def test_the_same_answer_again_is_not_stored_twice() -> None:
    home = household()
    rows = [DeterminedRow(home.pk, ON, NOON), DeterminedRow(home.pk, ON, LATER)]

    actions.load_determinations(determined=rows, by=None, at=LATER)

    stored = Determination.objects.filter(household=home)
    assert stored.count() == stored.values("programme").distinct().count()


def test_what_the_rules_do_not_allow_is_counted_and_left_out() -> None:
    home = household(decile=8)
    told = ProposalRow("PKH", LATER, UserFactory(), "Layak diusulkan")

    made = actions.load_determinations(
        determined=[DeterminedRow(home.pk, ON, NOON, None, told)], by=None, at=LATER
    )

    assert (made.proposals, made.not_proposable) == (0, 1)
    assert not Proposal.objects.exists()


def test_a_load_is_one_event_with_count_and_digest() -> None:
    home = household()
    before = Event.objects.count()

    actions.load_determinations(determined=[DeterminedRow(home.pk, ON, NOON)], by=None, at=LATER)

    event = Event.objects.order_by("-pk")[0]
    assert Event.objects.count() == before + 1
    assert event.name == "programmes:determinations:loaded"
    assert len(event.details["digest"]) == 64


def test_nobody_decides_the_own_proposal() -> None:
    officer = UserFactory()
    told = ProposalRow("PKH", LATER, officer, "Layak", "APPROVED", TOMORROW, officer, "Cocok")

    with pytest.raises(actions.OwnProposal):
        actions.load_determinations(
            determined=[DeterminedRow(household().pk, ON, NOON, None, told)], by=None, at=LATER
        )

    assert not Determination.objects.exists()


def test_a_decision_without_a_reason_is_refused() -> None:
    told = ProposalRow(
        "PKH", LATER, UserFactory(), "Layak", "REFUSED", TOMORROW, UserFactory(), " "
    )

    with pytest.raises(actions.ReasonMissing):
        actions.load_determinations(
            determined=[DeterminedRow(household().pk, ON, NOON, None, told)], by=None, at=LATER
        )


def test_two_that_wait_for_one_household_are_refused() -> None:
    home = household()
    told = ProposalRow("PKH", LATER, UserFactory(), "Layak")
    rows = [DeterminedRow(home.pk, ON, at, None, told) for at in (NOON, LATER)]

    with pytest.raises(actions.AlreadyWaiting):
        actions.load_determinations(determined=rows, by=None, at=LATER)
