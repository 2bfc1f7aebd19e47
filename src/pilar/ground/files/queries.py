"""Reading uploads."""

from pilar.ground.files import vault
from pilar.ground.files.models import Upload
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
