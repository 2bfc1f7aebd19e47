"""The queue: with its transaction, once, soon, and not lost with a worker."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Event as Signal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError, transaction
from django_tasks_db.models import DBTaskResult

from pilar.ground.audit import actions as audit
from pilar.ground.audit import queries as trail
from pilar.ground.jobs import actions, queries, schedule, subscriptions
from pilar.ground.jobs import worker as process
from pilar.ground.jobs.models import Progress, Recurrence, WorkerBeat
from tests.support import tasks
from tests.support.committed import Committed

AT = datetime(2024, 12, 11, 2, tzinfo=UTC)
MARK = "tests.support.tasks.leave_mark"


@pytest.fixture
def queue(settings: Any) -> None:
    """Jobs wait in the database, as they really do."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}
    }


@pytest.fixture
def subscribed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody subscribes to `test:row:made`."""
    wiring = SimpleNamespace(SUBSCRIPTIONS={"test:row:made": [MARK]})
    monkeypatch.setattr(subscriptions, "import_module", lambda _path: wiring)
    subscriptions._tasks.cache_clear()
    yield
    subscriptions._tasks.cache_clear()


@pytest.fixture
def workers(committed: Committed) -> Iterator[Callable[[], "subprocess.Popen[str]"]]:
    """Starts real worker processes, and ends them with the test."""
    started: list[subprocess.Popen[str]] = []

    def start() -> "subprocess.Popen[str]":
        started.append(committed.start("worker"))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()
        worker.communicate()


def _wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


@pytest.mark.usefixtures("queue", "subscribed")
def test_an_event_enqueues_the_jobs_that_subscribe_to_it() -> None:
    event = audit.record("test:row:made", by=None, at=AT)
    audit.record("test:row:changed", by=None, at=AT)

    job = DBTaskResult.objects.get()
    assert (job.task_path, job.args_kwargs["args"]) == (MARK, [event.pk])


@pytest.mark.usefixtures("queue", "subscribed")
def test_a_job_is_gone_with_the_transaction_that_failed(committed: Committed) -> None:
    def act() -> None:
        with transaction.atomic():
            audit.record("test:row:made", by=None, at=AT)
            raise LookupError

    with pytest.raises(LookupError):
        act()

    assert DBTaskResult.objects.count() == 0


@pytest.mark.slow
@pytest.mark.usefixtures("queue")
def test_two_workers_do_each_job_once(
    workers: Callable[[], "subprocess.Popen[str]"],
) -> None:
    pair = [workers(), workers()]
    _wait_until(lambda: WorkerBeat.objects.count() == 2)

    for number in range(40):
        tasks.leave_mark.enqueue(str(number))
        time.sleep(0.03)
    _wait_until(lambda: Progress.objects.count() >= 40)
    for worker in pair:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(30) for worker in pair] == [0, 0]

    assert sorted(Progress.objects.values_list("label", flat=True)) == sorted(map(str, range(40)))


@pytest.mark.slow
@pytest.mark.usefixtures("queue")
def test_a_long_job_does_not_hold_up_a_short_one_and_ends_before_its_worker(
    workers: Callable[[], "subprocess.Popen[str]"],
) -> None:
    worker = workers()
    tasks.take_long.enqueue("long", 4)
    _wait_until(lambda: DBTaskResult.objects.running().exists())

    tasks.leave_mark.enqueue("short")
    _wait_until(lambda: Progress.objects.filter(label="short").exists(), seconds=3)
    worker.send_signal(signal.SIGTERM)

    assert worker.wait(30) == 0
    assert Progress.objects.filter(label="long").exists()
    assert not WorkerBeat.objects.exists()


@pytest.mark.slow
@pytest.mark.usefixtures("queue")
def test_the_worker_seals_what_was_committed(
    workers: Callable[[], "subprocess.Popen[str]"],
) -> None:
    workers()
    _wait_until(WorkerBeat.objects.exists)
    with transaction.atomic():
        audit.record("test:row:made", by=None, at=AT)

    _wait_until(lambda: trail.unsealed_count() == 0, seconds=5)


@pytest.mark.slow
@pytest.mark.usefixtures("queue")
def test_a_job_that_breaks_is_kept_as_failed_and_the_worker_goes_on(
    workers: Callable[[], "subprocess.Popen[str]"],
) -> None:
    workers()
    tasks.fail.enqueue()
    tasks.leave_mark.enqueue("after")

    _wait_until(Progress.objects.exists)

    assert "LookupError" in DBTaskResult.objects.failed().get().traceback


def _running(*workers: str) -> DBTaskResult:
    tasks.leave_mark.enqueue("x")
    job = DBTaskResult.objects.get()
    job.status, job.started_at, job.worker_ids = "RUNNING", AT, list(workers)
    job.save()
    return job


@pytest.mark.usefixtures("queue")
def test_a_job_whose_worker_is_gone_goes_back_to_the_queue() -> None:
    job = _running("gone")
    actions.beat("gone", at=AT)
    assert actions.requeue_lost(at=AT + timedelta(seconds=59)) == 0

    assert actions.requeue_lost(at=AT + timedelta(seconds=61)) == 1

    job.refresh_from_db()
    assert job.status == "READY"
    assert not WorkerBeat.objects.exists()


@pytest.mark.usefixtures("queue")
def test_a_worker_that_stumbled_and_lives_gives_back_what_it_held_of_that_queue_alone() -> None:
    job = _running("me")
    actions.beat("me", at=AT)
    assert actions.requeue_lost(at=AT) == 0

    assert actions.give_back("me", "long") == 0
    assert actions.give_back("somebody", "default") == 0
    assert actions.give_back("me", "default") == 1

    job.refresh_from_db()
    assert job.status == "READY"


@pytest.mark.usefixtures("queue", "committed")
def test_a_worker_over_whose_job_the_database_stumbles_takes_it_up_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tasks.leave_mark.enqueue("x")
    stop, working = Signal(), process._worker("default", "me")
    taken: list[str] = []

    def run_task(job: DBTaskResult) -> None:
        taken.append(str(job.pk))
        if len(taken) == 1:
            raise OperationalError("database or disk is full")  # also when it is marked as failed
        stop.set()
        working.running = False

    monkeypatch.setattr(working, "run_task", run_task)

    process._keep_working(working, stop)

    assert len(taken) == 2
    assert len(set(taken)) == 1


@pytest.mark.usefixtures("queue")
def test_who_waits_for_a_job_that_is_given_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    wiring = SimpleNamespace(SUBSCRIPTIONS={}, GIVEN_UP={MARK: "tests.support.tasks.note_end"})
    monkeypatch.setattr(subscriptions, "import_module", lambda _path: wiring)
    _running("one", "two", "three")

    actions.requeue_lost(at=AT)

    assert Progress.objects.get().label == "x was given up"


@pytest.mark.usefixtures("queue")
def test_a_job_that_took_three_workers_with_it_is_not_tried_again() -> None:
    job = _running("one", "two", "three")

    assert actions.requeue_lost(at=AT) == 1

    job.refresh_from_db()
    assert job.status == "FAILED"
    assert "3 workers" in job.traceback


def test_of_many_that_ask_one_runs_what_recurs(committed: Committed) -> None:
    def ask(at: datetime) -> Callable[[], bool]:
        return lambda: actions.claim_recurrence("a.b", every=timedelta(seconds=30), at=at)

    first = committed.parallel(*[ask(AT)] * 4)
    too_soon = ask(AT + timedelta(seconds=29))()
    later = committed.parallel(*[ask(AT + timedelta(seconds=30))] * 4)

    assert (sum(first), too_soon, sum(later)) == (1, False, 1)


@pytest.mark.usefixtures("queue")
def test_what_is_due_is_enqueued_and_an_error_stops_nothing(
    committed: Committed, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop = schedule.Signal()
    wiring = SimpleNamespace(
        SCHEDULE={"tests.support.tasks.fail": 60, "tests.support.tasks.stumble": 60}
    )
    monkeypatch.setattr(schedule, "import_module", lambda _path: wiring)
    scheduler = schedule.Scheduler("w", stop)
    scheduler.in_place.append((stop.set, 60))

    scheduler.run()

    assert DBTaskResult.objects.get().task_path == "tests.support.tasks.fail"
    assert Recurrence.objects.get().path == "tests.support.tasks.fail"
    assert WorkerBeat.objects.get().worker == "w"
    assert "it is tried again" in caplog.text


def test_a_task_is_due_when_its_time_has_passed() -> None:
    Recurrence.objects.create(path="a", ran_at=AT)
    times = {"a": timedelta(seconds=60), "b": timedelta(seconds=60)}

    assert queries.due(times, AT + timedelta(seconds=59)) == ["b"]
    assert queries.due(times, AT + timedelta(seconds=60)) == ["a", "b"]
