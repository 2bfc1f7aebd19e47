"""Putting a backup back: all of it is built beside what is there, then changes places with it."""

import json
import os
import shutil
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connections
from django.utils import timezone

from pilar.config.backup import archive, manifest, postgres, sqlite
from pilar.config.backup.archive import Reader
from pilar.config.backup.manifest import Damaged, Manifest
from pilar.kernel.errors import DomainError

UNFINISHED = "restore-unfinished.json"


class Occupied(DomainError):
    code = "pilar.restore.occupied"


class InUse(DomainError):
    code = "pilar.restore.in_use"


class CannotPut(DomainError):
    code = "pilar.restore.cannot_write"


class Restored(NamedTuple):
    """What was restored, what was put aside for it, and the migrations that are to be run."""

    manifest: Manifest
    aside: list[str]
    to_migrate: list[str]


def restore(path: Path, *, replace: bool, at: datetime) -> Restored:
    """Put the city of the backup at `path` in place. Raises one of the refusals above; then nothing was changed.

    What was there is kept aside under a name that ends in the moment of the restore.
    """
    connections.close_all()
    stamp = timezone.localtime(at).strftime("%Y%m%d_%H%M%S")
    aside = f"{postgres.ASIDE}{stamp}"
    try:
        with archive.reading(path) as reader, ExitStack() as stack:
            vendor = "postgresql" if settings.POSTGRES else "sqlite"
            manifest.require_ours(reader.manifest, vendor)
            _require_room(replace=replace)
            _require_unused()
            kept = _build_and_swap(reader, stack, aside)
            return Restored(reader.manifest, kept, manifest.to_migrate(reader.manifest))
    except sqlite.Busy as error:
        raise InUse(_in_use("somebody has the database open")) from error
    except OSError as error:
        raise CannotPut(f"The backup could not be put in place: {error}.") from error


def require_finished() -> None:
    """Raise Occupied where a restore was cut short between its parts."""
    if (settings.VAR / UNFINISHED).exists():
        message = (
            "A restore was cut short, and its parts may not belong together. "
            "Run it again: ./pilar restore FILE --replace"
        )
        raise Occupied(message)


def _targets() -> dict[str, Path]:
    """Member or folder of the backup -> where it belongs, the databases last."""
    databases = (
        {} if settings.POSTGRES else {name: sqlite.path_of(a) for a, name in sqlite.MEMBERS.items()}
    )
    return {
        "files": Path(settings.FILES_ROOT),
        archive.ANCHORS: Path(settings.ANCHOR_FILE),
        **databases,
    }


def _require_room(*, replace: bool) -> None:
    if replace:
        return
    there = [
        str(place)
        for place in _targets().values()
        if (any(place.iterdir()) if place.is_dir() else place.exists() and place.stat().st_size)
    ]
    if settings.POSTGRES and not postgres.is_empty():
        there.append("tables in the database that PILAR_DATABASE names")
    if there:
        message = f"There is a city here already ({', '.join(there)}). With --replace the backup takes its place."
        raise Occupied(message)


def _require_unused() -> None:
    if settings.POSTGRES:
        if others := postgres.others():
            raise InUse(_in_use(f"the database has {others} other connections"))
        return
    for alias in sqlite.MEMBERS:
        with sqlite.alone(sqlite.path_of(alias)):
            pass


def _in_use(how: str) -> str:
    return f"The city is at work: {how}. End ./pilar serve and worker, then run the same command again."


def _build_and_swap(reader: Reader, stack: ExitStack, aside: str) -> list[str]:
    """Take everything out beside its place, then swap; the names of what was put aside."""
    targets = _targets()
    built = {name: place.with_name(f"{place.name}.restoring") for name, place in targets.items()}
    for place in built.values():
        stack.callback(_remove, place)
        _remove(place)
    built["files"].mkdir(parents=True, mode=0o700)
    for name in reader.uploads:
        reader.take(name, built["files"] / name.removeprefix("files/"))
    reader.take(archive.ANCHORS, built[archive.ANCHORS])
    if settings.POSTGRES:
        dump = settings.VAR / f"{postgres.MEMBER}.restoring"
        stack.callback(_remove, dump)
        reader.take(postgres.MEMBER, dump)
        _begin_swap(reader)
        before = not postgres.is_empty()
        try:
            postgres.restore(dump, aside=aside, tables=reader.manifest.tables["default"])
        except DomainError:
            _end_swap()
            raise
        kept = _swap(targets, built, aside)
        return [*kept, *([f"schema {aside}"] if before else [])]
    for alias, name in sqlite.MEMBERS.items():
        reader.take(name, built[name])
        sqlite.check(built[name])
        if sqlite.counts(built[name]) != reader.manifest.tables[alias]:
            raise Damaged.because(f"{name} does not hold the rows that were counted")
    with ExitStack() as held:
        for name in sqlite.MEMBERS.values():
            held.enter_context(sqlite.alone(targets[name]))
        _begin_swap(reader)
        return _swap(targets, built, aside)


def _begin_swap(reader: Reader) -> None:
    """Leave a note that a start finds, should we be stopped between the parts."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    note = settings.VAR / UNFINISHED
    with note.open("w") as file:
        json.dump({"day": reader.manifest.day, "made_at": reader.manifest.made_at}, file)
        file.flush()
        os.fsync(file.fileno())
    archive.sync_folder(settings.VAR)


def _swap(targets: dict[str, Path], built: dict[str, Path], aside: str) -> list[str]:
    kept = []
    for name, place in targets.items():
        old = place.with_name(f"{place.name}.{aside}")
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            kept.append(str(old))
        if name in sqlite.MEMBERS.values():
            sqlite.set_aside(place, old)
        elif place.exists():
            place.replace(old)
        built[name].replace(place)
        archive.sync_folder(place.parent)
    _end_swap()
    return kept


def _end_swap() -> None:
    (settings.VAR / UNFINISHED).unlink(missing_ok=True)
    archive.sync_folder(settings.VAR)


def _remove(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
