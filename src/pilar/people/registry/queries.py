"""Reading the registry."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, When

from pilar.people.registry import golden, vault
from pilar.people.registry.models import (
    Household,
    Identifier,
    ImportRun,
    Membership,
    Merge,
    Person,
    Record,
    RecordLink,
    Source,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one standing record says of one field."""

    value: Any
    record: Record
    chosen: bool


def resolve(person: Person) -> Person:
    """The person that stands for this one: itself, or the survivor of its merges."""
    while person.canonical_id:
        person = Person.objects.get(pk=person.canonical_id)
    return person


def person(pk: UUID) -> Person:
    """The person with this id. Raises Person.DoesNotExist."""
    return Person.objects.get(pk=pk)


def household(pk: UUID) -> Household:
    """The household with this id. Raises Household.DoesNotExist."""
    return Household.objects.get(pk=pk)


def current_membership(person: Person) -> Membership | None:
    """The person's place in a household now, with the household."""
    return (
        Membership.objects.filter(person=person, valid_to__isnull=True)
        .select_related("household")
        .first()
    )


def current_members(household: Household) -> QuerySet[Membership]:
    """Those who live in the household now, with their persons, the head first, then the oldest."""
    return (
        Membership.objects.filter(household=household, valid_to__isnull=True)
        .select_related("person", "person__village")
        .annotate(rank=Case(When(role=Membership.Role.HEAD, then=0), default=1))
        .order_by("rank", "person__birth_date", "pk")
    )


def heads_of(households: Collection[UUID]) -> dict[UUID, Person]:
    """Per household the person who stands for it: its head, else whoever came first. One query."""
    found: dict[UUID, Person] = {}
    places = (
        Membership.objects.filter(household__in=households, valid_to__isnull=True)
        .select_related("person")
        .annotate(rank=Case(When(role=Membership.Role.HEAD, then=0), default=1))
        .order_by("rank", "valid_from", "pk")
    )
    for place in places:
        found.setdefault(place.household_id, place.person)
    return found


def former_members(household: Household) -> QuerySet[Membership]:
    """Those who lived in the household and do not any more, the latest first."""
    return (
        Membership.objects.filter(household=household, valid_to__isnull=False)
        .select_related("person")
        .order_by("-valid_to", "pk")
    )


def members_on(household: Household, on: date) -> QuerySet[Membership]:
    """Those who lived in the household on the day `on`."""
    return (
        Membership.objects.filter(household=household, valid_from__lte=on)
        .exclude(valid_to__lte=on)
        .select_related("person")
        .order_by("valid_from", "pk")
    )


def records_of(person: Person) -> list[RecordLink]:
    """The standing records behind a person, those of merged entries too, newest first."""
    family = golden.family_of([person.pk])[person.pk]
    return list(
        RecordLink.objects.filter(person__in=family, record__retractions__isnull=True)
        .select_related("record", "record__source", "record__key", "record__by")
        .order_by("-record__observed_on", "-record__received_at", "-pk")
    )


def latest_said(people: Iterable[UUID], fields: Collection[str]) -> dict[UUID, dict[str, str]]:
    """Per person, merged entries too, the newest value that a standing record gives of each field.

    Fields that nobody gave are missing. Two queries or three, however many people.
    """
    family = golden.family_of(people)
    of = {member: person for person, group in family.items() for member in group}
    said: dict[UUID, dict[str, str]] = {person: {} for person in family}
    links = RecordLink.objects.filter(person__in=of, record__retractions__isnull=True)
    statements = sorted(
        golden.statements_of(links),
        key=lambda one: (one.observed_on, one.received_at, one.record.int),
    )
    for statement in statements:  # the newest comes last and stays
        if statement.person:
            told = said[of[statement.person]]
            told |= {n: str(v) for n, v in statement.fields.items() if n in fields and v}
    return said


def household_records(household: Household) -> list[RecordLink]:
    """The standing records that speak of a household, newest first."""
    return list(
        RecordLink.objects.filter(household=household, record__retractions__isnull=True)
        .select_related("record", "record__source", "record__key", "record__by")
        .order_by("-record__observed_on", "-record__received_at", "-pk")
    )


def opened(link: RecordLink) -> vault.Payload:
    """The payload behind a link; empty fields where the key was destroyed."""
    wrapped = link.record.key.wrapped
    if not wrapped:
        return {"fields": {}, "raw": {}, "flags": []}
    return vault.unseal(link.record_id, link.record.payload, wrapped)


def opened_record(record: Record) -> vault.Payload:
    """What a record says, linked or not (with its key selected); empty where the key was destroyed."""
    if not record.key.wrapped:
        return {"fields": {}, "raw": {}, "flags": []}
    return vault.unseal(record.pk, bytes(record.payload), bytes(record.key.wrapped))


def values_of(links: Iterable[RecordLink], chosen: dict[str, list[str]]) -> dict[str, list[Said]]:
    """Per field what each record says, newest first; `chosen` is the subject's `sources`."""
    found: dict[str, list[Said]] = {}
    for link in links:
        for name, value in opened(link)["fields"].items():
            shown = "full_name" if name == "name" else name
            is_chosen = shown in chosen.get(link.record_id.hex, ())
            found.setdefault(shown, []).append(Said(value, link.record, is_chosen))
    return found


def number_of(person: Person, scheme: str) -> str:
    """The golden NIK or PHONE of a person, opened from its record; "" when none is known."""
    field = scheme.lower()
    record = person.source_of(field)
    if record is None:
        return ""
    link = RecordLink.objects.select_related("record", "record__key").get(pk=record)
    return str(opened(link)["fields"].get(field, ""))


def masked(number: str) -> str:
    """A number as it may be shown: the first four and last four digits, the rest as dots."""
    if len(number) < 9:
        return "•" * len(number)
    return f"{number[:4]}{'•' * (len(number) - 8)}{number[-4:]}"


def by_number(scheme: str, number: str) -> QuerySet[Person]:
    """Standing persons of whom some record gives exactly this NIK or phone number. One index lookup."""
    return Person.objects.standing().filter(
        identifiers__scheme=scheme, identifiers__index=vault.index(scheme, number)
    )


def household_by_card(number: str) -> Household | None:
    """The household with this family card number."""
    found = (
        Identifier.objects.filter(
            scheme=Identifier.Scheme.KK,
            index=vault.index(Identifier.Scheme.KK.value, number),
            household__isnull=False,
        )
        .select_related("household")
        .order_by("pk")
        .first()
    )
    return found.household if found else None


def standing_merges(person: Person) -> QuerySet[Merge]:
    """Entries that were joined into this one and not parted since, newest first."""
    return (
        Merge.objects.filter(survivor=person, undone_at__isnull=True)
        .select_related("loser", "merged_by")
        .order_by("-merged_at", "pk")
    )


def observed_on(sources: dict[str, list[str]], fields: Collection[str]) -> dict[str, date]:
    """When each of these shown values was seen. One query, nothing is opened."""
    wanted = {name: record for record, names in sources.items() for name in names if name in fields}
    days = dict(
        Record.objects.filter(pk__in={UUID(record) for record in wanted.values()}).values_list(
            "pk", "observed_on"
        )
    )
    return {name: days[UUID(record)] for name, record in wanted.items()}


def list_sources() -> QuerySet[Source]:
    """The offices and lists that people are imported from, by name."""
    return Source.objects.filter(kind=Source.Kind.LIST).order_by("name", "pk")


def confirmed_columns(source: Source) -> dict[str, str]:
    """Which column held what when a list of this source was last taken; {} for the first one."""
    last = (
        ImportRun.objects.filter(source=source, state=ImportRun.State.DONE)
        .order_by("-started_at", "-pk")
        .first()
    )
    columns: dict[str, str] = last.column_map.get("columns", {}) if last else {}
    return columns


def people_of_import(run: UUID) -> list[UUID]:
    """The persons whom rows of an import speak of, each once."""
    found = RecordLink.objects.filter(record__import_run=run, person__isnull=False)
    return [
        person
        for person in found.order_by("person").values_list("person_id", flat=True).distinct()
        if person
    ]
