"""Contents at rest: encrypted each with a key of its own, one file an upload, written whole or not at all."""

import os
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

from pilar.kernel import envelope


@lru_cache(maxsize=1)
def _wrapping_key(master: bytes) -> bytes:
    return envelope.derive(master, "files/wrap")


def path_of(upload: UUID) -> Path:
    """Where the content lies; the last digits of a version 7 id are random and spread well."""
    return Path(settings.FILES_ROOT) / upload.hex[-2:] / upload.hex


def put(upload: UUID, content: bytes) -> bytes:
    """Encrypt and store `content`; returns the wrapped key, without which nobody reads it."""
    key = envelope.new_key()
    path = path_of(upload)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    try:
        with part.open("xb") as file:
            file.write(envelope.seal(content, key, upload.bytes))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:  # a full disk is not filled further by what is left of it
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return envelope.seal(key, _wrapping_key(settings.MASTER_KEY), b"key" + upload.bytes)


def get(upload: UUID, wrapped: bytes) -> bytes:
    """The content. Raises envelope.CannotOpen when it was changed, FileNotFoundError when it is gone."""
    key = envelope.open_sealed(wrapped, _wrapping_key(settings.MASTER_KEY), b"key" + upload.bytes)
    return envelope.open_sealed(path_of(upload).read_bytes(), key, upload.bytes)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
