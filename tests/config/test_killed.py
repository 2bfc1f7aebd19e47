"""kill -9 of web and worker at random moments of report, upload, approval and import: nothing half done, nothing doubled.

Four moments by a seed; PILAR_KILLS and PILAR_SEED ask for others (`./pilar bench kill`: a hundred).
"""

import os
import random
import signal
import subprocess
import threading
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from pilar.ground.audit import actions as audit
from pilar.ground.audit import queries as trail
from pilar.ground.audit.models import Event
from pilar.ground.files import actions as uploads
from pilar.ground.files import queries as files
from pilar.ground.files.models import Upload
from pilar.ground.jobs import actions as jobs
from pilar.ground.jobs.models import Progress, WorkerBeat
from pilar.people.matching.models import CandidatePair
from pilar.people.registry import actions as registry
from pilar.people.registry.models import ImportRun, Person, Record
from pilar.work.intake.models import Report
from pilar.work.programmes.models import Proposal
from tests.factories import desk, programmes
from tests.factories.access import worker
from tests.support.committed import Committed
from tests.support.visitors import Cut, Visitor, free_port

KILLS = int(os.environ.get("PILAR_KILLS", "4"))
SEED = int(os.environ.get("PILAR_SEED", "4"))
ROWS = 450  # of a list: two pieces


def _letters(number: int) -> str:
    """A word of its own for each number."""
    return "".join("bdgjklmnprst"[int(d)] + "aiueo"[int(d) % 5] for d in str(number)).title()


def _list(number: int) -> bytes:
    """A list whose rows are on no other list."""
    lines = ["Nama,Jenis Kelamin,Tanggal Lahir,Desa,RT,RW"]
    names = ("Sarinem", "Suyanto", "Wagiyem", "Paijan", "Lastri", "Ngatemi", "Rukmini")
    for row in range(ROWS):
        day = f"{row % 28 + 1:02}-{row % 12 + 1:02}-{1930 + (row * 7 + number * 11) % 70}"
        sex = "LP"[row % 2]
        who = f"{names[row % 7]} {_letters(number * ROWS + row)}"
        lines.append(f"{who},{sex},{day},Punten,{row % 9 + 1:02},02")
    return "\n".join(lines).encode()


class Town:
    """A city under kill -9: what its visitors did, and what they were told."""

    def __init__(self, committed: Committed) -> None:
        self.committed = committed
        self.port = free_port()
        self.officer = worker("programmes.view_determination", "programmes.approve")
        self.reporters: list[Visitor] = []
        self.confirmed: list[UUID] = []
        self.cut = 0  # times that no answer came
        self.stop = threading.Event()

    def serve(self) -> "subprocess.Popen[str]":
        process = self.committed.start("serve", "--port", self.port, "--processes", "1")
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("Pilar serves"), line + process.stdout.read()
        threading.Thread(target=process.stdout.read, daemon=True).start()
        return process

    def report(self) -> None:
        """Residents report, each with a photo, until the city is gone."""
        while not self.stop.is_set():
            visitor = Visitor(self.port, f"Mbah {_letters(len(self.reporters))}")
            self.reporters.append(visitor)
            try:
                visitor.report()
            except Cut:
                self.cut += 1
                return

    def approve(self, waiting: list[UUID]) -> None:
        """The officer approves one after the other, until the city is gone."""
        visitor = Visitor(self.port, "officer", account=self.officer)
        connections.close_all()  # of this thread, which signed the officer in
        for proposal in waiting:
            if self.stop.is_set():
                return
            try:
                visitor.approve(proposal)
            except Cut:
                self.cut += 1
                return
            self.confirmed.append(proposal)

    def bring(self, number: int) -> None:
        """A list is confirmed; the worker takes it."""
        run = desk.staged(_list(number), f"daftar-{number}.csv")
        assert run.by
        with transaction.atomic():
            progress = jobs.start("import", run.file_name, by=run.by, at=timezone.now(), total=ROWS)
            registry.confirm_import(run=run, progress=progress.pk, by=run.by, at=timezone.now())


def _family(pid: int) -> list[int]:
    """The process and all that it started."""
    listed = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    )
    parents = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    family = [pid]
    for member in family:
        family += [child for child, parent in parents if parent == member]
    return family


def _frozen(pid: int) -> list[int]:
    """The process and all that it started, stopped, so that none starts another before it is killed."""
    family: list[int] = []
    while (found := _family(pid)) != family:
        _signal(found, signal.SIGSTOP)
        family = found
    return family


def _kill(process: "subprocess.Popen[str]", who: str) -> None:
    """kill -9: everything, or first only the web or the worker."""
    family = []
    if who != "all":
        family = _family(process.pid)
        some = [pid for pid in family[1:] if ("granian" in _command(pid)) == (who == "web")]
        _signal(some, signal.SIGKILL)
        time.sleep(0.3)
    family = list(dict.fromkeys([*_frozen(process.pid), *family]))
    _signal(family, signal.SIGKILL)
    process.communicate(timeout=30)
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in family if pid != process.pid):
        assert time.monotonic() < deadline, "a process outlived kill -9"
        time.sleep(0.02)


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def _signal(pids: list[int], what: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, what)
        except ProcessLookupError:
            continue


def _let_time_pass() -> None:
    """Two minutes later nobody takes a worker that was killed for alive; residents may send again."""
    for beat in WorkerBeat.objects.all():
        WorkerBeat.objects.filter(pk=beat.pk).update(seen_at=beat.seen_at - timedelta(minutes=2))
    cache.clear()


def _wait_for_jobs() -> None:
    deadline = time.monotonic() + 180
    while DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).exists():
        left = list(DBTaskResult.objects.values_list("task_path", "status", "worker_ids"))
        assert time.monotonic() < deadline, left
        time.sleep(0.2)


@pytest.fixture
def town(committed: Committed, request: pytest.FixtureRequest) -> Town:
    request.getfixturevalue("settings").TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}
    }
    return Town(committed)


@pytest.mark.slow
def test_nothing_is_half_done_or_doubled_after_kill_9(town: Town) -> None:
    moments = random.Random(SEED)
    proposals = [programmes.proposal().pk for _ in range(KILLS * 2)]
    people_before, records_before = Person.objects.count(), Record.objects.count()
    lists = 0
    for number in range(KILLS):
        town.stop.clear()
        process = town.serve()
        if number % 2 == 0:
            lists += 1
            town.bring(lists)
        waiting = proposals[number * 2 : number * 2 + 2]
        work = [
            threading.Thread(target=town.report),
            threading.Thread(target=town.approve, args=(waiting,)),
        ]
        for thread in work:
            thread.start()
        time.sleep(moments.uniform(0.05, 2.5))
        _kill(process, moments.choice(["all", "web", "worker"]))
        town.stop.set()
        for thread in work:
            thread.join(30)
        _let_time_pass()
    process = town.serve()
    try:
        _come_back(town, proposals)
        _wait_for_jobs()
    finally:
        process.terminate()
        process.communicate(timeout=60)
    connections.close_all()

    assert town.cut >= KILLS // 2, "hardly anybody was interrupted"
    _every_report_once(town)
    _every_decision_once(town, proposals)
    _every_list_whole(lists, people_before, records_before)
    _every_file_whole()
    _trail_and_values_hold()


def _come_back(town: Town, proposals: list[UUID]) -> None:
    """Who got no answer sends again, in the same session; the officer decides what is left."""
    for visitor in town.reporters:
        if not visitor.code:
            visitor.report()
    officer = Visitor(town.port, "officer", account=town.officer)
    for proposal in proposals:
        if proposal not in town.confirmed:
            officer.approve(proposal)


def _every_report_once(town: Town) -> None:
    codes = [visitor.code for visitor in town.reporters]
    assert sorted(Report.objects.values_list("code", flat=True)) == sorted(codes)
    received = Event.objects.filter(name="intake:report:received")
    assert Counter(received.values_list("target_id", flat=True)) == Counter(
        str(pk) for pk in Report.objects.values_list("pk", flat=True)
    )
    photos = Report.objects.values_list("photo_id", flat=True)
    assert len(set(photos)) == len(codes)


def _every_decision_once(town: Town, proposals: list[UUID]) -> None:
    assert set(Proposal.objects.values_list("state", flat=True)) == {"APPROVED"}
    approved = Event.objects.filter(name="programmes:proposal:approved")
    assert Counter(approved.values_list("target_id", flat=True)) == Counter(map(str, proposals))


def _every_list_whole(lists: int, people_before: int, records_before: int) -> None:
    runs = ImportRun.objects.filter(source_id="daftar-lansia")
    assert [(run.state, run.records.count()) for run in runs] == [("DONE", ROWS)] * lists
    assert {(run.counts["new"], run.counts["unchanged"]) for run in runs} == {(ROWS, 0)}
    assert Person.objects.count() == people_before + ROWS * lists
    reports = Record.objects.filter(kind="REPORT").count()
    assert Record.objects.count() == records_before + ROWS * lists + reports
    ended = Event.objects.filter(name="registry:import:ended")
    assert sorted(ended.values_list("target_id", flat=True)) == sorted(str(r.pk) for r in runs)
    assert set(Progress.objects.values_list("state", flat=True)) == {"DONE"}
    pairs = CandidatePair.objects.values_list("left_id", "right_id")
    assert len(pairs) == len(set(pairs))


def _every_file_whole() -> None:
    """Each upload opens; what a kill left is named by nothing, and is swept away a day later."""
    standing = Upload.objects.filter(key__erased_at__isnull=True).count()
    uploads.sweep(at=timezone.now() + timedelta(days=2))
    assert files.check_contents() == (standing, [])
    assert len(list(settings.FILES_ROOT.glob("*/*"))) == standing


def _trail_and_values_hold() -> None:
    audit.seal_pending(at=timezone.now())
    verdict = trail.verify()
    assert (verdict.broken, verdict.unsealed) == (None, 0)
    assert verdict.verified == Event.objects.count()
    assert registry.rebuild(check=True).differing == []
