"""Keeping uploads, and letting them go."""

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from django.conf import settings
from django.db import transaction

from pilar.ground.audit import actions as audit
from pilar.ground.files import photos, vault
from pilar.ground.files.events import Event
from pilar.ground.files.models import Upload, UploadKey
from pilar.kernel.ids import new_id

if TYPE_CHECKING:
    from pilar.ground.access.models import User

ORPHANED = timedelta(days=1)  # no transaction is open for so long


class Incoming(Protocol):
    """What a form hands over (django.core.files.uploadedfile.UploadedFile)."""

    size: int | None

    def read(self, num_bytes: int | None = None, /) -> bytes: ...


def save_photo(file: Incoming, *, by: "User | None", at: datetime) -> Upload:
    """Clean a photo, encrypt it and keep it; raises photos.PhotoRefused, in words for the form.

    Call it inside the owner's action, whose event names the upload. Should that transaction fail,
    the file that is left has no key any more and is swept away.
    """
    content = file.read(photos.MAX_BYTES + 1)
    if len(content) > photos.MAX_BYTES:
        raise photos.TooLarge.at(max(file.size or 0, len(content)))
    photo = photos.clean(content)
    upload_id = new_id()
    wrapped = vault.put(upload_id, photo.content)
    with transaction.atomic():
        upload = Upload.objects.create(
            id=upload_id,
            sha256=hashlib.sha256(photo.content).hexdigest(),
            size=len(photo.content),
            media_type=photo.media_type,
            width=photo.width,
            height=photo.height,
            by=by,
            at=at,
        )
        UploadKey.objects.create(upload=upload, wrapped=wrapped)
    return upload


def save_document(content: bytes, *, media_type: str, by: "User | None", at: datetime) -> Upload:
    """Encrypt and keep a document as it came, a list of an office; its reader has judged it.

    Call it inside the owner's action, like save_photo. A document has no width and no height.
    """
    upload_id = new_id()
    wrapped = vault.put(upload_id, content)
    with transaction.atomic():
        upload = Upload.objects.create(
            id=upload_id,
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            media_type=media_type[:40],
            width=0,
            height=0,
            by=by,
            at=at,
        )
        UploadKey.objects.create(upload=upload, wrapped=wrapped)
    return upload


@transaction.atomic
def erase(upload: Upload, *, by: "User | None", at: datetime, reason: str) -> None:
    """Destroy the key, and with it the content wherever copies of it lie; the row stays. Idempotent."""
    found = UploadKey.objects.filter(upload=upload, erased_at__isnull=True)
    if found.update(wrapped=b"", erased_at=at):
        audit.record(Event.UPLOAD_ERASED, target=upload, by=by, at=at, reason=reason)
    transaction.on_commit(lambda: vault.path_of(upload.pk).unlink(missing_ok=True))


def sweep(*, at: datetime) -> int:
    """Remove files that no upload names: their transaction failed a day ago or more; how many."""
    removed = 0
    for path in settings.FILES_ROOT.glob("??/*"):
        if datetime.fromtimestamp(path.stat().st_mtime, tz=at.tzinfo) > at - ORPHANED:
            continue
        known = len(path.stem) == 32 and Upload.objects.filter(pk=UUID(path.stem)).exists()
        if path.suffix == ".part" or not known:
            path.unlink(missing_ok=True)
            removed += 1
    return removed
