"""What one member has to do today."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, Sum
from django.utils import timezone

from pilar.ground.access.models import User
from pilar.people.pillars.models import Activity, Member
from pilar.work.casework.models import CaseNote, Task
from pilar.work.casework.queries.case_page import TaskRow, row_of
from pilar.work.casework.queries.reading import notes_of_tasks


@dataclass(frozen=True, slots=True)
class Today:
    """The one task of now, offers that wait for an answer, and what comes next by place."""

    now: TaskRow | None
    know: str  # what to know about the task of now
    offers: list[TaskRow]
    places: list[tuple[str, list[TaskRow]]]

    @property
    def is_empty(self) -> bool:
        return not (self.now or self.offers)


@dataclass(frozen=True, slots=True)
class Month:
    """What was done since the first of the month: tasks, activities, minutes of them."""

    tasks: int
    activities: int
    minutes: int

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)


def in_hand(user: User) -> list[Task]:
    """Tasks that are in the hands of this account, those due first. One query."""
    return list(
        Task.objects.in_hand()
        .filter(assignments__user=user, assignments__ended_at__isnull=True)
        .select_related("kind", "village", "case__person", "case__household", "organization")
        .select_related("member", "after")
        .order_by("due_at", "pk")
    )


def today(user: User, at: datetime) -> Today:
    """The day of this account as of `at`. Two queries."""
    tasks = in_hand(user)
    accepted = [task for task in tasks if task.state == Task.State.ACCEPTED]
    first = accepted[0] if accepted else None
    know = notes_of_tasks([first], CaseNote.Kind.INSTRUCTION).get(first.pk, "") if first else ""
    by_place: defaultdict[str, list[TaskRow]] = defaultdict(list)
    here = (first.village_id, first.rw, first.rt) if first else ("", "", "")
    for task in sorted(accepted[1:], key=lambda t: _nearness(t, here)):
        by_place[task.village.name].append(row_of(task, at))
    return Today(
        now=row_of(first, at) if first else None,
        know=know,
        offers=[row_of(t, at) for t in tasks if t.state == Task.State.OFFERED],
        places=list(by_place.items()),
    )


def _nearness(task: Task, here: tuple[str, str, str]) -> tuple[object, ...]:
    """Same village before others, same RW before others, same RT before others; then what is due first."""
    village, rw, rt = here
    return (
        task.village_id != village,
        task.village_id,
        task.rw != rw,
        task.rw,
        task.rt != rt,
        task.rt,
        task.due_at,
        task.pk,
    )


def month(member: Member, on: date) -> Month:
    """What this member did in the month of `on`. Two queries."""
    first = on.replace(day=1)
    begins = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    done = Task.objects.filter(member=member, done_at__gte=begins).count()
    sums = Activity.objects.filter(member=member, on__gte=first, on__lte=on).aggregate(
        count=Count("pk"), minutes=Sum("minutes", filter=Q(minutes__gt=0))
    )
    return Month(done, sums["count"], sums["minutes"] or 0)


def waiting_count(user: User) -> int:
    """How many tasks wait for this account: the figure beside “today”. One query."""
    return (
        Task.objects.in_hand()
        .filter(assignments__user=user, assignments__ended_at__isnull=True)
        .count()
    )
