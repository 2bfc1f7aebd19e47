"""Keeping the queue alive: who works, what was left behind, what is due again."""

from datetime import datetime, timedelta

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from pilar.ground.jobs import subscriptions
from pilar.ground.jobs.models import Recurrence, WorkerBeat

SILENT = timedelta(seconds=60)  # a worker that says nothing for so long is taken for dead
ATTEMPTS = 3  # a job that took so many workers with it is not tried again


def beat(worker: str, *, at: datetime) -> None:
    """Say that `worker` lives."""
    WorkerBeat.objects.update_or_create(worker=worker, defaults={"seen_at": at})


def end_beat(worker: str) -> None:
    """Say that `worker` ended; what it had not finished is free for others at once."""
    WorkerBeat.objects.filter(worker=worker).delete()


@transaction.atomic
def requeue_lost(*, at: datetime) -> int:
    """Give back to the queue the jobs of workers that are gone; how many. Jobs are idempotent."""
    WorkerBeat.objects.filter(seen_at__lt=at - SILENT).delete()
    alive = set(WorkerBeat.objects.values_list("worker", flat=True))
    lost = [
        job for job in DBTaskResult.objects.running() if not alive.intersection(job.worker_ids[-1:])
    ]
    for job in lost:
        if len(job.worker_ids) >= ATTEMPTS:
            job.set_failed(RuntimeError(f"{len(job.worker_ids)} workers ended during this job"))
            subscriptions.give_up(job.task_path, job.args_kwargs)
        else:
            job.status = "READY"
            job.started_at = None
            job.save(update_fields=["status", "started_at"])
    return len(lost)


def give_back(worker: str, queue: str) -> int:
    """Give back what `worker` holds of `queue` and does not work at: it stumbled, and lives; how many."""
    held = DBTaskResult.objects.running().filter(queue_name=queue)
    mine = [job.pk for job in held if job.worker_ids[-1:] == [worker]]
    return DBTaskResult.objects.filter(pk__in=mine, status="RUNNING").update(
        status="READY", started_at=None
    )


@transaction.atomic
def claim_recurrence(path: str, *, every: timedelta, at: datetime) -> bool:
    """Whether it falls to the caller to run `path` now; of several that ask, one is told yes."""
    if Recurrence.objects.filter(path=path, ran_at__lte=at - every).update(ran_at=at):
        return True
    return Recurrence.objects.get_or_create(path=path, defaults={"ran_at": at})[1]
