"""Writing progress, and keeping the queue alive."""

from pilar.ground.jobs.actions.progress import advance, fail, finish, start
from pilar.ground.jobs.actions.queue import (
    beat,
    claim_recurrence,
    end_beat,
    give_back,
    requeue_lost,
)

__all__ = [
    "advance",
    "beat",
    "claim_recurrence",
    "end_beat",
    "fail",
    "finish",
    "give_back",
    "requeue_lost",
    "start",
]
