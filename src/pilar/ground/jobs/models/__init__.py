"""What background work leaves in the database besides its queue."""

from pilar.ground.jobs.models.progress import Progress
from pilar.ground.jobs.models.worker import Recurrence, WorkerBeat

__all__ = ["Progress", "Recurrence", "WorkerBeat"]
