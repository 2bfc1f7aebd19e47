"""How the trail is chained: pure functions of an event's columns and the audit key.

The key stands outside the database, so that who can write rows can still not write macs.
"""

import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
START = "0" * 64  # what the first seal builds on


class Row(NamedTuple):
    """The columns of an event that a seal covers, in the order of EVENT_COLUMNS."""

    id: int
    name: str
    at: datetime
    by_id: UUID | None
    target_type: str
    target_id: str
    area: str
    details: Mapping[str, Any]


def canonical(row: Row) -> str:
    """The event as JSON that depends on nothing but its columns: UTC, sorted keys, no blanks."""
    by = str(row.by_id) if row.by_id else None
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    columns = [row.id, row.name, at, by, row.target_type, row.target_id, row.area, row.details]
    return _ENCODER.encode(columns)


def tag(key: bytes, row: Row) -> str:
    """What its writer attests of an event that no seal covers yet."""
    return hmac.digest(key, b"pending|" + canonical(row).encode(), "sha256").hex()


def mac(key: bytes, number: int, previous: str, row: Row) -> str:
    """The seal of an event as link `number` after `previous` (HMAC-SHA-256, 64 hex digits)."""
    return hmac.digest(key, f"{number}|{previous}|{canonical(row)}".encode(), "sha256").hex()
