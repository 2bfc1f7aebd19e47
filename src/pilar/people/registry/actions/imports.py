"""A list of an office on its way in: all its rows, or a clear word about each that is not taken."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.registry import vault
from pilar.people.registry.actions.joining import Joiner
from pilar.people.registry.actions.storing import store
from pilar.people.registry.actions.writing import Origin, checked
from pilar.people.registry.events import Event
from pilar.people.registry.lists import Finding, ParsedRow
from pilar.people.registry.models import ImportRun, Record, Source

CHUNK = 300
SO_FAR = "so_far"  # in the counts of a run while it runs
State = ImportRun.State
_ENDED = (State.DONE, State.FAILED)


class NotWaiting(DomainError):
    code = "registry.import.not_waiting"


def list_source(name: str) -> Source:
    """The source called `name` (its code or its name), added as a list if there is none."""
    code = slugify(name)[:40] or "daftar"
    found = Source.objects.filter(pk=name[:40]).first() or Source.objects.filter(name=name).first()
    if found:
        return found
    source, _created = Source.objects.get_or_create(
        pk=code,
        defaults={
            "name": name[:120],
            "kind": Source.Kind.LIST,
            "trust_identity": 40,
            "trust_location": 45,
            "trust_facts": 50,
        },
    )
    return source


@transaction.atomic
def begin_import(
    *,
    source: Source,
    file_name: str,
    file_sha256: str,
    observed_on: date,
    column_map: dict[str, Any],
    by: User | None,
    at: datetime,
) -> ImportRun:
    """Note a file and the map that it is to be read with; nothing of it is stored yet."""
    run = ImportRun.objects.create(
        source=source,
        file_name=file_name[:200],
        file_sha256=file_sha256,
        observed_on=observed_on,
        column_map=column_map,
        started_at=at,
        by=by,
    )
    audit.record(Event.IMPORT_STARTED, target=run, by=by, at=at, source=source.pk)
    return run


def _pieces(rows: Iterable[ParsedRow]) -> Iterator[list[ParsedRow]]:
    iterator = iter(rows)
    while piece := list(islice(iterator, CHUNK)):
        yield piece


class _Taking:
    """One run while its rows are taken."""

    def __init__(self, run: ImportRun, at: datetime) -> None:
        self.run = run
        self.origin = Origin(run.source, run.observed_on, at, run.by)
        self.counts: Counter[str] = Counter(
            {"read": 0, "unchanged": 0, "flagged": 0, "rejected": 0}
        )
        self.flags: Counter[str] = Counter()
        self.rejects: list[dict[str, Any]] = []
        self.digest = hashlib.sha256()
        before = run.counts.get(SO_FAR, {})  # of a try that was interrupted
        self.joiner = Joiner(added=before.get("new", 0), joined=before.get("joined", 0))
        self.resumed = Record.objects.filter(import_run=run).exists()
        self.seen: set[bytes] = set()  # by a run that is taken up again

    def take(self, piece: list[ParsedRow]) -> None:
        """Store what is new of a piece of rows, in one transaction."""
        self.counts["read"] += len(piece)
        taken = []
        for row in piece:
            if row.rejection:
                self._reject(row, row.rejection)
                continue
            payload = {"fields": checked(row.fields), "raw": row.raw}
            taken.append((row, vault.digest_of(self.run.source_id, row.observed_on, payload)))
        self._store(taken)

    def _reject(self, row: ParsedRow, rejection: Finding) -> None:
        self.counts["rejected"] += 1
        self.rejects.append(
            {
                "sheet": row.sheet,
                "row": row.number,
                "column": rejection.column,
                "reason": rejection.code.value,
            }
        )

    def _store(self, taken: list[tuple[ParsedRow, bytes]]) -> None:
        stored = {
            bytes(digest): (run, household)
            for digest, run, household in Record.objects.filter(
                source=self.run.source, digest__in=[digest for _row, digest in taken]
            ).values_list("digest", "import_run_id", "link__household_id")
        }
        there, new = set(stored), []
        for row, digest in taken:
            run, household = stored.get(digest, (None, None))
            self.joiner.remember(row, household)
            ours = self.resumed and run == self.run.pk and digest not in self.seen
            if self.resumed:
                self.seen.add(digest)
            if digest in there and not ours:
                self.counts["unchanged"] += 1
                continue
            self.digest.update(digest)
            self.flags.update({flag.code.value for flag in row.flags})
            self.counts["flagged"] += bool(row.flags)
            if not ours:  # stored already by the try that was interrupted
                there.add(digest)
                new.append(row)
        if new:
            self._keep(new)

    def _keep(self, new: list[ParsedRow]) -> None:
        """Store rows, and in the same transaction how they were counted, should the rest be interrupted."""
        with transaction.atomic():
            store(self.joiner.settle(new), self.origin, kind=Record.Kind.ROW, run=self.run)
            so_far = {"new": self.joiner.added, "joined": self.joiner.joined}
            self.run.counts = {**self.run.counts, SO_FAR: so_far}
            ImportRun.objects.filter(pk=self.run.pk).update(counts=self.run.counts)

    def results(self) -> dict[str, Any]:
        return {
            **self.counts,
            "new": self.joiner.added,
            "joined": self.joiner.joined,
            "flags": dict(self.flags),
        }


def run_import(
    *,
    run: ImportRun,
    rows: Iterable[ParsedRow],
    at: datetime,
    progress: Callable[[int], None] | None = None,
) -> ImportRun:
    """Take the rows of a list in pieces; a run that was interrupted is taken up again by the same call.

    Rows that are there already are unchanged, so that the same list again changes nothing. A list
    that cannot be read to its end fails with its reason; what was stored of it is found again by
    the next try. Counts, digest and households are those of one uninterrupted run. Raises
    NotWaiting for a run that has ended.
    """
    if run.state in _ENDED:
        raise NotWaiting(_("This import has ended. Start a new one with the same file."))
    ImportRun.objects.filter(pk=run.pk).update(state=State.RUNNING)
    taking = _Taking(run, at)
    try:
        for piece in _pieces(rows):
            taking.take(piece)
            if progress:
                progress(taking.counts["read"])
    except DomainError as refusal:
        fail_import(run=run, refusal=refusal, at=at)
        raise
    return _end(run, taking, at)


@transaction.atomic
def fail_import(*, run: ImportRun, refusal: DomainError, at: datetime) -> None:
    """End a run with its reason; one that has ended stays as it ended."""
    if not ImportRun.objects.filter(pk=run.pk).exclude(state__in=_ENDED).exists():
        return
    run.state, run.ended_at, run.failure = State.FAILED, at, str(refusal)
    run.save(update_fields=["state", "ended_at", "failure"])
    audit.record(Event.IMPORT_FAILED, target=run, by=run.by, at=at, code=refusal.code)


@transaction.atomic
def _end(run: ImportRun, taking: _Taking, at: datetime) -> ImportRun:
    run.state, run.ended_at = State.DONE, at
    run.counts, run.rejects = taking.results(), taking.rejects
    run.save(update_fields=["state", "ended_at", "counts", "rejects"])
    audit.record(
        Event.IMPORT_ENDED,
        target=run,
        by=run.by,
        at=at,
        source=run.source_id,
        digest=taking.digest.hexdigest(),
        counts=run.counts,
    )
    return run
