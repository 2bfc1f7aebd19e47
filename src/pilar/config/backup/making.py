"""Taking a backup while the city works."""

import io
import sqlite3
import tempfile
import tomllib
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from pilar.config.backup import archive, postgres, sqlite
from pilar.config.backup.archive import CannotWrite, Writer
from pilar.config.backup.manifest import Manifest
from pilar.ground.audit import anchors
from pilar.ground.files import vault

_HEAD = "SELECT number, mac FROM audit_seal ORDER BY number DESC LIMIT 1"
_UPLOADS = "SELECT upload_id FROM files_uploadkey WHERE erased_at IS NULL"
_MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY id"
Ask = Callable[[str], list[tuple[Any, ...]]]


class State(NamedTuple):
    """What the databases held at the moment of the copy."""

    migrations: dict[str, list[str]]
    tables: dict[str, dict[str, int]]
    head: dict[str, Any] | None
    uploads: list[UUID]


def make(path: Path, *, at: datetime) -> Manifest:
    """Write the whole city to `path`. Raises CannotWrite and postgres.NoProgram; then nothing is left.

    The anchors are read first and the uploads last: the trail in the backup is at least as long as
    its anchors say, and no upload that the database names came too late. One whose key was
    destroyed meanwhile is named as missing.
    """
    if path.exists():
        raise CannotWrite(f"{path} is there already. Name another file.")
    if not path.parent.is_dir():
        raise CannotWrite(f"There is no folder {path.parent}. Make it, or name another file.")
    try:
        with archive.writing(path) as writer, ExitStack() as stack:
            anchored = _anchored()
            take = _take_postgres if settings.POSTGRES else _take_sqlite
            state = take(writer, stack, path.parent)
            _add_anchors(writer, anchored, state.head, at=at)
            manifest = Manifest(
                release=release(),
                vendor="postgresql" if settings.POSTGRES else "sqlite",
                city=settings.CITY,
                day=timezone.localdate(at).isoformat(),
                made_at=at.isoformat(),
                migrations=state.migrations,
                tables=state.tables,
                head=state.head,
                missing_files=_add_uploads(writer, state.uploads),
                members=writer.members,
            )
            writer.close_with(manifest)
    except OSError as error:
        message = f"The backup could not be written: {error.strerror or error}. Nothing is left of it at {path}."
        raise CannotWrite(message) from error
    except sqlite3.Error as error:
        message = f"The database could not be copied: {error}. Nothing is left of it at {path}."
        raise CannotWrite(message) from error
    return manifest


def release() -> str:
    """The version of this release."""
    project = tomllib.loads((settings.ROOT / "pyproject.toml").read_text())
    return str(project["project"]["version"])


def _take_sqlite(writer: Writer, stack: ExitStack, beside: Path) -> State:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=beside, prefix=".backup-")))
    copies = {alias: folder / name for alias, name in sqlite.MEMBERS.items()}
    for alias, copied in copies.items():
        sqlite.copy(alias, copied)
    for copied in copies.values():
        sqlite.check(copied)
        with copied.open("rb") as content:
            writer.add(copied.name, content, compress=True)

    def ask(query: str) -> list[tuple[Any, ...]]:
        return sqlite.ask(copies["default"], query)

    return State(
        {alias: _column(sqlite.ask(copied, _MIGRATIONS)) for alias, copied in copies.items()},
        {alias: sqlite.counts(copied) for alias, copied in copies.items()},
        _head(ask),
        [UUID(found) for found in _column(ask(_UPLOADS))],
    )


def _take_postgres(writer: Writer, stack: ExitStack, _beside: Path) -> State:
    moment = stack.enter_context(postgres.snapshot())
    with postgres.dump(moment) as content:
        writer.add(postgres.MEMBER, content, compress=False)
    return State(
        {"default": _column(moment.ask(_MIGRATIONS))},
        {"default": moment.counts()},
        _head(moment.ask),
        _column(moment.ask(_UPLOADS)),
    )


def _column(rows: list[tuple[Any, ...]]) -> list[Any]:
    return [row[0] for row in rows]


def _head(ask: Ask) -> dict[str, Any] | None:
    rows = ask(_HEAD)
    return {"number": rows[0][0], "mac": rows[0][1]} if rows else None


def _anchored() -> bytes:
    return settings.ANCHOR_FILE.read_bytes() if settings.ANCHOR_FILE.exists() else b""


def _add_anchors(
    writer: Writer, anchored: bytes, head: dict[str, Any] | None, *, at: datetime
) -> None:
    """The anchors, and after them the head that the copied database has."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / archive.ANCHORS
        copied.write_bytes(anchored)
        newest = anchors.last(copied)
        if head and (newest is None or newest.number < head["number"]):
            anchors.append(copied, anchors.Anchor(head["number"], head["mac"]), at=at)
        writer.add(archive.ANCHORS, io.BytesIO(copied.read_bytes()), compress=True)


def _add_uploads(writer: Writer, uploads: list[UUID]) -> list[str]:
    """Add the content of each upload as it lies; the names of those that are gone."""
    missing = []
    for upload in sorted(uploads):
        path = vault.path_of(upload)
        name = f"files/{path.parent.name}/{path.name}"
        try:
            content = path.open("rb")
        except FileNotFoundError:
            missing.append(name)
            continue
        with content:
            writer.add(name, content, compress=False)
    return missing
