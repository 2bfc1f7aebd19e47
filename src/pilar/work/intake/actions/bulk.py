"""Loading many reports with their histories at once, by somebody who knows what happened.

One act is one event with count and digest. What comes out equals what the single actions would
have written (tests/work/intake/test_bulk.py), without their notices and mails: history is no news.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pilar.ground import rows
from pilar.ground.access import actions as access
from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel import canonical, checksums
from pilar.kernel.ids import new_id
from pilar.people.registry import actions as registry
from pilar.people.registry.models import Record
from pilar.work.intake import codes
from pilar.work.intake.actions.moving import advance, need_state_after, reason_of, rights_on
from pilar.work.intake.actions.receiving import SOURCE, check, new_report, parts_of
from pilar.work.intake.events import Event
from pilar.work.intake.models import Message, Need, Report, Step, Trace
from pilar.work.intake.states import MOVES, Act
from pilar.work.intake.told import Told

CHUNK = 300
WORDS_OF = {
    Act.REJECT: Message.Kind.REASON,
    Act.ASK_BACK: Message.Kind.QUESTION,
    Act.ANSWER: Message.Kind.ANSWER,
    Act.OBJECT: Message.Kind.OBJECTION,
    Act.REPLY: Message.Kind.ADDITION,
}


@dataclass(frozen=True, slots=True)
class LoadStep:
    """One thing that happened. `act` is a name of states.Act, or a kind of Message for words alone.

    `words` is what was written with it, `word` whose word closed it, `to` the reference of the
    report that it was joined to (earlier in the load).
    """

    act: str
    at: datetime
    by: User | None = None
    words: str = ""
    word: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """A report with its history. `ref` is the caller's own name for it; `code` and `pin` may be given.

    The person and the assignee are those it has from its arrival on.
    """

    ref: str
    told: Told
    channel: str
    at: datetime
    by: User | None = None
    person: UUID | None = None
    assignee: User | None = None
    steps: Sequence[LoadStep] = ()
    code: str = ""
    pin: str = ""
    id: UUID = field(default_factory=new_id)


@dataclass(slots=True)
class _Piece:
    """What one piece writes. PINs are hashed beside, a millisecond each, one for each report."""

    hashing: ThreadPoolExecutor
    hashes: list[Future[bytes]] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    statements: list[registry.Statement] = field(default_factory=list)
    grants: list[access.NewGrant] = field(default_factory=list)


def _codes() -> Iterator[str]:
    taken = set(Report.objects.values_list("code", flat=True))
    while True:
        code = checksums.new_code()
        if code not in taken:
            taken.add(code)
            yield code


def _say(
    piece: _Piece, report: Report, kind: Message.Kind, step: LoadStep, person: UUID | None
) -> None:
    statement = None
    if step.words:
        statement = registry.Statement(
            fields={},
            raw={"words": step.words},
            observed_on=timezone.localdate(step.at),
            received_at=step.at,
            by=step.by,
            person=None if kind == Message.Kind.NOTE else person,
        )
        piece.statements.append(statement)
    piece.messages.append(
        Message(
            id=new_id(),
            report=report,
            kind=kind,
            from_resident=kind in Message.FROM_RESIDENT,
            record_id=statement.id if statement else None,
            at=step.at,
            by=step.by,
        )
    )


def _live(
    piece: _Piece, report: Report, row: LoadReport, needs: list[Need], loaded: dict[str, UUID]
) -> None:
    """Play the history of one report in memory."""
    for step in row.steps:
        if step.act in Message.Kind:
            _say(piece, report, Message.Kind(step.act), step, row.person)
            report.version += step.act not in (Message.Kind.NOTE, Message.Kind.NOBODY_CAME)
            continue
        act = Act(step.act)
        target = loaded[step.to] if act == Act.JOIN else None
        advance(report, act, at=step.at, word=step.word)
        report.joined_to_id = target
        piece.steps.append(Step(report=report, state=report.state, at=step.at, by=step.by))
        if act in WORDS_OF and step.words:
            _say(piece, report, WORDS_OF[act], step, row.person)
        if after := need_state_after(act, step.word):
            for need in needs:
                need.state = after


def _grants(report: Report, row: LoadReport) -> list[access.NewGrant]:
    """What the assignee held on it, from its arrival until nobody had to act any more."""
    if row.assignee is None:
        return []
    acts = [step for step in row.steps if step.act not in Message.Kind]
    ended = next((s.at for s in acts if MOVES[Act(s.act)].target not in Report.OPEN), None)
    return [
        access.NewGrant(
            user_id=row.assignee.pk,
            permission=permission,
            object_type=report._meta.label_lower,
            object_id=report.pk,
            reason=reason_of(report),
            valid_from=row.at,
            valid_to=ended,
        )
        for permission in rights_on(report)
    ]


def _add(piece: _Piece, row: LoadReport, code: str, loaded: dict[str, UUID]) -> None:
    check(row.told)
    report = new_report(
        row.told, row.channel, pk=row.id, code=code, by=row.by, at=row.at, language="id"
    )
    report.pin_salt = codes.new_salt()
    pin = row.pin or codes.new_pin()
    piece.hashes.append(piece.hashing.submit(codes.pin_hash, report.pin_salt, pin))
    report.person_id, report.assignee = row.person, row.assignee
    report.version += (row.person is not None) + (row.assignee is not None)
    statement = registry.Statement(
        fields=row.told.fields(timezone.localdate(row.at)),
        raw=row.told.raw(),
        observed_on=timezone.localdate(row.at),
        received_at=row.at,
        by=row.by,
        person=row.person,
    )
    report.record_id = statement.id
    piece.statements.append(statement)
    piece.steps.append(Step(report=report, state=report.state, at=row.at, by=row.by))
    needs, traces = parts_of(report, row.told)
    _live(piece, report, row, needs, loaded)
    piece.grants += _grants(report, row)
    piece.needs += needs
    piece.traces += traces
    piece.reports.append(report)
    loaded[row.ref] = row.id


@transaction.atomic
def _write(piece: _Piece, *, by: User | None, at: datetime) -> None:
    for report, pin_hash in zip(piece.reports, piece.hashes, strict=True):
        report.pin_hash = pin_hash.result()
    registry.keep_many(statements=piece.statements, kind=Record.Kind.REPORT, source_code=SOURCE)
    rows.add(piece.reports)
    rows.add(piece.needs)
    rows.add(piece.traces)
    rows.add(piece.steps)
    rows.add(piece.messages)
    access.bulk_grant(piece.grants, by=by, at=at)


def load_reports(
    *,
    reports: Iterable[LoadReport],
    by: User | None,
    at: datetime,
    progress: Callable[[int], None] | None = None,
) -> dict[str, UUID]:
    """Store reports in pieces of 300, then one event; gives the ids by their references.

    A report may be joined to one that comes earlier in the load. Raises BadReport, NotInThisState.
    """
    loaded: dict[str, UUID] = {}
    digest, fresh = hashlib.sha256(), _codes()
    iterator = iter(reports)
    with ThreadPoolExecutor(2) as hashing:
        while chunk := list(islice(iterator, CHUNK)):
            piece = _Piece(hashing)
            for row in chunk:
                _add(piece, row, row.code or next(fresh), loaded)
                digest.update(canonical.dumps([row.ref, row.told.raw()]).encode())
            _write(piece, by=by, at=at)
            if progress:
                progress(len(loaded))
    with transaction.atomic():
        audit.record(
            Event.REPORTS_LOADED, by=by, at=at, count=len(loaded), digest=digest.hexdigest()
        )
    return loaded
