"""Adding and correcting people. Each act is one record, one event, and golden values that follow."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.kernel.ids import new_id
from pilar.people.registry import golden, queries
from pilar.people.registry.actions.writing import Origin, source, write_record
from pilar.people.registry.events import Event
from pilar.people.registry.models import Household, Person, Record

DESK = "meja"
CORRECTION = "koreksi"


class NameMissing(DomainError):
    code = "registry.person.name_missing"


class NothingChanged(DomainError):
    code = "registry.person.nothing_changed"


class NotStanding(DomainError):
    code = "registry.person.merged_away"


def lock(person: Person) -> Person:
    """The person's row, locked. Raises NotStanding for one that was merged into another."""
    row = Person.objects.select_for_update().get(pk=person.pk)
    if row.canonical_id:
        raise NotStanding(_("This entry was joined with another. Work on that one."))
    return row


@transaction.atomic
def add_person(
    *,
    fields: Mapping[str, Any],
    by: User | None,
    at: datetime,
    source_code: str = DESK,
    household: Household | None = None,
    form_household: bool = True,
) -> Person:
    """Add a person, in `household` or, unless `form_household` is off, in a new household of its own.

    Raises NameMissing, UnknownField, UnknownSource.
    """
    if not str(fields.get("name", "")).strip():
        raise NameMissing(_("Write a name, even a nickname: nobody can be found without one."))
    origin = Origin(source(source_code), timezone.localdate(at), at, by)
    person_id, home_id = new_id(), household.pk if household else None
    Person.objects.create(pk=person_id)
    if home_id is None and form_household:
        home_id = new_id()
        Household.objects.create(pk=home_id)
        fields = {"relation": "HEAD", **fields}
    write_record(Record.Kind.ENTRY, fields, origin, person=person_id, household=home_id)
    golden.refresh([person_id], [home_id] if home_id else [])
    person = Person.objects.get(pk=person_id)
    audit.record(Event.PERSON_ADDED, target=person, by=by, at=at, area=person.village_id or "")
    return person


@transaction.atomic
def correct_person(
    *, person: Person, fields: Mapping[str, Any], reason: str, by: User, at: datetime
) -> Person:
    """Say that some values of a person are otherwise. What was said before stays as it was.

    Raises NothingChanged when nothing is said, NotStanding, UnknownField.
    """
    lock(person)
    if not any(value not in (None, "") for value in fields.values()):
        raise NothingChanged(_("Nothing was changed, so nothing is stored."))
    write_record(
        Record.Kind.CORRECTION,
        fields,
        Origin(source(CORRECTION), timezone.localdate(at), at, by),
        person=person.pk,
        raw={"reason": reason},
    )
    golden.refresh([person.pk])
    audit.record(
        Event.PERSON_CORRECTED,
        target=person,
        by=by,
        at=at,
        area=person.village_id or "",
        fields=sorted(fields),
        reason=reason,
    )
    return Person.objects.get(pk=person.pk)


@transaction.atomic
def record_facts(
    *,
    fields: Mapping[str, Any],
    observed_on: date,
    by: User | None,
    at: datetime,
    person: Person | None = None,
    household: Household | None = None,
    source_code: str = "asesmen",
    kind: Record.Kind = Record.Kind.SUBMISSION,
) -> Record:
    """Store facts about a person or a household (or about a person as its member) as one record.

    Raises UnknownField, UnknownSource, NotStanding.
    """
    if person:
        lock(person)
    record = write_record(
        kind,
        fields,
        Origin(source(source_code), observed_on, at, by),
        person=person.pk if person else None,
        household=household.pk if household else None,
    )
    golden.refresh([person.pk] if person else [], [household.pk] if household else [])
    subject = person or household
    audit.record(
        Event.FACTS_RECORDED,
        target=subject,
        by=by,
        at=at,
        area=(subject.village_id or "") if subject else "",
        fields=sorted(fields),
    )
    return record


@transaction.atomic
def retract(*, record: Record, reason: str, by: User, at: datetime) -> Record:
    """Take a record back: it stays, and says nothing any more."""
    link = record.link
    retraction = write_record(
        Record.Kind.RETRACTION,
        {},
        Origin(record.source, record.observed_on, at, by),
        raw={"reason": reason},
        retracts=record,
    )
    people: list[UUID] = [link.person_id] if link.person_id else []
    golden.refresh(people, [link.household_id] if link.household_id else [])
    audit.record(Event.RECORD_RETRACTED, target=record, by=by, at=at, reason=reason)
    return retraction


@transaction.atomic
def reveal_numbers(*, person: Person, reason: str, by: User, at: datetime) -> dict[str, str]:
    """The whole NIK and phone number of a person, for a reason that goes into the trail.

    Returns {scheme: number} of those that are known.
    """
    audit.record(
        Event.IDENTIFIER_SHOWN,
        target=person,
        by=by,
        at=at,
        area=person.village_id or "",
        reason=reason,
    )
    found = {scheme: queries.number_of(person, scheme) for scheme in ("NIK", "PHONE")}
    return {scheme: number for scheme, number in found.items() if number}
