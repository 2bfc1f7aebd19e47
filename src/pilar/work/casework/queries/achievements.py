"""What organisations and members did in a span of time: tasks, activities, ratings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from pilar.people.pillars.models import Activity, Member, Organization
from pilar.work.assessments.models import Visit
from pilar.work.casework.models import Assignment, Rating, Task


@dataclass(frozen=True, slots=True)
class Span:
    """Days [first, last]; as moments [begins, ends)."""

    first: date
    last: date

    @property
    def begins(self) -> datetime:
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        return _midnight(self.last + timedelta(days=1))

    def year_before(self) -> "Span":
        """The same days of the year before (a 29 February counts as 28)."""
        return Span(_a_year_before(self.first), _a_year_before(self.last))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def twelve_months(on: date) -> Span:
    """The twelve months that end with the day `on`."""
    return Span(_a_year_before(on) + timedelta(days=1), on)


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks finished in a span; `in_time` of them before their clock ran out. `open_now` as of today."""

    done: int = 0
    in_time: int = 0
    open_now: int = 0
    late_now: int = 0

    @property
    def share(self) -> float | None:
        """In time, percent; None where nothing was done."""
        return 100 * self.in_time / self.done if self.done else None


@dataclass(frozen=True, slots=True)
class Efforts:
    """Activities recorded in a span."""

    count: int = 0
    minutes: int = 0
    people: int = 0

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)


@dataclass(frozen=True, slots=True)
class Ratings:
    """How residents rated: mean of scores 1 to 4 and how many; mean None without any."""

    mean: float | None = None
    count: int = 0


def _counted(span: Span, at: datetime) -> dict[str, Count]:
    done = Q(done_at__gte=span.begins, done_at__lt=span.ends)
    in_hand = Q(state__in=Task.IN_HAND)
    return {
        "done": Count("pk", filter=done),
        "in_time": Count("pk", filter=done & Q(done_at__lte=F("due_at"))),
        "open_now": Count("pk", filter=in_hand),
        "late_now": Count("pk", filter=in_hand & Q(due_at__lt=at)),
    }


def tasks_by_pillar(span: Span, at: datetime) -> dict[UUID, Tasks]:
    """Per organisation. One query."""
    of_somebody = Task.objects.filter(organization__isnull=False)
    found: dict[UUID, Tasks] = {}
    for row in of_somebody.values("organization").annotate(**_counted(span, at)):
        figures: dict[str, Any] = dict(row)
        organization = figures.pop("organization")
        found[organization] = Tasks(**figures)
    return found


def tasks_of(rows: QuerySet[Task], span: Span, at: datetime) -> Tasks:
    """Of these tasks. One query."""
    return Tasks(**rows.aggregate(**_counted(span, at)))


def activities_by_pillar(span: Span) -> dict[UUID, Efforts]:
    """Per organisation. One query."""
    rows = (
        Activity.objects.filter(on__gte=span.first, on__lte=span.last)
        .values("organization")
        .annotate(count=Count("pk"), minutes=Sum("minutes"), people=Sum("people_reached"))
        .values_list("organization", "count", "minutes", "people")
    )
    return {pk: Efforts(*figures) for pk, *figures in rows}


def ratings_by_pillar(span: Span) -> dict[UUID, Ratings]:
    """Per organisation. One query."""
    rows = (
        Rating.objects.filter(confirmation__at__gte=span.begins, confirmation__at__lt=span.ends)
        .values("organization")
        .annotate(mean=Avg("score"), count=Count("pk"))
        .values_list("organization", "mean", "count")
    )
    return {pk: Ratings(float(mean), count) for pk, mean, count in rows}


def scores_of(organization: Organization, span: Span) -> list[tuple[int, int]]:
    """How often each score from 4 down to 1 was given. One query."""
    rows = (
        Rating.objects.filter(
            organization=organization,
            confirmation__at__gte=span.begins,
            confirmation__at__lt=span.ends,
        )
        .values("score")
        .annotate(count=Count("pk"))
        .values_list("score", "count")
    )
    found: Mapping[int, int] = dict(rows)
    return [(score, found.get(score, 0)) for score in (4, 3, 2, 1)]


def visits_of(members: QuerySet[Member], span: Span) -> int:
    """Visits to households that these members noted. One query."""
    return Visit.objects.filter(
        member__in=members.values("pk"), visited_on__gte=span.first, visited_on__lte=span.last
    ).count()


def kinds_of_activity(rows: QuerySet[Activity]) -> list[tuple[str, Efforts]]:
    """Activities by kind, the most frequent first. One query."""
    found = (
        rows.values("kind")
        .annotate(count=Count("pk"), minutes=Sum("minutes"), people=Sum("people_reached"))
        .order_by("-count", "kind")
        .values_list("kind", "count", "minutes", "people")
    )
    return [(str(Activity.Kind(kind).label), Efforts(*figures)) for kind, *figures in found]


def outcomes_of(rows: QuerySet[Task], span: Span) -> list[tuple[str, int]]:
    """Finished tasks by outcome, the most frequent first. One query."""
    found = (
        rows.filter(done_at__gte=span.begins, done_at__lt=span.ends)
        .values("outcome")
        .annotate(count=Count("pk"))
        .order_by("-count", "outcome")
        .values_list("outcome", "count")
    )
    return [(str(Task.Outcome(outcome).label), count) for outcome, count in found]


def done_by_month(rows: QuerySet[Task], on: date) -> list[tuple[date, float | None]]:
    """Finished tasks of each of the twelve months up to that of `on`, oldest first. One query."""
    months = [on.replace(day=1)]
    while len(months) < 12:
        months.insert(0, (months[0] - timedelta(days=1)).replace(day=1))
    found = dict(
        rows.filter(done_at__gte=_midnight(months[0]))
        .annotate(month=TruncMonth("done_at"))
        .values("month")
        .annotate(count=Count("pk"))
        .values_list("month", "count")
    )
    counts = {timezone.localdate(month): count for month, count in found.items() if month}
    return [(month, float(counts.get(month, 0))) for month in months]


def handed_back_of(member: Member, span: Span) -> int:
    """How often the member handed a task back. One query."""
    return Assignment.objects.filter(
        member=member,
        answer=Assignment.Answer.HANDED_BACK,
        answered_at__gte=span.begins,
        answered_at__lt=span.ends,
    ).count()
