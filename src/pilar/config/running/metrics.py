"""What Prometheus reads: requests, jobs, workers, seals, sizes, in its text format 0.0.4."""

import os
import shutil
import socket
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import Error, connections
from django.utils import timezone

from pilar.ground.audit import queries as audit
from pilar.ground.jobs import queries as jobs
from pilar.ground.web import tally

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
PAGE = os.sysconf("SC_PAGE_SIZE")

Labels = Mapping[str, object]
Value = tuple[str, Labels, float]  # suffix of the name, labels, value


def text() -> str:
    """All of it. What the database would tell is left out while it is away."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield from _family(
        "pilar_http_request_seconds", "histogram", "Answered requests and how long they took.", _requests()
    )  # fmt: skip
    yield from _gauge(
        "pilar_disk_free_bytes", "Room where Pilar writes.", [({}, shutil.disk_usage(settings.VAR).free)]
    )  # fmt: skip
    try:
        found = list(_from_database(timezone.now()))
    except Error:
        yield from _gauge("pilar_database_up", "Whether the databases answer.", [({}, 0)])
        return
    yield from _gauge("pilar_database_up", "Whether the databases answer.", [({}, 1)])
    yield from found


def _from_database(now: datetime) -> Iterator[str]:
    queue = jobs.queue()
    yield from _gauge(
        "pilar_jobs", "Background jobs by state; those that ended well are pruned.",
        [({"state": state}, number) for state, number in queue.counts.items()],
    )  # fmt: skip
    yield from _gauge(
        "pilar_jobs_oldest_waiting_seconds", "How long the job that is due longest has waited.",
        [({}, _age(queue.waiting_since, now))],
    )  # fmt: skip
    seen = jobs.last_beat()
    if seen:
        yield from _gauge(
            "pilar_worker_seen_seconds", "Since a worker last said that it lives.", [({}, _age(seen, now))]
        )  # fmt: skip
    yield from _gauge("pilar_events_unsealed", "Events that wait for their seal.", [({}, audit.unsealed_count())])  # fmt: skip
    yield from _gauge(
        "pilar_events_unsealed_oldest_seconds", "How long the oldest of them has waited.",
        [({}, _age(audit.unsealed_since(), now))],
    )  # fmt: skip
    yield from _gauge("pilar_database_bytes", "Size of each database.", _sizes())
    memory = {"web": list(_web()), "worker": list(_workers())}
    yield from _gauge(
        "pilar_processes", "Processes of this machine.",
        [({"kind": kind}, len(sizes)) for kind, sizes in memory.items()],
    )  # fmt: skip
    yield from _gauge(
        "pilar_process_resident_bytes", "Memory of these processes together.",
        [({"kind": kind}, sum(sizes)) for kind, sizes in memory.items()],
    )  # fmt: skip


def _requests() -> Iterator[Value]:
    for series, sums in tally.sums().items():
        labels = {"method": series.method, "route": f"/{series.route}", "status": series.status}
        so_far = 0
        for bound, number in zip((*tally.BOUNDS, "+Inf"), sums.buckets, strict=True):
            so_far += number
            yield "_bucket", {**labels, "le": bound}, so_far
        yield "_sum", labels, round(sums.seconds, 6)
        yield "_count", labels, sums.number


def _gauge(name: str, help_: str, values: Iterable[tuple[Labels, float]]) -> Iterator[str]:
    return _family(name, "gauge", help_, (("", labels, value) for labels, value in values))


def _family(name: str, kind: str, help_: str, values: Iterable[Value]) -> Iterator[str]:
    yield f"# HELP {name} {help_}"
    yield f"# TYPE {name} {kind}"
    for suffix, labels, value in values:
        said = ",".join(f'{key}="{_escaped(str(label))}"' for key, label in labels.items())
        yield f"{name}{suffix}{{{said}}} {value}" if said else f"{name}{suffix} {value}"


def _escaped(label: str) -> str:
    return label.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _age(since: datetime | None, now: datetime) -> float:
    return round(max(0.0, (now - since).total_seconds()), 3) if since else 0.0


def _sizes() -> Iterator[tuple[Labels, float]]:
    if settings.POSTGRES:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            yield {"database": "default"}, cursor.fetchone()[0]
        return
    for alias in connections:
        name = Path(str(connections[alias].settings_dict["NAME"]))
        files = [name, name.with_name(f"{name.name}-wal")]
        yield {"database": alias}, sum(file.stat().st_size for file in files if file.exists())


def _web() -> Iterator[int]:
    """Resident bytes of each web process that counted something and still lives."""
    pids = {tally.pid_of(file) for file in tally.folder().glob("*.tally")} | {os.getpid()}
    return _resident(pids)


def _workers() -> Iterator[int]:
    here = socket.gethostname()[:30]
    names = [name.split(":") for name in jobs.workers()]
    return _resident(int(pid) for host, pid, *_ in names if host == here and pid.isdigit())


def _resident(pids: Iterable[int]) -> Iterator[int]:
    for pid in pids:
        try:
            pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
        except (OSError, IndexError):
            continue  # it has ended
        yield int(pages) * PAGE
