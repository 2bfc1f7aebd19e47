"""Reading how far background work is."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Max, QuerySet

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
