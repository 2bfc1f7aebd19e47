"""What somebody said before it is known of whom: kept as a record, linked to a person later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pilar.ground import rows
from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.ids import new_id
from pilar.people.registry import golden, vault
from pilar.people.registry.actions.persons import lock
from pilar.people.registry.actions.writing import Origin, checked, source, write_record
from pilar.people.registry.events import Event
from pilar.people.registry.models import Person, Record, RecordKey, RecordLink


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that was said: `fields` in standard names, `raw` as it was told."""

    fields: Mapping[str, Any]
    raw: Mapping[str, Any]
    observed_on: date
    received_at: datetime
    by: User | None = None
    person: UUID | None = None
    id: UUID = field(default_factory=new_id)


def keep(
    *,
    kind: Record.Kind,
    fields: Mapping[str, Any],
    raw: Mapping[str, Any],
    source_code: str,
    by: User | None,
    at: datetime,
) -> Record:
    """Store what was said, of nobody in particular yet. The act that it belongs to writes the event.

    Raises UnknownField, UnknownSource.
    """
    return write_record(
        kind, fields, Origin(source(source_code), timezone.localdate(at), at, by), raw=raw
    )


def keep_many(*, statements: Sequence[Statement], kind: Record.Kind, source_code: str) -> None:
    """The same for many at once, linked where `person` is given. The caller writes the one event.

    Keep `statements` at some 500, so that other writers are not held up.
    """
    origin_source = source(source_code)
    records, keys, links = [], [], []
    for said in statements:
        sealed = vault.seal(
            said.id,
            origin_source.pk,
            said.observed_on,
            {"fields": checked(said.fields), "raw": dict(said.raw), "flags": []},
        )
        record = Record(
            pk=said.id,
            source=origin_source,
            kind=kind,
            observed_on=said.observed_on,
            received_at=said.received_at,
            by=said.by,
            payload=sealed.payload,
            digest=sealed.digest,
            content=sealed.content,
        )
        records.append(record)
        keys.append(RecordKey(record=record, wrapped=sealed.wrapped))
        if said.person:
            links.append(RecordLink(record=record, person_id=said.person))
    with transaction.atomic():
        rows.add(records)
        rows.add(keys)
        rows.add(links)
        golden.refresh({link.person_id for link in links if link.person_id})


@transaction.atomic
def link_records(
    *, records: Iterable[UUID], person: Person | None, by: User | None, at: datetime
) -> None:
    """Say that these records speak of `person`, or of nobody known (None). Golden values follow.

    Raises NotStanding for a person who was merged into another.
    """
    if person:
        lock(person)
    ids = list(records)
    links = RecordLink.objects.filter(record__in=ids)
    touched = {link.person_id for link in links if link.person_id}
    links.delete()
    if person:
        RecordLink.objects.bulk_create(RecordLink(record_id=pk, person=person) for pk in ids)
        touched.add(person.pk)
    golden.refresh(touched)
    audit.record(
        Event.RECORDS_LINKED,
        target=person,
        by=by,
        at=at,
        area=(person.village_id or "") if person else "",
        records=[str(pk) for pk in ids],
    )
