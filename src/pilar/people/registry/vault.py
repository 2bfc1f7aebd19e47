"""Payloads of records, sealed and opened; blind indexes of numbers. The one place that holds keys."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings

from pilar.kernel import envelope

Payload = dict[str, Any]


@lru_cache(maxsize=1)
def _keys(master: bytes) -> tuple[bytes, bytes, bytes]:
    """The key that wraps data keys, the key of blind indexes, the key of digests."""
    wrapping, index, digest = (
        envelope.derive(master, f"registry/{purpose}") for purpose in ("wrap", "index", "digest")
    )
    return wrapping, index, digest


_encode = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
).encode


def _dump(value: object) -> bytes:
    return _encode(value).encode()


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is stored of a payload: itself, its wrapped key, and the two digests."""

    payload: bytes
    wrapped: bytes
    digest: bytes
    content: bytes


def seal(
    record: UUID, source: str, observed_on: date, payload: Mapping[str, Any], *, once: bool = False
) -> Sealed:
    """Encrypt `payload` for the record with this id. The payload must be JSON (dates become text).

    `once`: the same content from this source on this day has the same digest (rows of lists).
    """
    wrapping = _keys(settings.MASTER_KEY)[0]
    key = envelope.new_key()
    fields, raw = _dump(payload.get("fields")), _dump(payload.get("raw"))
    content, digest = _digests(source, observed_on, fields, raw)
    text = b'{"fields":%b,"flags":%b,"raw":%b}' % (fields, _dump(payload.get("flags")), raw)
    return Sealed(
        payload=envelope.seal(text, key, record.bytes),
        wrapped=envelope.seal(key, wrapping, b"key" + record.bytes),
        digest=digest if once else record.bytes,
        content=content,
    )


def _digests(source: str, observed_on: date, fields: bytes, raw: bytes) -> tuple[bytes, bytes]:
    digest_key = _keys(settings.MASTER_KEY)[2]
    said = b"[%b,%b]" % (fields, raw)
    content = hmac.digest(digest_key, source.encode() + b"\x00" + said, hashlib.sha256)[:16]
    day = observed_on.isoformat().encode()
    return content, hmac.digest(digest_key, content + day, hashlib.sha256)[:16]


def digest_of(source: str, observed_on: date, payload: Mapping[str, Any]) -> bytes:
    """The digest that `seal` gives a row: recognises one that is already there."""
    fields, raw = _dump(payload.get("fields")), _dump(payload.get("raw"))
    return _digests(source, observed_on, fields, raw)[1]


def unseal(record: UUID, payload: bytes | memoryview, wrapped: bytes | memoryview) -> Payload:
    """The payload of a record. Raises envelope.CannotOpen for a wrong master key or changed bytes."""
    wrapping = _keys(settings.MASTER_KEY)[0]
    key = envelope.open_sealed(bytes(wrapped), wrapping, b"key" + record.bytes)
    opened: Payload = json.loads(envelope.open_sealed(bytes(payload), key, record.bytes))
    return opened


def index(scheme: str, value: str) -> bytes:
    """The blind index of a whole number of this scheme (16 bytes)."""
    return envelope.blind_index(_keys(settings.MASTER_KEY)[1], scheme, value)


def tail_key(number: str, beside: str) -> str:
    """A match key for the last four digits of `number` together with a village code or a name token."""
    keyed = envelope.blind_index(_keys(settings.MASTER_KEY)[1], f"tail:{beside}", number[-4:])
    return "z" + keyed[:9].hex()
