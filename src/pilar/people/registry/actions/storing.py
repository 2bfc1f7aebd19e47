"""Many records at once: sealed, linked and followed by golden values, as single actions would do it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from pilar.ground.access.models import User
from pilar.ground.rows import insert
from pilar.kernel.ids import new_id
from pilar.people.registry import golden, vault
from pilar.people.registry.actions.writing import Origin, checked, source
from pilar.people.registry.models import (
    Household,
    ImportRun,
    Person,
    Record,
    RecordKey,
    RecordLink,
)
from pilar.people.registry.survivorship import Statement

PIECE = 500  # records a transaction, so that other writers are not held up


@dataclass(slots=True)
class Resolved:
    """One statement whose subject is settled: `new_person`/`new_household` say that this row brings it.

    `origin` and `kind` are its own where rows of several sources are stored together.
    """

    fields: Mapping[str, Any]
    person: UUID | None
    household: UUID | None
    new_person: bool = False
    new_household: bool = False
    raw: Mapping[str, Any] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    row_ref: str = ""
    observed_on: date | None = None  # where it differs from the list's day
    origin: Origin | None = None
    kind: Record.Kind | None = None


_RECORD = (
    "id",
    "source_id",
    "kind",
    "import_run_id",
    "row_ref",
    "observed_on",
    "received_at",
    "by_id",
    "payload",
    "digest",
    "content",
)


def _statement(
    record: UUID, kind: str, origin: Origin, row: Resolved, fields: dict[str, Any]
) -> Statement:
    return Statement(
        record=record,
        kind=kind,
        trust_identity=origin.source.trust_identity,
        trust_location=origin.source.trust_location,
        trust_facts=origin.source.trust_facts,
        observed_on=row.observed_on or origin.observed_on,
        received_at=origin.received_at,
        fields=fields,
        person=row.person,
        household=row.household,
    )


@transaction.atomic
def store(
    rows: Sequence[Resolved],
    default: Origin,
    *,
    kind: Record.Kind = Record.Kind.ENTRY,
    run: ImportRun | None = None,
) -> None:
    """Write these rows as records with keys, links and golden values, in one transaction.

    Persons and households that only these rows speak of are computed from memory; the others
    are read again. Keep `rows` at some 500, so that other writers are not held up.
    """
    records, keys, links = [], [], []
    said_of_person: dict[UUID, list[Statement]] = defaultdict(list)
    said_of_household: dict[UUID, list[Statement]] = defaultdict(list)
    for row in rows:
        pk, fields = new_id(), checked(row.fields)
        origin, own_kind = row.origin or default, row.kind or kind
        day = row.observed_on or origin.observed_on
        sealed = vault.seal(
            pk,
            origin.source.pk,
            day,
            {"fields": fields, "raw": row.raw, "flags": row.flags},
            once=own_kind == Record.Kind.ROW,
        )
        records.append(
            (
                pk,
                origin.source.pk,
                own_kind.value,
                run.pk if run else None,
                row.row_ref,
                day,
                origin.received_at,
                origin.by.pk if origin.by else None,
                sealed.payload,
                sealed.digest,
                sealed.content,
            )
        )
        keys.append((pk, sealed.wrapped, 1))
        links.append((pk, row.person, row.household))
        statement = _statement(pk, own_kind.value, origin, row, fields)
        if row.person:
            said_of_person[row.person].append(statement)
        if row.household:
            said_of_household[row.household].append(statement)
    new_people = {row.person for row in rows if row.new_person}
    new_homes = {row.household for row in rows if row.new_household}
    insert(Record, _RECORD, records)
    insert(RecordKey, ("record_id", "wrapped", "master"), keys)
    golden.write_households(
        {home: said for home, said in said_of_household.items() if home in new_homes}, new=True
    )
    golden.write_people(
        {person: said for person, said in said_of_person.items() if person in new_people},
        new=True,
    )
    insert(RecordLink, ("record_id", "person_id", "household_id"), links)
    golden.refresh(said_of_person.keys() - new_people, said_of_household.keys() - new_homes)


def known(ids: Sequence[UUID], model: type[Person] | type[Household]) -> set[UUID]:
    """Those of `ids` that exist."""
    return set(model.objects.filter(pk__in=ids).values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class HouseholdAnswers:
    """What one questionnaire said: facts of the household, and facts per member."""

    household: Household
    of_household: Mapping[str, Any]
    of_members: Mapping[UUID, Mapping[str, Any]]


def record_answers(
    *,
    answers: HouseholdAnswers,
    observed_on: date,
    by: User | None,
    at: datetime,
    reference: str,
    source_code: str = "asesmen",
) -> None:
    """Store a questionnaire's answers: one record for the household and one per member who was asked.

    The act that it belongs to writes the event. Raises UnknownField, UnknownSource.
    """
    origin = Origin(source(source_code), observed_on, at, by)
    store(_answer_rows(answers, reference, origin), origin)


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What one questionnaire said, when it was asked, and through whom it arrived."""

    answers: HouseholdAnswers
    observed_on: date
    by: User | None
    at: datetime
    reference: str


def record_many_answers(*, given: Iterable[GivenAnswers], source_code: str = "asesmen") -> None:
    """The same for many questionnaires, in pieces of some 500 records."""
    told_by = source(source_code)
    piece: list[Resolved] = []
    for one in given:
        origin = Origin(told_by, one.observed_on, one.at, one.by)
        piece += _answer_rows(one.answers, one.reference, origin)
        if len(piece) >= PIECE:
            store(piece, origin)
            piece = []
    if piece and piece[0].origin:
        store(piece, piece[0].origin)


def _answer_rows(answers: HouseholdAnswers, reference: str, origin: Origin) -> list[Resolved]:
    rows = [Resolved(fields, person, None) for person, fields in answers.of_members.items()]
    if answers.of_household:
        rows.append(Resolved(answers.of_household, None, answers.household.pk))
    for row in rows:
        row.row_ref, row.origin, row.kind = reference, origin, Record.Kind.SUBMISSION
    return rows
