"""Reading uploads."""

import hashlib

from pilar.ground.files import vault
from pilar.ground.files.models import Upload
from pilar.kernel.envelope import CannotOpen
from pilar.kernel.errors import DomainError


class Erased(DomainError):
    code = "files.upload.erased"


def content(upload: Upload) -> bytes:
    """The cleaned content, decrypted. The caller has found `upload` in scope.

    Raises Erased; envelope.CannotOpen and FileNotFoundError where the store was damaged.
    """
    if upload.key.erased_at is not None:
        raise Erased("This file was erased.")
    return vault.get(upload.pk, bytes(upload.key.wrapped))


def check_contents() -> tuple[int, list[str]]:
    """Open every upload that was not erased: how many match their digest, and the ids of those that do not.

    Reads all of them, one at a time.
    """
    matching, wrong = 0, []
    standing = Upload.objects.filter(key__erased_at__isnull=True).select_related("key")
    for upload in standing.order_by("pk").iterator(chunk_size=500):
        try:
            digest = hashlib.sha256(content(upload)).hexdigest()
        except (CannotOpen, FileNotFoundError):
            digest = ""
        if digest == upload.sha256:
            matching += 1
        else:
            wrong.append(str(upload.pk))
    return matching, wrong
