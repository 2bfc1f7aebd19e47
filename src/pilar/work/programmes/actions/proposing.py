"""A household is proposed by one officer and decided by another."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.workdays import due_at
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.rules import explain as rules
from pilar.rules.programmes import rule_set
from pilar.work.assessments import known as facts
from pilar.work.programmes import queries
from pilar.work.programmes.events import Event
from pilar.work.programmes.models import Determination, Proposal

State = Proposal.State


class NotProposable(DomainError):
    code = "programmes.proposal.not_proposable"


class OutOfDate(DomainError):
    code = "programmes.proposal.out_of_date"


class AlreadyWaiting(DomainError):
    code = "programmes.proposal.already_waiting"


class AlreadyDecided(DomainError):
    code = "programmes.proposal.already_decided"


class OwnProposal(DomainError):
    code = "programmes.proposal.own"


class ReasonMissing(DomainError):
    code = "programmes.proposal.reason_missing"


def reason_of(text: str) -> str:
    """The reason as it is stored. Raises ReasonMissing."""
    if not text.strip():
        raise ReasonMissing(_("Write a short reason: the next officer and the family read it."))
    return text.strip()[:300]


@transaction.atomic
def propose(*, determination: Determination, reason: str, by: User, at: datetime) -> Proposal:
    """Propose the household of a determination to a second officer.

    Raises NotProposable (the rules do not say so), OutOfDate (facts or rules changed since),
    AlreadyWaiting, ReasonMissing.
    """
    if determination.verdict != Determination.Verdict.MAY_BE_PROPOSED:
        raise NotProposable(_("The rules do not say that this household may be proposed."))
    _still_true(determination, at)
    try:
        with transaction.atomic():
            proposal = Proposal.objects.create(
                determination=determination,
                household=determination.household,
                programme=determination.programme,
                proposed_at=at,
                proposed_by=by,
                reason=reason_of(reason),
                due_at=due_at("determination.approve", at),
            )
    except IntegrityError:
        raise AlreadyWaiting(
            _("This household is proposed already and waits for the second officer.")
        ) from None
    _record(Event.PROPOSED, proposal, by, at)
    return proposal


def _still_true(determination: Determination, at: datetime) -> None:
    """Raises OutOfDate unless the same facts and the same rules hold today."""
    latest = queries.latest(determination.household, determination.programme)
    current = rule_set(determination.programme).fingerprint
    fresh = facts.household_facts(determination.household, determination.on)
    answer = rules.answer_all(determination.programme, [fresh])[0]
    if (
        latest is None
        or latest.pk != determination.pk
        or determination.fingerprint != current
        or answer.facts_json != determination.facts
    ):
        raise OutOfDate(
            _("Facts or rules changed since this was computed. Compute it again first.")
        )


def _record(event: Event, proposal: Proposal, by: User, at: datetime) -> None:
    audit.record(
        event,
        target=proposal,
        by=by,
        at=at,
        area=proposal.household.village_id or "",
        programme=proposal.programme,
        determination=str(proposal.determination_id),
    )


def _waiting(proposal: Proposal) -> Proposal:
    row = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("household", "determination")
        .get(pk=proposal.pk)
    )
    if row.state != State.PROPOSED:
        raise AlreadyDecided(_("Somebody has decided this already. Reload the page to see how."))
    return row


def _decide(
    proposal: Proposal, state: str, event: Event, *, reason: str, by: User, at: datetime
) -> Proposal:
    row = _waiting(proposal)
    if row.proposed_by_id == by.pk:
        raise OwnProposal(_("You proposed this yourself. Another officer has to decide."))
    row.state, row.decided_at, row.decided_by = state, at, by
    row.decision_reason = reason_of(reason)
    row.save()
    _record(event, row, by, at)
    return row


@transaction.atomic
def approve(*, proposal: Proposal, reason: str, by: User, at: datetime) -> Proposal:
    """The second pair of eyes says yes. Raises AlreadyDecided, OwnProposal, ReasonMissing, OutOfDate."""
    row = _waiting(proposal)
    if row.proposed_by_id != by.pk:
        _still_true(row.determination, at)
    return _decide(proposal, State.APPROVED, Event.APPROVED, reason=reason, by=by, at=at)


@transaction.atomic
def refuse(*, proposal: Proposal, reason: str, by: User, at: datetime) -> Proposal:
    """The second pair of eyes says no, with a reason. Raises AlreadyDecided, OwnProposal, ReasonMissing."""
    return _decide(proposal, State.REFUSED, Event.REFUSED, reason=reason, by=by, at=at)


@transaction.atomic
def return_(*, proposal: Proposal, reason: str, by: User, at: datetime) -> Proposal:
    """Back to the proposer with a question. Raises AlreadyDecided, OwnProposal, ReasonMissing."""
    return _decide(proposal, State.RETURNED, Event.RETURNED, reason=reason, by=by, at=at)


@transaction.atomic
def withdraw(*, proposal: Proposal, reason: str, by: User, at: datetime) -> Proposal:
    """The proposer takes it back before anybody decided. Raises AlreadyDecided, OwnProposal."""
    row = _waiting(proposal)
    if row.proposed_by_id != by.pk:
        raise OwnProposal(_("Only who proposed it can withdraw it."))
    row.state, row.decided_at, row.decided_by = State.WITHDRAWN, at, by
    row.decision_reason = reason_of(reason)
    row.save()
    _record(Event.WITHDRAWN, row, by, at)
    return row
