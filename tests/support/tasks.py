"""Tasks for the tests of the queue; a real worker imports them by their path."""

import time

from django.utils import timezone
from django_tasks import task

from pilar.ground.jobs import actions


@task()
def leave_mark(label: str) -> None:
    """Leave a row, so that a second run of the same job would show."""
    actions.start("test", label, by=None, at=timezone.now())


@task(queue_name="long")
def take_long(label: str, seconds: float) -> None:
    """A long job that leaves its mark at the end."""
    time.sleep(seconds)
    leave_mark.func(label)


@task()
def fail() -> None:
    """A job that breaks."""
    raise LookupError


def stumble() -> None:
    """A plain function that breaks."""
    raise LookupError


def note_end(label: str) -> None:
    """Leave a mark for a job that is given up."""
    actions.start("test", f"{label} was given up", by=None, at=timezone.now())
