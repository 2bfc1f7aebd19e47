"""The file itself: written beside its name and renamed when the disk holds it; read only with its digests."""

import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pilar.config.backup import manifest as manifests
from pilar.config.backup.manifest import Damaged, Manifest, Member
from pilar.kernel.errors import DomainError

MANIFEST, MAC = "manifest.json", "manifest.mac"
ANCHORS = "audit-anchors.txt"
UPLOAD = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{32}")
PIECE = 1 << 20


class CannotWrite(DomainError):
    code = "pilar.backup.cannot_write"


class CannotRead(DomainError):
    code = "pilar.restore.cannot_read"


class Writer:
    """An archive that is being written; `members` grows with it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.members: dict[str, Member] = {}

    def add(self, name: str, content: IO[bytes], *, compress: bool) -> None:
        """Add one member, read in pieces, and note its size and digest."""
        entry = zipfile.ZipInfo(name)
        entry.external_attr = 0o600 << 16
        entry.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
        entry._compresslevel = 1  # type: ignore[attr-defined]  # how writestr sets it before Python 3.13
        digest, size = hashlib.sha256(), 0
        with self.archive.open(entry, "w", force_zip64=True) as member:
            while piece := content.read(PIECE):
                digest.update(piece)
                size += len(piece)
                member.write(piece)
        self.members[name] = Member(size, digest.hexdigest())

    def close_with(self, manifest: Manifest) -> None:
        """Write the manifest and its mac, which end the archive."""
        text = manifest.as_json()
        self.archive.writestr(MANIFEST, text)
        self.archive.writestr(MAC, manifests.mac(text))


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """An archive that bears the name `path` only when it is whole and on the disk; else nothing is left."""
    part = path.with_name(path.name + ".part")
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w") as archive:
                yield Writer(archive)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


class Reader:
    """An archive whose manifest was read; every member is checked as it is taken out."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        names = archive.namelist()
        if MANIFEST not in names or MAC not in names:
            raise Damaged.because("it has no manifest")
        self.manifest = manifests.read(archive.read(MANIFEST), archive.read(MAC).decode())
        if sorted(names) != sorted([*self.manifest.members, MANIFEST, MAC]):
            raise Damaged.because("it does not hold what its manifest names")

    @property
    def uploads(self) -> list[str]:
        """The names of the uploads in it."""
        return [name for name in self.manifest.members if UPLOAD.fullmatch(name)]

    def take(self, name: str, into: Path) -> None:
        """Write one member to `into` and force it to the disk. Raises Damaged when it is not what was written."""
        wanted = self.manifest.members.get(name)
        if wanted is None:
            raise Damaged.because(f"{name} is missing")
        into.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        digest = hashlib.sha256()
        handle = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file, self.archive.open(name) as member:
            while piece := member.read(PIECE):
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if (into.stat().st_size, digest.hexdigest()) != (wanted.size, wanted.sha256):
            raise Damaged.because(f"{name} is not what was written")


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """The archive at `path`. Raises CannotRead, and Damaged for a file that is cut or changed."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield Reader(archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise Damaged.because("it was cut or changed") from error
    except OSError as error:
        if error.filename and Path(error.filename) == path:
            raise CannotRead(f"{path} cannot be read: {error.strerror}.") from error
        raise


def sync_folder(folder: Path) -> None:
    """Wait until the disk holds the names in `folder`."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
