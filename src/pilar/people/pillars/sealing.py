"""Phone numbers of members, encrypted at rest. Bound to the member, so that one can't be moved to another."""

from functools import lru_cache
from uuid import UUID

from django.conf import settings

from pilar.kernel import envelope


@lru_cache(maxsize=1)
def _key(master: bytes) -> bytes:
    return envelope.derive(master, "pillars/phone")


def seal_phone(member: UUID, phone: str) -> bytes:
    """`phone` as it is stored; empty for none."""
    if not phone:
        return b""
    return envelope.seal(phone.encode(), _key(settings.MASTER_KEY), member.bytes)


def open_phone(member: UUID, sealed: bytes) -> str:
    """The number, or "" where none is known. Raises envelope.CannotOpen."""
    if not sealed:
        return ""
    return envelope.open_sealed(bytes(sealed), _key(settings.MASTER_KEY), member.bytes).decode()
