"""Code and PIN of a report: made, kept, compared. The code names it, the PIN opens it.

A PIN has a million values only, so its hash is worth nothing without a key that is outside the
database: HMAC with it first, then PBKDF2 with a salt of the report's own.
"""

import hashlib
import hmac
import os
import secrets
from functools import lru_cache

from django.conf import settings

from pilar.kernel import envelope

PIN_DIGITS = 6
_ROUNDS = 2_000


@lru_cache(maxsize=1)
def _key(master: bytes) -> bytes:
    return envelope.derive(master, "intake/pin")


def new_pin() -> str:
    """Six digits, none easier to guess than another."""
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"


def new_salt() -> bytes:
    return os.urandom(16)


def pin_hash(salt: bytes, pin: str) -> bytes:
    """32 bytes that stand for `pin` under `salt`; about a millisecond of work."""
    keyed = hmac.digest(_key(settings.MASTER_KEY), pin.encode(), hashlib.sha256)
    return hashlib.pbkdf2_hmac("sha256", keyed, salt, _ROUNDS)


def agrees(salt: bytes, stored: bytes, pin: str) -> bool:
    """Whether `pin` is the one behind `stored`, compared in constant time."""
    return hmac.compare_digest(pin_hash(salt, pin), stored)


def code_index(code: str) -> str:
    """What stands for a code in the list of tries, so that the list holds no codes."""
    return envelope.blind_index(_key(settings.MASTER_KEY), "code", code).hex()
