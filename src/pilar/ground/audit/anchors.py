"""The anchor file: heads of the chain, kept outside the database, so that a cut tail shows.

One line a sealed batch: number, mac, time. Only ever appended, and forced to the disk.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple


class Anchor(NamedTuple):
    number: int
    mac: str


def append(path: Path, anchor: Anchor, *, at: datetime) -> None:
    """Add the head of the chain and wait until the disk holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(handle).st_size
        torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        line = f"{anchor.number} {anchor.mac} {at.isoformat()}\n"
        os.write(handle, (f"\n{line}" if torn else line).encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path) -> Iterator[Anchor]:
    """All whole lines, oldest first; nothing where there is no file. A line torn by a power cut is left out."""
    if not path.exists():
        return
    with path.open() as lines:
        for line in lines:
            words = line.split()
            if len(words) == 3 and words[0].isdecimal() and line.endswith("\n"):
                yield Anchor(int(words[0]), words[1])


def last(path: Path) -> Anchor | None:
    """The newest head, read from the end of the file."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - 1000))
        tail = file.read().decode(errors="replace").splitlines(keepends=True)
    for line in reversed(tail):
        words = line.split()
        if len(words) == 3 and words[0].isdecimal() and len(words[1]) == 64 and line.endswith("\n"):
            return Anchor(int(words[0]), words[1])
    return None
