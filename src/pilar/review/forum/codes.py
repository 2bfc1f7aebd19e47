"""The codes behind QR: of an invitation, and of a meeting's door. Nothing in the database tells them.

A code is derived from the id by a key outside the database; the database holds only a keyed index
of it, so that reading the table lets nobody check in for others.
"""

from functools import lru_cache
from uuid import UUID

from django.conf import settings

from pilar.kernel import envelope

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # 32; no i, l, o, u
LENGTH = 12  # 60 bits


@lru_cache(maxsize=2)
def _key(master: bytes, purpose: str) -> bytes:
    return envelope.derive(master, f"forum/{purpose}")


def _derived(scheme: str, identity: UUID) -> str:
    raw = envelope.blind_index(_key(settings.MASTER_KEY, "code"), scheme, str(identity))
    number = int.from_bytes(raw[:8], "big")
    return "".join(_LETTERS[number >> (5 * place) & 31] for place in range(LENGTH))


def of_invitee(invitee: UUID) -> str:
    """The code of an invitation, 12 letters and figures."""
    return _derived("invitee", invitee)


def of_door(meeting: UUID) -> str:
    """The code on the poster at the door."""
    return f"p{_derived('door', meeting)}"


def read(text: str) -> str:
    """A code as somebody typed it: small letters, no gaps, the letters that look like figures as figures."""
    plain = "".join(text.lower().split()).replace("-", "")
    return plain.translate(str.maketrans("ilo", "110"))


def index(code: str) -> bytes:
    """What stands in the database for a code."""
    return envelope.blind_index(_key(settings.MASTER_KEY, "index"), "invitee", code)
