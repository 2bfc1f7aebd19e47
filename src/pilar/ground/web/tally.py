"""How many requests were answered, and how fast: counted by each process, read together.

Every web process counts in a file of its own that it has mapped into memory (no lock between
processes, no system call a request), in a folder that `serve` empties when it starts. Files of
processes that ended stay, so that a sum never falls. Where there is no folder, or no room on the
disk, a process counts in memory alone. The layout is our own and small; it is that of
prometheus-client's multiprocess mode.
"""

import mmap
import os
import secrets
import struct
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from django.conf import settings

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)  # seconds
OTHER = "(other)"  # addresses for which no row is left
_KEY = 152  # bytes
_VALUES = struct.Struct(f"<{len(BOUNDS) + 3}d")  # a bucket each, one above all, sum, count
_ROW = _KEY + _VALUES.size
_ROWS = 1500
_SIZE = _ROW * _ROWS


class Series(NamedTuple):
    """What a row counts."""

    method: str
    status: int
    route: str


class Sums(NamedTuple):
    """Requests in each bucket (not cumulated), all their seconds, and how many they were."""

    buckets: tuple[int, ...]
    seconds: float
    number: int


def folder() -> Path:
    return Path(settings.VAR) / "tally"


def clear() -> None:
    """Begin anew: for `serve`, before its processes start."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    for old in place.glob("*.tally"):
        old.unlink(missing_ok=True)


def _mapped() -> mmap.mmap:
    place = folder() / f"{os.getpid()}-{secrets.token_hex(4)}.tally"
    try:
        handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return mmap.mmap(-1, _SIZE)
    try:
        os.posix_fallocate(handle, 0, _SIZE)  # a page that finds no room later would kill us
        return mmap.mmap(handle, _SIZE)
    except OSError:
        place.unlink(missing_ok=True)
        return mmap.mmap(-1, _SIZE)
    finally:
        os.close(handle)


class Tally:
    """The counts of one process."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.pid = 0

    def _begin(self) -> None:
        self.pid = os.getpid()
        self.memory = _mapped()
        self.rows: dict[Series, int] = {}

    def _row(self, series: Series) -> int:
        """Where the row of `series` begins."""
        if series not in self.rows and len(self.rows) >= _ROWS - 1:
            series = Series("", 0, OTHER)
        if series not in self.rows:
            at = len(self.rows) * _ROW
            name = "\t".join(map(str, series)).encode()[:_KEY]
            self.memory[at : at + _KEY] = name.ljust(_KEY, b"\0")
            self.rows[series] = at
        return self.rows[series]

    def count(self, series: Series, seconds: float) -> None:
        """One request more."""
        with self.lock:
            if self.pid != os.getpid():
                self._begin()
            at = self._row(series) + _KEY
            values = list(_VALUES.unpack_from(self.memory, at))
            values[sum(seconds > bound for bound in BOUNDS)] += 1
            values[-2] += seconds
            values[-1] += 1
            _VALUES.pack_into(self.memory, at, *values)

    def own(self) -> bytes:
        """What this process counted, where it has no file."""
        with self.lock:
            return bytes(self.memory) if self.pid == os.getpid() else b""


requests = Tally()


def _read(memory: bytes) -> Iterator[tuple[Series, tuple[float, ...]]]:
    for at in range(0, len(memory) - _ROW + 1, _ROW):
        name = memory[at : at + _KEY].rstrip(b"\0").decode(errors="ignore")
        if not name:
            return
        method, status, route = name.split("\t", 2)
        yield Series(method, int(status), route), _VALUES.unpack_from(memory, at + _KEY)


def _memories() -> Iterator[bytes]:
    files = sorted(folder().glob("*.tally"))
    for file in files:
        try:
            yield file.read_bytes()
        except OSError:
            continue
    if not any(pid == os.getpid() for pid in map(pid_of, files)):
        yield requests.own()


def pid_of(file: Path) -> int:
    """Of the process that counts in `file`."""
    return int(file.name.partition("-")[0])


def sums() -> dict[Series, Sums]:
    """What all processes counted since `serve` started."""
    added: defaultdict[Series, list[float]] = defaultdict(lambda: [0.0] * (len(BOUNDS) + 3))
    for memory in _memories():
        for series, values in _read(memory):
            added[series] = [a + b for a, b in zip(added[series], values, strict=True)]
    return {
        series: Sums(tuple(map(int, values[:-2])), values[-2], int(values[-1]))
        for series, values in sorted(added.items())
    }
