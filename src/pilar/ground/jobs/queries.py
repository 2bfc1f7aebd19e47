"""Reading how far background work is."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Max, Min, QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from pilar.ground.jobs.models import Progress, Recurrence, WorkerBeat

if TYPE_CHECKING:
    from pilar.ground.access.models import User


def progress_of(user: "User") -> QuerySet[Progress]:
    """The work that `user` started and may follow, newest first."""
    return Progress.objects.filter(by=user).order_by("-started_at", "-pk")


def due(schedule: dict[str, timedelta], at: datetime) -> list[str]:
    """The paths of `schedule` whose time has come. One query."""
    ran = dict(Recurrence.objects.values_list("path", "ran_at"))
    return [path for path, every in schedule.items() if path not in ran or ran[path] <= at - every]


def last_beat() -> datetime | None:
    """When a worker last said that it lives; None when none is at work. One query."""
    seen: datetime | None = WorkerBeat.objects.aggregate(seen=Max("seen_at"))["seen"]
    return seen


def workers() -> list[str]:
    """The names of the workers at work: host, process and a mark, with colons between. One query."""
    return list(WorkerBeat.objects.values_list("worker", flat=True))


class Queue(NamedTuple):
    """How many jobs are waiting, running and failed, and since when the one due longest waits."""

    counts: dict[str, int]
    waiting_since: datetime | None


_STATES = {
    TaskResultStatus.READY: "waiting",
    TaskResultStatus.RUNNING: "running",
    TaskResultStatus.FAILED: "failed",
}


def queue() -> Queue:
    """The queue as it stands. Two queries; those that failed are kept until they are pruned."""
    found = dict(
        DBTaskResult.objects.filter(status__in=_STATES)
        .order_by()
        .values_list("status")
        .annotate(number=Count("pk"))
    )
    counts = {said: found.get(state, 0) for state, said in _STATES.items()}
    ready = DBTaskResult.objects.ready().order_by()
    since: datetime | None = ready.aggregate(since=Min("enqueued_at"))["since"]
    return Queue(counts, since)
