"""Reading meetings, attendance and steps. Each function says what it costs."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from pilar.people.pillars import queries as pillars
from pilar.people.pillars.models import Member, Organization, Proposal
from pilar.review.forum import codes
from pilar.review.forum.models import (
    AgendaItem,
    Decision,
    Evidence,
    Invitee,
    Meeting,
    Step,
    StepReview,
)


@dataclass(frozen=True, slots=True)
class Seats:
    """Who came from one pillar, or from elsewhere (code "")."""

    code: str
    name: str
    came: int
    invited: int


def with_counts(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Annotate `listed`, `came` and `step_count`."""
    return meetings.annotate(
        listed=Count("invitees", filter=Q(invitees__walked_in=False), distinct=True),
        came=Count("invitees__attendance", distinct=True),
        step_count=Count("steps", distinct=True),
    )


def agenda(meeting: Meeting) -> list[AgendaItem]:
    """Items in order with evidence and decisions. Four queries."""
    decisions = Decision.objects.order_by("decided_at", "pk").prefetch_related(
        Prefetch("steps", queryset=Step.objects.select_related("owner").order_by("set_at", "pk"))
    )
    evidence = Evidence.objects.select_related("area", "pillar").order_by("frozen_at", "pk")
    return list(
        meeting.items.select_related(
            "pillar", "area", "proposal__organization", "proposed_owner", "meeting"
        )
        .prefetch_related(
            Prefetch("evidence", queryset=evidence), Prefetch("decisions", queryset=decisions)
        )
        .order_by("position")
    )


def seats(meeting: Meeting) -> list[Seats]:
    """Attendance by pillar in the order of the mark, then everybody else. Two queries."""
    rows = meeting.invitees.values_list(
        "organization__code", "organization__parent__code", "walked_in"
    ).annotate(n=Count("pk"), here=Count("attendance"))
    invited: dict[str, int] = {}
    came: dict[str, int] = {}
    five = list(pillars.pillars())
    known = {pillar.code for pillar in five}
    for own, parent, walked_in, n, here in rows:
        code = parent or own or ""
        code = code if code in known else ""
        invited[code] = invited.get(code, 0) + (0 if walked_in else n)
        came[code] = came.get(code, 0) + here
    found = [
        Seats(one.code, one.short_name, came.get(one.code, 0), invited.get(one.code, 0))
        for one in five
    ]
    if came.get("") or invited.get(""):
        found.append(Seats("", "", came.get("", 0), invited.get("", 0)))
    return found


def invitees(meeting: Meeting) -> QuerySet[Invitee]:
    """Everybody on the list with organisation and attendance, by organisation and name. One query."""
    return meeting.invitees.select_related("organization__parent", "attendance", "member").order_by(
        "organization__position", "organization__name", "name", "pk"
    )


def by_code(code: str) -> Invitee | None:
    """The invitee whose invitation has this code. One query by a unique index."""
    return (
        Invitee.objects.select_related("meeting", "organization")
        .filter(token_index=codes.index(code))
        .first()
    )


def door_of(code: str, on: date) -> Meeting | None:
    """The meeting of the day `on` whose door has this code. One query."""
    today = Meeting.objects.filter(on=on).exclude(state=Meeting.State.CLOSED).order_by("pk")
    return next((meeting for meeting in today if codes.of_door(meeting.pk) == code), None)


def before(meeting: Meeting) -> Meeting | None:
    """The forum before this one, of the same area. One query."""
    return (
        Meeting.objects.filter(on__lt=meeting.on, area=meeting.area_id)
        .order_by("-on", "-pk")
        .first()
    )


def steps_shown() -> QuerySet[Step]:
    """Steps with what a card shows."""
    return Step.objects.select_related("owner", "pillar", "area", "meeting").prefetch_related(
        "supporters"
    )


def earlier_steps(meeting: Meeting) -> QuerySet[Step]:
    """Steps of earlier forums that had not ended when the last one met. Two queries."""
    last = before(meeting)
    if last is None:
        return steps_shown().none()
    still = Q(ended_on__isnull=True) | Q(ended_on__gt=last.on)
    same = Q(meeting__area=meeting.area_id) if meeting.area_id else Q(meeting__area__isnull=True)
    return steps_shown().filter(still, same, meeting__on__lt=meeting.on).order_by("deadline", "pk")


def reviews_kept(meeting: Meeting) -> list[StepReview]:
    """What was kept of earlier steps when this forum opened, the latest of each step. One query."""
    rows = (
        StepReview.objects.filter(
            step__meeting__on__lt=meeting.on,
            reviewed_at__gte=meeting.planned_at,
            reviewed_at__date__lte=meeting.on,
        )
        .select_related("step__owner")
        .order_by("-reviewed_at", "-pk")
    )
    found: dict[object, StepReview] = {}
    for row in rows:
        found.setdefault(row.step_id, row)
    order = ("FAILED", "AWAY", "NOT_PROVEN", "TOWARD", "WORKED")
    return sorted(found.values(), key=lambda one: (order.index(one.verdict), one.step.deadline))


def open_proposals() -> QuerySet[Proposal]:
    """What pillars want to bring to a forum, oldest first. One query."""
    return (
        Proposal.objects.filter(state=Proposal.State.OPEN)
        .select_related("organization")
        .order_by("proposed_at", "pk")
    )


def serving(on: date) -> QuerySet[Member]:
    """Members of the five pillars, chapters included, who serve on the day `on`. One query."""
    pillar = Organization.Kind.PILLAR
    return (
        Member.objects.serving(on)
        .filter(Q(organization__kind=pillar) | Q(organization__parent__kind=pillar))
        .select_related("organization")
        .order_by("full_name", "pk")
        .distinct()
    )


def organizations() -> QuerySet[Organization]:
    """Who may own a step: pillars, offices and partners. One query."""
    return Organization.objects.exclude(kind=Organization.Kind.CHAPTER).order_by("position", "name")
