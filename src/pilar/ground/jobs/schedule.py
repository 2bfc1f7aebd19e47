"""Recurring work, as SCHEDULE in config/wiring.py lists it: dotted path -> seconds between two runs.

A task is enqueued, by one worker for all. A plain function runs in place, in every worker: it must
be short and do nothing when there is nothing to do.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from threading import Event as Signal
from time import monotonic

from django.conf import settings
from django.db import close_old_connections, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import Task

from pilar.ground.jobs import actions, queries

logger = logging.getLogger(__name__)
TICK = 1.0  # seconds between two looks at the clock
BEAT = 10.0  # seconds between two signs of life


class Scheduler:
    """Runs what is due until `stop` is set."""

    def __init__(self, worker: str, stop: Signal) -> None:
        self.worker = worker
        self.stop = stop
        self.tasks: dict[str, timedelta] = {}
        self.tasks_by_path: dict[str, Task[[], None]] = {}
        self.in_place: list[tuple[Callable[[], None], float]] = []
        self.next_run: dict[Callable[[], None], float] = {}
        for path, seconds in import_module(settings.PILAR_WIRING).SCHEDULE.items():
            found = import_string(path)
            if isinstance(found, Task):
                self.tasks[path] = timedelta(seconds=seconds)
                self.tasks_by_path[path] = found
            else:
                self.in_place.append((found, seconds))
        self.in_place.append((self._beat, BEAT))

    def run(self) -> None:
        """Look at the clock every second. An error is logged and tried again; it stops nothing else."""
        while not self.stop.is_set():
            close_old_connections()
            for function, seconds in self.in_place:
                if monotonic() >= self.next_run.get(function, 0.0):
                    self.next_run[function] = monotonic() + seconds
                    self._attempt(function)
            self._attempt(self._enqueue_due)
            self.stop.wait(TICK)

    def _enqueue_due(self) -> None:
        now = timezone.now()
        for path in queries.due(self.tasks, now):
            with transaction.atomic():
                if actions.claim_recurrence(path, every=self.tasks[path], at=now):
                    self.tasks_by_path[path].enqueue()

    def _beat(self) -> None:
        actions.beat(self.worker, at=timezone.now())

    @staticmethod
    def _attempt(function: Callable[[], None]) -> None:
        try:
            function()
        except Exception:  # the edge of a thread: whatever fails once must not end the schedule
            logger.exception("%s failed; it is tried again", function.__qualname__)
