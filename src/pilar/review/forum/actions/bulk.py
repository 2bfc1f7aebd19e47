"""A whole meeting of the past, or one that is being prepared, at once. One act is one event."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from pilar.ground.access.models import User
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.kernel import canonical
from pilar.people.pillars.models import Member, Organization
from pilar.review.forum import progress
from pilar.review.forum.actions.agenda import new_evidence
from pilar.review.forum.actions.attendance import new_invitee
from pilar.review.forum.actions.meetings import new_meeting
from pilar.review.forum.actions.reviewing import new_review, review_earlier
from pilar.review.forum.actions.steps import new_step
from pilar.review.forum.events import Event
from pilar.review.forum.models import (
    AgendaItem,
    Attendance,
    Decision,
    Evidence,
    Invitee,
    Meeting,
    Step,
    StepReview,
)


@dataclass(frozen=True, slots=True)
class InviteeRow:
    """Somebody invited: a member, or a name with the code of an organisation ("" for a resident).

    `came_at` None: did not come; `by_code`: checked in with the code of the invitation.
    """

    name: str = ""
    organization: str = ""
    member: Member | None = None
    office: str = ""
    came_at: datetime | None = None
    by_code: bool = False


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step; codes of organisations, of an area and of a pillar. `began_on` and `ended_on` as it went."""

    title: str
    owner: str
    deadline: date
    indicator: str
    target: Decimal
    baseline: Decimal | None = None
    supporters: tuple[str, ...] = ()
    area: str = ""
    pillar: str = ""
    began_on: date | None = None
    ended_on: date | None = None
    gave_up: bool = False


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What was agreed, with its steps."""

    text: str
    steps: tuple[StepRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One agenda item. `freeze`: keep the figure of `indicator` as of the meeting's day.

    `proposed`: the decision that is put to the meeting, with the code of its owner.
    """

    title: str
    minutes: int
    kind: str
    pillar: str = ""
    indicator: str = ""
    area: str = ""
    freeze: bool = False
    proposed: str = ""
    proposed_owner: str = ""
    proposed_deadline: date | None = None
    proposed_target: Decimal | None = None
    decisions: tuple[DecisionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting; `state` PREPARING or CLOSED (then at `closed_at`)."""

    title: str
    theme: str
    place: str
    on: date
    starts: time
    ends: time
    planned_at: datetime
    items: tuple[ItemRow, ...]
    invitees: tuple[InviteeRow, ...] = ()
    invited: int | None = None
    state: str = "CLOSED"
    closed_at: datetime | None = None
    area: str = ""


@transaction.atomic
def load_meeting(*, row: MeetingRow, by: User | None, at: datetime) -> Meeting:
    """Store a meeting with invitees, attendance, agenda, evidence, decisions and steps.

    Figures are frozen for the meeting's day; steps that ended are judged as of `at`. Raises what the single
    actions do, and Organization.DoesNotExist.
    """
    organizations = {one.code: one for one in Organization.objects.all()}
    meeting = new_meeting(
        title=row.title,
        theme=row.theme,
        place=row.place,
        on=row.on,
        starts=row.starts,
        ends=row.ends,
        area=_area(row.area),
        invited=row.invited,
        by=by,
        at=row.planned_at,
    )
    meeting.state, meeting.closed_at = row.state, row.closed_at
    meeting.closed_by = by if row.closed_at else None
    meeting.save(force_insert=True)
    _invitees(meeting, row, organizations, by)
    told = row.closed_at or at
    if meeting.state == Meeting.State.CLOSED:
        review_earlier(meeting=meeting, by=by, at=told)
    for position, item in enumerate(row.items, 1):
        _item(meeting, position, item, organizations, by=by, told=told, at=at)
    audit.record(
        Event.MEETING_LOADED,
        target=meeting,
        by=by,
        at=at,
        area=row.area,
        count=len(row.invitees),
        items=len(row.items),
        digest=_digest(row),
    )
    return meeting


def _digest(row: MeetingRow) -> str:
    said = [row.title, row.theme, row.on, [item.title for item in row.items]]
    said.append([invitee.name for invitee in row.invitees])
    return hashlib.sha256(canonical.dumps(said).encode()).hexdigest()


def _area(code: str) -> Area | None:
    return areas.by_code(code) if code else None


def _invitees(
    meeting: Meeting, row: MeetingRow, organizations: dict[str, Organization], by: User | None
) -> None:
    invitees, attendances = [], []
    for said in row.invitees:
        member = said.member
        invitee = new_invitee(
            meeting=meeting,
            name=said.name or (member.full_name if member else ""),
            organization=member.organization if member else organizations.get(said.organization),
            member=member,
            office=said.office or (member.office if member else ""),
            by=by,
            at=row.planned_at,
        )
        invitees.append(invitee)
        if said.came_at:
            attendances.append(
                Attendance(
                    invitee=invitee,
                    how=Attendance.How.QR if said.by_code else Attendance.How.LIST,
                    noted_at=said.came_at,
                    noted_by=None if said.by_code else by,
                )
            )
    Invitee.objects.bulk_create(invitees, batch_size=200)
    Attendance.objects.bulk_create(attendances, batch_size=200)


def _item(
    meeting: Meeting,
    position: int,
    row: ItemRow,
    organizations: dict[str, Organization],
    *,
    by: User | None,
    told: datetime,
    at: datetime,
) -> None:
    pillar = organizations[row.pillar] if row.pillar else None
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=position,
        title=row.title,
        minutes=row.minutes,
        kind=row.kind,
        pillar=pillar,
        indicator=row.indicator,
        area=_area(row.area),
        proposed=row.proposed,
        proposed_owner=organizations[row.proposed_owner] if row.proposed else None,
        proposed_deadline=row.proposed_deadline,
        proposed_target=row.proposed_target,
        added_at=meeting.planned_at,
        added_by=by,
    )
    evidence: Evidence | None = None
    if row.freeze:
        evidence = new_evidence(
            item=item,
            indicator=row.indicator,
            as_of=min(meeting.on, timezone.localtime(at).date()),
            area=item.area,
            pillar=pillar,
            by=by,
            at=told,
        )
        evidence.save(force_insert=True)
    for said in row.decisions:
        decision = Decision.objects.create(
            item=item, text=said.text, evidence=evidence, decided_at=told, decided_by=by
        )
        _steps(meeting, decision, said.steps, organizations, by=by, told=told, at=at)


def _steps(
    meeting: Meeting,
    decision: Decision,
    rows: Iterable[StepRow],
    organizations: dict[str, Organization],
    *,
    by: User | None,
    told: datetime,
    at: datetime,
) -> None:
    for row in rows:
        step = new_step(
            meeting=meeting,
            decision=decision,
            title=row.title,
            owner=organizations[row.owner],
            deadline=row.deadline,
            indicator=row.indicator,
            target=row.target,
            area=_area(row.area),
            pillar=organizations[row.pillar] if row.pillar else None,
            baseline=row.baseline,
            by=by,
            at=told,
        )
        if step.baseline is None:
            now = progress.of_steps([step], meeting.on)[0].now
            step.baseline = None if now is None else Decimal(f"{now:.1f}")
        _went(step, row)
        step.save(force_insert=True)
        step.supporters.set([organizations[code] for code in row.supporters])
        if row.ended_on:
            _judged(step, by, at)


def _went(step: Step, row: StepRow) -> None:
    """How far the step came."""
    step.began_on, step.ended_on = row.began_on, row.ended_on
    if row.ended_on:
        step.state = Step.State.DROPPED if row.gave_up else Step.State.DONE
    elif row.began_on:
        step.state = Step.State.UNDER_WAY


def _judged(step: Step, by: User | None, at: datetime) -> None:
    found = progress.of_steps([step], timezone.localtime(at).date())[0]
    if found.verdict in StepReview.Verdict.values:
        new_review(found, by, at).save(force_insert=True)
