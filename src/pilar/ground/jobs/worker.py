"""The worker process: jobs as they come, long jobs beside them, and the schedule."""

import logging
import os
import secrets
import signal
import socket
from threading import Event as Signal
from threading import Thread
from typing import Any

from django.db import connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from pilar.ground.jobs import actions
from pilar.ground.jobs.schedule import Scheduler

logger = logging.getLogger(__name__)
QUEUES = ("default", "long")  # a long job (an import) must not hold up the short ones
INTERVAL = 0.3  # seconds between two looks at an empty queue
PATIENCE = 25.0  # seconds that a running job gets to end before the process does


def run() -> None:
    """Work until SIGTERM or SIGINT, then end the jobs at hand and stop.

    A job that does not end in time is given to another worker (`requeue_lost`).
    """
    name = f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"
    stop = Signal()
    workers = [_worker(queue, name) for queue in QUEUES]

    def end(_signal: int, _frame: Any) -> None:
        stop.set()
        for worker in workers:
            worker.running = False

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    actions.beat(name, at=timezone.now())
    threads = [
        Thread(target=Scheduler(name, stop).run, name="schedule", daemon=True),
        *(Thread(target=_keep_working, args=(worker, stop), daemon=True) for worker in workers),
    ]
    for thread in threads:
        thread.start()
    stop.wait()
    for thread in threads:
        thread.join(PATIENCE)
    actions.end_beat(name)
    connections.close_all()


def _worker(queue: str, name: str) -> Worker:
    return Worker(
        queue_names=[queue],
        interval=INTERVAL,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


def _keep_working(worker: Worker, stop: Signal) -> None:
    stumbled = False
    while not stop.is_set():
        try:
            if stumbled:  # over a full disk, say: what it held could not even be marked as failed
                for queue in worker.queue_names:
                    actions.give_back(worker.worker_id, queue)
                stumbled = False
            worker.run()
        except Exception:  # the edge of a thread: a database that is away comes back
            logger.exception("The worker of %s stumbled; it goes on", worker.queue_names)
            connections.close_all()
            stumbled = True
            stop.wait(1)
    connections.close_all()
