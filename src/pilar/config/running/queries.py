"""Whether this process can do its work now. No answer names a person, a path or a secret."""

import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from threading import Lock

from django.conf import settings
from django.db import Error, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from pilar.ground.audit import queries as audit
from pilar.ground.audit import triggers
from pilar.ground.jobs import queries as jobs

KEPT = 1.0  # seconds that an answer is given again before it is looked for anew
WORKER_LATE = timedelta(seconds=30)  # three signs of life that did not come
OK = "ok"


@cache
def _newest() -> dict[str, frozenset[tuple[str, str]]]:
    """Database alias -> the last migration of each app that it must have. Read from the files once."""
    graph = MigrationLoader(None).graph
    of_all = {"default": frozenset(graph.leaf_nodes())}
    return (
        of_all if settings.POSTGRES else {**of_all, "looks": frozenset(graph.leaf_nodes("looks"))}
    )


def _databases() -> str:
    for alias in connections:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    return OK


def _migrations() -> str:
    for alias, wanted in _newest().items():
        if wanted - set(MigrationRecorder(connections[alias]).applied_migrations()):
            return "missing"
    return OK


def _guards() -> str:
    return "missing" if triggers.unguarded() else OK


def _worker() -> str:
    seen = jobs.last_beat()
    return OK if seen and timezone.now() - seen < WORKER_LATE else "silent"


def _seals() -> str:
    since = audit.unsealed_since()
    late = timedelta(seconds=settings.SEALS_LATE)
    return OK if since is None or timezone.now() - since < late else "late"


def _disk() -> str:
    free = shutil.disk_usage(settings.VAR).free
    return OK if free >= settings.DISK_RESERVE_MB * 1024 * 1024 else "nearly full"


CHECKS: dict[str, Callable[[], str]] = {
    "databases": _databases,
    "migrations": _migrations,
    "guards": _guards,
    "worker": _worker,
    "seals": _seals,
    "disk": _disk,
}


def _look() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, check in CHECKS.items():
        try:
            found[name] = check()
        except (Error, OSError):
            found[name] = "unreachable"
        if found["databases"] != OK:  # the others would only wait for them
            return {**found, "disk": _disk()}
    return found


class _Kept:
    """The last answer and when it was found; one thread looks, the others are given what is there."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.at = float("-inf")
        self.found: dict[str, str] = {}


_kept = _Kept()


def readiness() -> dict[str, str]:
    """Each check by its name: "ok", or what is wrong in a word. Looked for once a second at most."""
    with _kept.lock:
        if time.monotonic() - _kept.at >= KEPT:
            _kept.found, _kept.at = _look(), time.monotonic()
        return _kept.found


def forget() -> None:
    """Let the next question be answered anew."""
    _kept.at = float("-inf")
