"""Two pairs of eyes: the proposer never decides, and one decision stands."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from pilar.ground.audit.models import Event
from pilar.people.registry import actions as registry
from pilar.people.registry.models import Membership
from pilar.work.programmes import actions
from pilar.work.programmes.models import Proposal
from tests.factories.access import UserFactory
from tests.factories.programmes import ON, determination, proposal
from tests.factories.registry import NOON
from tests.support.committed import Committed

LATER = NOON + timedelta(hours=1)


def test_another_officer_approves_with_a_reason() -> None:
    waiting = proposal()

    approved = actions.approve(proposal=waiting, reason="Cocok", by=UserFactory(), at=LATER)

    assert approved.state == Proposal.State.APPROVED
    assert Event.objects.filter(name="programmes:proposal:approved").count() == 1


@pytest.mark.parametrize("act", [actions.approve, actions.refuse, actions.return_])
def test_the_proposer_decides_nothing(act: object) -> None:
    waiting = proposal()

    with pytest.raises(actions.OwnProposal):
        act(proposal=waiting, reason="Cocok", by=waiting.proposed_by, at=LATER)  # type: ignore[operator]  # an action


def test_the_database_itself_holds_the_two_apart() -> None:
    waiting = proposal()

    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=waiting.pk).update(
            state="APPROVED", decided_by=waiting.proposed_by, decided_at=LATER
        )


@pytest.mark.parametrize("act", [actions.approve, actions.refuse, actions.return_])
def test_a_decision_needs_a_reason(act: object) -> None:
    with pytest.raises(actions.ReasonMissing):
        act(proposal=proposal(), reason="  ", by=UserFactory(), at=LATER)  # type: ignore[operator]  # an action


def test_what_the_rules_do_not_say_cannot_be_proposed() -> None:
    for facts in ({"decile": 8}, {"decile": None}):
        with pytest.raises(actions.NotProposable):
            actions.propose(
                determination=determination(**facts), reason="x", by=UserFactory(), at=NOON
            )


def test_a_household_waits_once() -> None:
    waiting = proposal()

    with pytest.raises(actions.AlreadyWaiting):
        actions.propose(
            determination=waiting.determination, reason="lagi", by=UserFactory(), at=LATER
        )


def test_facts_that_changed_since_stop_the_approval() -> None:
    waiting = proposal()
    head = Membership.objects.get(household=waiting.household, role="HEAD").person
    registry.record_facts(
        person=head, fields={"civil_servant": True}, observed_on=ON, by=None, at=LATER
    )

    with pytest.raises(actions.OutOfDate):
        actions.approve(proposal=waiting, reason="Cocok", by=UserFactory(), at=LATER)


def test_a_returned_proposal_can_be_made_again() -> None:
    waiting = proposal()
    actions.return_(proposal=waiting, reason="Sekolahnya?", by=UserFactory(), at=LATER)

    again = actions.propose(
        determination=waiting.determination, reason="SD Punten 1", by=waiting.proposed_by, at=LATER
    )

    assert again.state == Proposal.State.PROPOSED


def test_the_proposer_withdraws_and_nobody_else() -> None:
    waiting = proposal()

    with pytest.raises(actions.OwnProposal):
        actions.withdraw(proposal=waiting, reason="x", by=UserFactory(), at=LATER)
    withdrawn = actions.withdraw(
        proposal=waiting, reason="Keliru", by=waiting.proposed_by, at=LATER
    )

    assert withdrawn.state == Proposal.State.WITHDRAWN


@pytest.mark.slow
def test_eight_approvals_at_once_give_one_approval_one_event_and_seven_refusals(
    committed: Committed,
) -> None:
    waiting = proposal()
    officers = [UserFactory() for _ in range(8)]

    results = committed.parallel(
        *(
            partial(actions.approve, proposal=waiting, reason="Cocok", by=officer, at=LATER)
            for officer in officers
        )
    )

    assert sum(isinstance(result, Proposal) for result in results) == 1
    assert sum(isinstance(result, actions.AlreadyDecided) for result in results) == 7
    assert Event.objects.filter(name="programmes:proposal:approved").count() == 1
