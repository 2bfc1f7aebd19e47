"""Decisions, and the strategic steps that follow from them."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.pillars import actions as pillars
from pilar.people.pillars.models import Organization, Proposal
from pilar.review.forum import progress
from pilar.review.forum.actions.agenda import NotOnThisAgenda, UnknownIndicator
from pilar.review.forum.actions.meetings import State as Held
from pilar.review.forum.actions.meetings import locked
from pilar.review.forum.actions.reviewing import keep
from pilar.review.forum.events import Event
from pilar.review.forum.models import (
    AgendaItem,
    Decision,
    Evidence,
    Meeting,
    Step,
    StepReview,
)
from pilar.review.indicators.definitions import DEFINITIONS

State = Step.State


class DeadlinePassed(DomainError):
    code = "forum.step.deadline_passed"


class StepEnded(DomainError):
    code = "forum.step.ended"


class NothingToJudge(DomainError):
    code = "forum.step.nothing_to_judge"


@transaction.atomic
def decide(
    *,
    item: AgendaItem,
    text: str,
    by: User | None,
    at: datetime,
    evidence: Evidence | None = None,
) -> Decision:
    """Record what was agreed under an item. Raises WrongState unless the forum is under way, NotOnThisAgenda."""
    locked(item.meeting, Held.HELD)
    if evidence is not None and evidence.item_id != item.pk:
        raise NotOnThisAgenda(_("This evidence belongs to another item."))
    decision = Decision.objects.create(
        item=item, text=text.strip(), evidence=evidence, decided_at=at, decided_by=by
    )
    audit.record(Event.DECIDED, target=item.meeting, by=by, at=at, decision=str(decision.pk))
    return decision


def new_step(
    *,
    meeting: Meeting,
    title: str,
    owner: Organization,
    deadline: date,
    indicator: str,
    target: Decimal,
    by: User | None,
    at: datetime,
    decision: Decision | None = None,
    area: Area | None = None,
    pillar: Organization | None = None,
    baseline: Decimal | None = None,
) -> Step:
    """A step that is not stored yet. Raises DeadlinePassed, UnknownIndicator."""
    if indicator not in DEFINITIONS:
        raise UnknownIndicator(_("This figure is not counted in Pilar."))
    if deadline <= timezone.localtime(at).date():
        raise DeadlinePassed(_("The deadline has to lie ahead."))
    return Step(
        meeting=meeting,
        decision=decision,
        title=title.strip(),
        owner=owner,
        deadline=deadline,
        indicator=indicator,
        area=area,
        pillar=pillar if DEFINITIONS[indicator].by_pillar else None,
        baseline=baseline,
        target=target,
        set_at=at,
        set_by=by,
    )


@transaction.atomic
def set_step(
    *,
    meeting: Meeting,
    title: str,
    owner: Organization,
    deadline: date,
    indicator: str,
    target: Decimal,
    by: User | None,
    at: datetime,
    supporters: Iterable[Organization] = (),
    decision: Decision | None = None,
    area: Area | None = None,
    pillar: Organization | None = None,
) -> Step:
    """A decision becomes a step: who, until when, which figure from where to where.

    The baseline is the figure itself as it stands now; nobody types it. A proposal behind the item
    counts as taken. Raises WrongState, DeadlinePassed, UnknownIndicator, NotOnThisAgenda.
    """
    row = locked(meeting, Held.HELD)
    if decision is not None and decision.item.meeting_id != row.pk:
        raise NotOnThisAgenda(_("This decision belongs to another forum."))
    step = new_step(
        meeting=row,
        title=title,
        owner=owner,
        deadline=deadline,
        indicator=indicator,
        target=target,
        decision=decision,
        area=area,
        pillar=pillar,
        by=by,
        at=at,
    )
    now = progress.of_steps([step], timezone.localtime(at).date())[0].now
    step.baseline = None if now is None else Decimal(f"{now:.1f}")
    step.save(force_insert=True)
    step.supporters.set([one for one in supporters if one.pk != owner.pk])
    if decision is not None and (proposal := decision.item.proposal):
        _take(proposal, step, by, at)
    audit.record(
        Event.STEP_SET,
        target=step,
        by=by,
        at=at,
        area=step.area_id or "",
        owner=owner.code,
        indicator=indicator,
        deadline=deadline.isoformat(),
    )
    return step


def _take(proposal: Proposal, step: Step, by: User | None, at: datetime) -> None:
    if proposal.state in {Proposal.State.OPEN, Proposal.State.ON_AGENDA}:
        answer = gettext("Became the step “%(title)s”.") % {"title": step.title}
        pillars.answer_proposal(
            proposal=proposal, state=Proposal.State.TAKEN, answer=answer[:300], by=by, at=at
        )


def _open(step: Step) -> Step:
    row = Step.objects.select_for_update(of=("self",)).select_related("pillar").get(pk=step.pk)
    if row.state in {State.DONE, State.DROPPED}:
        raise StepEnded(_("This step has ended already."))
    return row


@transaction.atomic
def begin_step(*, step: Step, on: date, by: User | None, at: datetime) -> Step:
    """The step began on the day `on`: from then on the figure counts as after. Raises StepEnded."""
    row = _open(step)
    if row.state == State.UNDER_WAY:
        return row
    row.state, row.began_on = State.UNDER_WAY, on
    row.save(update_fields=["state", "began_on"])
    audit.record(Event.STEP_MOVED, target=row, by=by, at=at, state=row.state, on=on.isoformat())
    return row


@transaction.atomic
def end_step(*, step: Step, on: date, by: User | None, at: datetime, gave_up: bool = False) -> Step:
    """The step is done, or given up. It is judged at once where there is something to judge. Raises StepEnded."""
    row = _open(step)
    if row.state == State.PLANNED and not gave_up:
        raise StepEnded(_("This step has not begun. Begin it first, or give it up."))
    row.state, row.ended_on = (State.DROPPED if gave_up else State.DONE), on
    row.save(update_fields=["state", "ended_on"])
    audit.record(Event.STEP_MOVED, target=row, by=by, at=at, state=row.state, on=on.isoformat())
    found = progress.of_steps([row], on)[0]
    if found.verdict in StepReview.Verdict.values:
        keep(found, by, at)
    return row


@transaction.atomic
def review_step(*, step: Step, on: date, by: User | None, at: datetime) -> StepReview:
    """Keep what the figures say of the step on the day `on`. Raises NothingToJudge while it is too early."""
    row = Step.objects.select_related("pillar").get(pk=step.pk)
    found = progress.of_steps([row], on)[0]
    if found.verdict not in StepReview.Verdict.values:
        raise NothingToJudge(
            _("There is nothing to judge yet: %(why)s") % {"why": found.effect_words}
        )
    return keep(found, by, at)


@transaction.atomic
def agree(
    *,
    item: AgendaItem,
    title: str,
    owner: Organization,
    deadline: date,
    indicator: str,
    target: Decimal,
    by: User | None,
    at: datetime,
    supporters: Iterable[Organization] = (),
    area: Area | None = None,
) -> Step:
    """A decision under an item, over its newest evidence, and the step that follows: both or neither.

    Raises what `decide` and `set_step` do.
    """
    evidence = item.evidence.order_by("-frozen_at", "-pk").first()
    decision = decide(item=item, text=title, evidence=evidence, by=by, at=at)
    return set_step(
        meeting=item.meeting,
        title=title,
        owner=owner,
        deadline=deadline,
        indicator=indicator,
        target=target,
        supporters=supporters,
        decision=decision,
        area=area,
        pillar=item.pillar,
        by=by,
        at=at,
    )
