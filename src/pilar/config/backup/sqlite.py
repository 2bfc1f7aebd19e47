"""The databases of SQLite: copied in one step while others write, and put in place when nobody has them open."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings

from pilar.config.backup.archive import sync_folder
from pilar.config.backup.manifest import Damaged

MEMBERS = {"default": "pilar.sqlite3", "looks": "pilar-looks.sqlite3"}


class Busy(Exception):
    """Somebody has the database open."""


def path_of(alias: str) -> Path:
    """Where the database of `alias` lies."""
    return Path(settings.DATABASES[alias]["NAME"])


def copy(alias: str, into: Path) -> None:
    """Copy the database as it is at one moment; writers are not held up, and what they write later is not in it."""
    with closing(_open(path_of(alias))) as source, closing(sqlite3.connect(into)) as target:
        source.execute("BEGIN")
        source.backup(target, pages=-1)


def check(path: Path) -> None:
    """Raise Damaged unless SQLite finds the file whole."""
    with closing(_open(path, immutable=True)) as database:
        try:
            found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            found = str(error)
    if found != "ok":
        raise Damaged.because(f"SQLite says of {path.name}: {found}")


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows that `sql` gives from a copy that nobody writes."""
    with closing(_open(path, immutable=True)) as database:
        return database.execute(sql).fetchall()


def counts(path: Path) -> dict[str, int]:
    """Table -> its rows, in a copy that nobody writes."""
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return {
        name: ask(path, f'SELECT count(*) FROM "{name}"')[0][0]  # noqa: S608  names from the schema
        for (name,) in ask(path, names)
    }


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the database so that nobody opens it, all of it in its one file. Raises Busy when somebody has it open.

    A file that is no database any more is what a restore is for: it is let through.
    """
    if not path.exists():
        yield
        return
    with closing(sqlite3.connect(path, timeout=2, isolation_level=None)) as database:
        try:
            mode = database.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
            if mode != "delete":
                raise Busy
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise Busy from error
        except sqlite3.DatabaseError:
            pass
        yield


def set_aside(path: Path, name: Path) -> None:
    """Let `name` hold the database too, so that another can take its place without a moment between."""
    for tail in (
        "-wal",
        "-shm",
    ):  # of a file that is no database any more: none may meet the new one
        if (side := path.with_name(path.name + tail)).exists():
            side.replace(name.with_name(name.name + tail))
    if path.exists():
        name.unlink(missing_ok=True)
        os.link(path, name)
        sync_folder(name.parent)


def _open(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    mode = "mode=ro&immutable=1" if immutable else "mode=ro"
    return sqlite3.connect(f"file:{quote(str(path))}?{mode}", uri=True, timeout=20)
