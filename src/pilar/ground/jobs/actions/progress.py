"""Saying how far a long piece of work is.

None of this is an act of anybody, so none of it stands in the trail. Call it between the pieces
of the work, not inside their transactions: others see it when it is committed.
"""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models

from pilar.ground.jobs.models import Progress

if TYPE_CHECKING:
    from pilar.ground.access.models import User


def start(kind: str, label: str, *, by: "User | None", at: datetime, total: int = 0) -> Progress:
    """Begin a piece of work of `total` units (0: not known yet) that `by` may follow."""
    return Progress.objects.create(kind=kind, label=label, total=total, by=by, started_at=at)


def advance(progress: UUID, *, done: int, total: int | None = None, message: str = "") -> None:
    """Say that `done` units are done; a piece of work that has ended stays as it ended."""
    values: dict[str, object] = {"done": done}
    if total is not None:
        values["total"] = total
    if message:
        values["message"] = message
    _running(progress).update(**values)


def finish(progress: UUID, *, at: datetime, message: str = "") -> None:
    """End the work as done, all of it."""
    for row in _running(progress):
        total = row.total or row.done
        _running(progress).update(
            state=Progress.State.DONE, done=total, total=total, message=message, ended_at=at
        )


def fail(progress: UUID, *, at: datetime, message: str) -> None:
    """End the work as failed; `message` says why and what to do next."""
    _running(progress).update(state=Progress.State.FAILED, message=message, ended_at=at)


def _running(progress: UUID) -> models.QuerySet[Progress]:
    return Progress.objects.filter(pk=progress, state=Progress.State.RUNNING)
