"""Determining, proposing, deciding."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.workdays import due_at
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.registry.models import Household
from pilar.rules import explain as rules
from pilar.rules.answers import Answer
from pilar.rules.programmes import PROGRAMMES, rule_set
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


class NobodyLivesHere(DomainError):
    code = "programmes.household.empty"


def _determination(
    household: Household, answer: Answer, by: User | None, at: datetime
) -> Determination:
    return Determination(
        household=household,
        programme=answer.programme,
        on=answer.on,
        fingerprint=answer.fingerprint,
        facts=answer.facts_json,
        answer=answer.json,
        verdict=answer.verdict.value,
        least_idr=answer.amount.least,
        most_idr=answer.amount.most,
        computed_at=at,
        computed_by=by,
    )


@transaction.atomic
def determine(
    *, household: Household, on: date, by: User | None, at: datetime
) -> list[Determination]:
    """Determine all programmes for a household on the day `on`; one event.

    An answer that is the same as the latest, facts included, is that one: nothing is stored twice.
    Raises NobodyLivesHere.
    """
    seen = facts.household_facts(household, on)
    if not seen.members:
        raise NobodyLivesHere(
            _("Nobody lives in this household now, so there is nothing to determine.")
        )
    found, new = [], []
    for code in PROGRAMMES:
        answer = rules.answer_all(code, [seen])[0]
        latest = queries.latest(household, code)
        if latest and (latest.answer, latest.facts) == (answer.json, answer.facts_json):
            found.append(latest)
            continue
        found.append(_determination(household, answer, by, at))
        new.append(found[-1])
    Determination.objects.bulk_create(new)
    if new:
        audit.record(
            Event.DETERMINED,
            target=household,
            by=by,
            at=at,
            area=household.village_id or "",
            programmes={one.programme: one.verdict for one in new},
        )
    return found


def _reason(text: str) -> str:
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
                reason=_reason(reason),
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
    row.decision_reason = _reason(reason)
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
    row.decision_reason = _reason(reason)
    row.save()
    _record(Event.WITHDRAWN, row, by, at)
    return row


def answers_for(households: Sequence[Household], on: date) -> dict[str, list[Answer]]:
    """The answers of all programmes for many households at once, in their order, by programme."""
    seen = [facts.household_facts(household, on) for household in households]
    return {code: rules.answer_all(code, seen) for code in PROGRAMMES}
