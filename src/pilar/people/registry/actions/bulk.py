"""Loading many people at once, by an office or a generator that knows who is who.

One act is one event with count and digest. What comes out equals what the single actions
would have written (tests/people/registry/test_bulk.py).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.ids import new_id
from pilar.people.registry.actions.storing import Resolved, store
from pilar.people.registry.actions.writing import Origin, source
from pilar.people.registry.events import Event
from pilar.people.registry.models import Record

CHUNK = 500


@dataclass(slots=True)
class LoadRow:
    """One statement about one person. `person` and `household` are references of the caller's own choice."""

    person: str | None
    household: str | None
    fields: Mapping[str, Any]
    raw: Mapping[str, Any] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Loaded:
    """Which ids the references got. Hand it to the next load, so that the same people are meant."""

    persons: dict[str, UUID] = field(default_factory=dict)
    households: dict[str, UUID] = field(default_factory=dict)


def fingerprint(fields: Mapping[str, Any]) -> bytes:
    """What an event's digest takes of a row: its fields as sorted JSON."""
    return json.dumps(fields, sort_keys=True, ensure_ascii=False, default=str).encode()


def resolve_row(row: LoadRow, loaded: Loaded, number: int) -> Resolved:
    """Settle of whom a row speaks, by what its references got before; number `number` of its load."""
    person = loaded.persons.get(row.person) if row.person else None
    household = loaded.households.get(row.household) if row.household else None
    resolved = Resolved(
        fields=row.fields,
        person=person or (new_id() if row.person else None),
        household=household or (new_id() if row.household else None),
        new_person=bool(row.person) and person is None,
        new_household=bool(row.household) and household is None,
        raw=row.raw,
        flags=row.flags,
        row_ref=str(number),
    )
    if row.person and resolved.person:
        loaded.persons[row.person] = resolved.person
    if row.household and resolved.household:
        loaded.households[row.household] = resolved.household
    return resolved


def _chunks(rows: Iterable[LoadRow]) -> Iterator[list[LoadRow]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def load(
    *,
    rows: Iterable[LoadRow],
    source_code: str,
    observed_on: date,
    by: User | None,
    at: datetime,
    loaded: Loaded | None = None,
    kind: str = Record.Kind.ENTRY,
    progress: Callable[[int], None] | None = None,
) -> Loaded:
    """Store `rows` in pieces of 500, then one event with count and digest.

    Rows that name the same reference speak of the same person or household, also across loads
    when `loaded` is handed on. Raises UnknownSource, UnknownField.
    """
    origin = Origin(source(source_code), observed_on, at, by)
    known = loaded or Loaded()
    digest = hashlib.sha256()
    count = 0
    for chunk in _chunks(rows):
        resolved = []
        for row in chunk:
            count += 1
            resolved.append(resolve_row(row, known, count))
            digest.update(fingerprint(row.fields))
        store(resolved, origin, kind=Record.Kind(kind))
        if progress:
            progress(count)
    with transaction.atomic():
        audit.record(
            Event.HOUSEHOLDS_LOADED,
            by=by,
            at=at,
            source=source_code,
            count=count,
            digest=digest.hexdigest(),
        )
    return known
