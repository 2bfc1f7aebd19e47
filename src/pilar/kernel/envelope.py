"""Envelope encryption and blind indexes. Knows keys only as bytes that it is given.

Each payload has a data key of its own; the data key is wrapped by the master key and stands
elsewhere, so that destroying it erases the payload wherever copies of the payload lie.
AES-256-GCM throughout (NIST SP 800-38D), 12 random bytes of nonce before the ciphertext; the
row's identity is associated data, so that a payload moved to another row does not open.
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pilar.kernel.errors import DomainError

KEY_BYTES = 32
_NONCE_BYTES = 12


class CannotOpen(DomainError):
    """The payload, its key and its identity do not belong together: wrong master key, or tampering."""

    code = "kernel.envelope.cannot_open"


def derive(master: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose, so that no two purposes share key material (HKDF, RFC 5869)."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"pilar/{purpose}".encode()).derive(master)


def new_key() -> bytes:
    """A fresh 256-bit data key."""
    return os.urandom(KEY_BYTES)


def seal(plaintext: bytes, key: bytes, identity: bytes) -> bytes:
    """`plaintext` encrypted under `key` and bound to `identity`: nonce + ciphertext + tag."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, identity)


def open_sealed(sealed: bytes, key: bytes, identity: bytes) -> bytes:
    """The plaintext of `seal`. Raises CannotOpen when anything was changed."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], identity)
    except InvalidTag:
        raise CannotOpen("The stored data cannot be opened with this key.") from None


def blind_index(key: bytes, scheme: str, value: str) -> bytes:
    """16 bytes that stand for `value` in lookups and say nothing about it without `key` (HMAC-SHA-256)."""
    return hmac.digest(key, f"{scheme}\x00{value}".encode(), hashlib.sha256)[:16]
