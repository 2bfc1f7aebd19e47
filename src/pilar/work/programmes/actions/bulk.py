"""Many determinations with what two officers made of them, by somebody who knows what happened.

One act is one event with count and digest. What is stored equals what the single actions store
(tests/work/programmes/test_bulk.py).
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground import rows
from pilar.ground.access.models import User
from pilar.ground.areas.workdays import due_at
from pilar.ground.audit import actions as audit
from pilar.people.registry.models import Household
from pilar.rules import explain as rules
from pilar.rules.programmes import PROGRAMMES
from pilar.work.assessments import known as facts
from pilar.work.programmes.actions.determining import NobodyLivesHere, new_determination
from pilar.work.programmes.actions.proposing import AlreadyWaiting, OwnProposal, reason_of
from pilar.work.programmes.events import Event
from pilar.work.programmes.models import Determination, Proposal

PIECE = 200


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """The household is proposed at `at`; with `decided_at` another officer decided."""

    programme: str
    at: datetime
    by: User
    reason: str
    state: str = Proposal.State.PROPOSED
    decided_at: datetime | None = None
    decided_by: User | None = None
    decision_reason: str = ""


@dataclass(frozen=True, slots=True)
class DeterminedRow:
    """A household is determined on the day `on`. Where the rules allow it, it is proposed, too."""

    household: UUID
    on: date
    at: datetime
    by: User | None = None
    proposal: ProposalRow | None = None


@dataclass(slots=True)
class LoadedAnswers:
    """How many answers and proposals were stored; `not_proposable` is what the rules did not allow."""

    determinations: int = 0
    proposals: int = 0
    not_proposable: int = 0


def load_determinations(
    *, determined: Sequence[DeterminedRow], by: User | None, at: datetime
) -> LoadedAnswers:
    """Store answers of all programmes in pieces of 200 households, then one event.

    Facts are those that stand now. A household that comes again on a later day keeps both
    answers, but for one that is the same as the latest. Raises NobodyLivesHere, OwnProposal,
    AlreadyWaiting, ReasonMissing.
    """
    made, digest = LoadedAnswers(), hashlib.sha256()
    latest: dict[tuple[UUID, str], Determination] = {}
    for start in range(0, len(determined), PIECE):
        piece = _piece(determined[start : start + PIECE], latest, made)
        for one in piece:
            digest.update(f"{one.household_id} {one.programme} {one.on} {one.verdict}\n".encode())
    with transaction.atomic():
        audit.record(
            Event.LOADED,
            by=by,
            at=at,
            count=made.determinations,
            proposals=made.proposals,
            digest=digest.hexdigest(),
        )
    return made


@transaction.atomic
def _piece(
    part: Sequence[DeterminedRow],
    latest: dict[tuple[UUID, str], Determination],
    made: LoadedAnswers,
) -> list[Determination]:
    homes = Household.objects.in_bulk([row.household for row in part])
    seen = [facts.household_facts(homes[row.household], row.on) for row in part]
    if any(not one.members for one in seen):
        raise NobodyLivesHere(
            _("Nobody lives in one of these households, so there is nothing to determine.")
        )
    answers = {code: rules.answer_all(code, seen) for code in PROGRAMMES}
    new: list[Determination] = []
    proposals: list[Proposal] = []
    for place, row in enumerate(part):
        for code in PROGRAMMES:
            answer, key = answers[code][place], (row.household, code)
            known = latest.get(key)
            if known is None or (known.answer, known.facts) != (answer.json, answer.facts_json):
                latest[key] = new_determination(homes[row.household], answer, row.by, row.at)
                new.append(latest[key])
        proposals += _proposed(row, latest, made)
    rows.add(new)
    _refuse_two_waiting(proposals)
    rows.add(proposals)
    made.determinations += len(new)
    made.proposals += len(proposals)
    return new


def _proposed(
    row: DeterminedRow, latest: dict[tuple[UUID, str], Determination], made: LoadedAnswers
) -> Iterator[Proposal]:
    told = row.proposal
    if told is None:
        return
    determination = latest[row.household, told.programme]
    if determination.verdict != Determination.Verdict.MAY_BE_PROPOSED:
        made.not_proposable += 1
        return
    if told.decided_by and told.decided_by.pk == told.by.pk:
        raise OwnProposal(_("Somebody decided their own proposal. Another officer has to decide."))
    yield Proposal(
        determination=determination,
        household_id=row.household,
        programme=told.programme,
        state=told.state,
        proposed_at=told.at,
        proposed_by=told.by,
        reason=reason_of(told.reason),
        due_at=due_at("determination.approve", told.at),
        decided_at=told.decided_at,
        decided_by=told.decided_by,
        decision_reason=reason_of(told.decision_reason) if told.decided_at else "",
    )


def _refuse_two_waiting(proposals: Sequence[Proposal]) -> None:
    waiting = [(one.household_id, one.programme) for one in proposals if one.state == "PROPOSED"]
    if len(set(waiting)) < len(waiting):
        raise AlreadyWaiting(_("A household is proposed twice and waits both times."))
