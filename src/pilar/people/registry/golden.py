"""Golden values, written: what persons, households, memberships and keys are, from the records that stand.

`refresh` reads the records of some persons and households and writes what follows from them.
Bulk actions pass the statements that they have just sealed instead (`write`), so nothing is opened again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from pilar.ground.rows import insert
from pilar.kernel import names
from pilar.kernel.ids import new_id
from pilar.people.registry import survivorship, vault
from pilar.people.registry.fields import EXTRAS, HOUSEHOLD_FACTS, PERSON_FACTS
from pilar.people.registry.models import (
    Household,
    Identifier,
    MatchKey,
    Membership,
    Person,
    RecordLink,
)
from pilar.people.registry.survivorship import Golden, Statement

_BATCH = 500  # rows a statement: far below SQLite's limit of variables
PERSON_COLUMNS = (
    "full_name",
    "sex",
    "birth_date",
    "birth_precision",
    "village",
    "rt",
    "rw",
    "address",
    "resident",
    "died_on",
    "died_hint",
    "facts",
    "sources",
)
HOUSEHOLD_COLUMNS = ("village", "rt", "rw", "address", "facts", "sources")
_MEMBERSHIP = ("household_id", "person_id", "role", "valid_from", "valid_to")
_IDENTIFIER = ("scheme", "index", "person_id", "household_id", "record_id")
Where = tuple[UUID, UUID, str, date, date | None]  # as _MEMBERSHIP
Statements = Mapping[UUID, Sequence[Statement]]


_BEHIND_A_LINK = (
    "record_id",
    "record__kind",
    "record__source__trust_identity",
    "record__source__trust_location",
    "record__source__trust_facts",
    "record__observed_on",
    "record__received_at",
    "person_id",
    "household_id",
    "record__payload",
    "record__key__wrapped",
)


def statements_of(links: QuerySet[RecordLink]) -> list[Statement]:
    """The statements behind `links`. An erased record says nothing."""
    return [
        Statement(
            record=record,
            kind=kind,
            trust_identity=identity,
            trust_location=location,
            trust_facts=facts,
            observed_on=observed_on,
            received_at=received_at,
            fields=vault.unseal(record, payload, wrapped)["fields"],
            person=person,
            household=household,
        )
        for (
            record, kind, identity, location, facts, observed_on, received_at, person, household,
            payload, wrapped,
        ) in links.values_list(*_BEHIND_A_LINK)
        if wrapped
    ]  # fmt: skip


def _standing_links() -> QuerySet[RecordLink]:
    return RecordLink.objects.filter(record__retractions__isnull=True)


def family_of(persons: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """For each person: itself and all that were merged into it, through any number of merges."""
    family = {person: {person} for person in persons}
    frontier = {person: person for person in family}
    while frontier:
        merged = Person.objects.filter(canonical__in=list(frontier)).values_list(
            "pk", "canonical_id"
        )
        following = {}
        for loser, survivor in merged:
            root = frontier[survivor or loser]
            if loser not in family[root]:
                family[root].add(loser)
                following[loser] = root
        frontier = following
    return family


def refresh(persons: Iterable[UUID] = (), households: Iterable[UUID] = ()) -> None:
    """Read the standing records of these persons and households and write what follows from them."""
    people = sorted(_with_survivors(set(persons)))
    for start in range(0, len(people), _BATCH):
        _refresh_people(people[start : start + _BATCH])
    homes = sorted(set(households))
    for start in range(0, len(homes), _BATCH):
        part = homes[start : start + _BATCH]
        said: dict[UUID, list[Statement]] = {home: [] for home in part}
        for statement in statements_of(_standing_links().filter(household__in=part)):
            said[statement.household or part[0]].append(statement)
        write_households(said)


def _with_survivors(people: set[UUID]) -> set[UUID]:
    """These persons and all into whom they were merged: what one entry says, its survivor says too."""
    frontier = people
    while frontier:
        above = Person.objects.filter(pk__in=frontier).values_list("canonical_id", flat=True)
        frontier = {survivor for survivor in above if survivor} - people
        people = people | frontier
    return people


def _refresh_people(part: list[UUID]) -> None:
    family = family_of(part)
    members = {member for group in family.values() for member in group}
    by_person: dict[UUID, list[Statement]] = defaultdict(list)
    for statement in statements_of(_standing_links().filter(person__in=members)):
        if statement.person:
            by_person[statement.person].append(statement)
    merged = set(
        Person.objects.filter(pk__in=part, canonical__isnull=False).values_list("pk", flat=True)
    )
    write_people(
        {person: [s for member in family[person] for s in by_person[member]] for person in part},
        merged=merged,
    )


def person_columns(golden: Golden) -> dict[str, Any]:
    """The columns of Person for these golden values, in the order of PERSON_COLUMNS."""
    values = golden.values
    facts = {name: values[name] for name in (*EXTRAS, *PERSON_FACTS) if name in values}
    return {
        "full_name": str(values.get("name", ""))[:120],
        "sex": values.get("sex", ""),
        "birth_date": values.get("birth_date"),
        "birth_precision": values.get("birth_precision", ""),
        "village_id": values.get("village"),
        "rt": values.get("rt", ""),
        "rw": values.get("rw", ""),
        "address": str(values.get("address", ""))[:200],
        "resident": values.get("resident", True),
        "died_on": _day(values.get("died_on")),
        "died_hint": bool(values.get("died_hint", False)),
        "facts": facts,
        "sources": golden.sources({"name": "full_name"}),
    }


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def household_columns(golden: Golden) -> dict[str, Any]:
    """The columns of Household for these golden values, in the order of HOUSEHOLD_COLUMNS."""
    values = golden.values
    return {
        "village_id": values.get("village"),
        "rt": values.get("rt", ""),
        "rw": values.get("rw", ""),
        "address": str(values.get("address", ""))[:200],
        "facts": {name: values[name] for name in HOUSEHOLD_FACTS if name in values},
        "sources": golden.sources(),
    }


def keys_of(
    statements: Sequence[Statement], golden: Golden
) -> tuple[list[tuple[str, bytes, UUID]], set[str]]:
    """What finds a person: blind indexes (scheme, index, record) of all its numbers, and its match keys."""
    indexes = []
    numbers: dict[str, list[str]] = {"nik": [], "phone": []}
    for field, scheme in (("nik", Identifier.Scheme.NIK), ("phone", Identifier.Scheme.PHONE)):
        for number, record in survivorship.distinct(statements, field).items():
            numbers[field].append(number)
            indexes.append((scheme.value, vault.index(scheme.value, number), record))
    values = golden.values
    cards = list(survivorship.distinct(statements, "family_card"))
    spelled = list(survivorship.distinct(statements, "name"))
    for statement in statements:
        spelled += [
            alias for alias in statement.fields.get("aliases") or () if alias not in spelled
        ]
    keys: set[str] = set()
    for written in spelled:
        name = names.standardise(written)
        keys |= names.match_keys(
            name,
            birth_date=values.get("birth_date"),
            year_only=values.get("birth_precision") in ("MONTH", "YEAR", "AGE"),
            sex=values.get("sex", ""),
            village=values.get("village") or "",
            rt=values.get("rt", ""),
            rw=values.get("rw", ""),
        )
        for number in numbers["nik"]:
            keys |= {vault.tail_key(number, skeleton) for skeleton in name.skeletons}
    keys |= {"f" + vault.index("KK", card).hex()[:24] for card in cards}
    keys |= {"p" + vault.index("PHONE", phone).hex()[:24] for phone in numbers["phone"]}
    if village := values.get("village"):
        keys |= {vault.tail_key(number, village) for number in numbers["nik"]}
    return indexes, keys


def write_people(said: Statements, *, merged: Iterable[UUID] = (), new: bool = False) -> None:
    """Write golden values, memberships and keys of these persons. `new`: none of them has rows yet."""
    merged = set(merged)
    rows, identifiers, match_keys = [], [], []
    memberships: list[Where] = []
    for person, statements in said.items():
        golden = survivorship.person(statements)
        rows.append((person, *person_columns(golden).values()))
        if person in merged:
            continue
        indexes, keys = keys_of(statements, golden)
        identifiers += [(scheme, index, person, None, record) for scheme, index, record in indexes]
        match_keys += [(key, person) for key in sorted(keys)]
        memberships += [
            (place.household, person, place.role, place.valid_from, place.valid_to)
            for place in survivorship.places(statements, _day(golden.values.get("died_on")))
        ]
    insert(Person, ("id", *PERSON_COLUMNS), rows, update_on="" if new else "id")
    if new:
        _add_memberships(memberships)
    else:
        _replace_memberships(list(said), memberships)
        Identifier.objects.filter(person__in=list(said)).delete()
        MatchKey.objects.filter(person__in=list(said)).delete()
    insert(Identifier, _IDENTIFIER, identifiers)
    insert(MatchKey, ("key", "person_id"), match_keys)


def _add_memberships(wanted: Iterable[Where]) -> None:
    insert(Membership, ("id", *_MEMBERSHIP), ((new_id(), *row) for row in wanted))


def _replace_memberships(people: list[UUID], wanted: list[Where]) -> None:
    """Make the rows those that are wanted; rows that stay as they are keep their id."""
    rows = Membership.objects.filter(person__in=people).values_list("pk", *_MEMBERSHIP)
    standing: dict[Where, UUID] = {tuple(row): pk for pk, *row in rows}
    Membership.objects.filter(
        pk__in=[pk for row, pk in standing.items() if row not in set(wanted)]
    ).delete()
    _add_memberships(row for row in wanted if row not in standing)


def write_households(said: Statements, *, new: bool = False) -> None:
    """Write golden values and family card indexes of these households."""
    rows, identifiers = [], []
    for home, statements in said.items():
        columns = household_columns(survivorship.household(statements))
        rows.append((home, *columns.values()))
        identifiers += [
            ("KK", vault.index("KK", number), None, home, record)
            for number, record in survivorship.distinct(statements, "family_card").items()
        ]
    insert(Household, ("id", *HOUSEHOLD_COLUMNS), rows, update_on="" if new else "id")
    if not new:
        Identifier.objects.filter(household__in=list(said)).delete()
    insert(Identifier, _IDENTIFIER, identifiers)
