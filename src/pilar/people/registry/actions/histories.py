"""Loading whole families with all that several sources said of them over time, in one go.

Golden values are computed once a person instead of once a source. What comes out equals what the
loads and single actions would have written one after another (tests/people/registry/test_histories.py).
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.people.registry.actions.bulk import CHUNK, Loaded, LoadRow, fingerprint, resolve_row
from pilar.people.registry.actions.life import InTheFuture
from pilar.people.registry.actions.persons import NameMissing
from pilar.people.registry.actions.storing import Resolved, store
from pilar.people.registry.actions.writing import Origin, source
from pilar.people.registry.events import Event
from pilar.people.registry.models import Record


@dataclass(slots=True)
class HistoryRow:
    """One statement with its source, kind, day and time. References as in LoadRow.

    A death speaks of the person alone, a move of the household and of each who moves with it.
    """

    person: str | None
    household: str | None
    fields: Mapping[str, Any]
    source: str
    observed_on: date
    at: datetime
    by: User | None = None
    kind: str = "ENTRY"
    raw: Mapping[str, Any] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Act:
    """All rows of one source and kind: one act, one event."""

    count: int = 0
    last: datetime | None = None
    by: User | None = None
    digest: Any = field(default_factory=hashlib.sha256)

    def add(self, row: HistoryRow) -> None:
        self.count += 1
        self.digest.update(fingerprint(row.fields))
        if self.last is None or row.at > self.last:
            self.last, self.by = row.at, row.by


def load_histories(
    *,
    families: Iterable[Sequence[HistoryRow]],
    loaded: Loaded | None = None,
    progress: Callable[[int], None] | None = None,
) -> Loaded:
    """Store the rows of whole families, some 500 at a time; one event for each source and kind.

    A family that comes a second time is read again, which is slower and gives the same.
    Raises UnknownSource, UnknownField, InTheFuture, NameMissing.
    """
    known = loaded or Loaded()
    acts: dict[tuple[str, str], _Act] = defaultdict(_Act)
    origins = cache(source)
    count = 0
    for piece in _pieces(families):
        resolved = []
        for row in piece:
            count += 1
            resolved.append(_resolved(row, known, origins, count))
            acts[row.source, row.kind].add(row)
        store(resolved, resolved[0].origin or _origin(piece[0], origins))
        if progress:
            progress(count)
    _tell(acts)
    return known


def _pieces(families: Iterable[Sequence[HistoryRow]]) -> Iterator[list[HistoryRow]]:
    piece: list[HistoryRow] = []
    for family in families:
        piece += family
        if len(piece) >= CHUNK:
            yield piece
            piece = []
    if piece:
        yield piece


def _origin(row: HistoryRow, origins: Callable[[str], Any]) -> Origin:
    return Origin(origins(row.source), row.observed_on, row.at, row.by)


def _resolved(
    row: HistoryRow, known: Loaded, origins: Callable[[str], Any], number: int
) -> Resolved:
    if row.observed_on > timezone.localdate(row.at):
        raise InTheFuture(_("The day lies ahead. Write the day on which it happened."))
    if row.person and row.person not in known.persons and not row.fields.get("name"):
        raise NameMissing(_("Write a name, even a nickname: nobody can be found without one."))
    plain = LoadRow(row.person, row.household, row.fields, row.raw, row.flags)
    resolved = resolve_row(plain, known, number)
    resolved.origin, resolved.kind = _origin(row, origins), Record.Kind(row.kind)
    return resolved


@transaction.atomic
def _tell(acts: Mapping[tuple[str, str], _Act]) -> None:
    for (code, kind), act in sorted(acts.items()):
        if act.last is not None:
            audit.record(
                Event.HOUSEHOLDS_LOADED,
                by=act.by,
                at=act.last,
                source=code,
                kind=kind,
                count=act.count,
                digest=act.digest.hexdigest(),
            )
