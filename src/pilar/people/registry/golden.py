"""Golden values, written: what persons, households, memberships and keys are, from the records that stand.

`refresh` reads the records of some persons and households and writes what follows from them.
Bulk actions pass the statements that they have just sealed instead (`write`), so nothing is opened again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from pilar.kernel import names
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
from pilar.people.registry.rows import insert
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
_IDENTIFIER = ("scheme", "index", "person_id", "household_id", "record_id")
Statements = Mapping[UUID, Sequence[Statement]]


def statements_of(links: Iterable[RecordLink]) -> list[Statement]:
    """The statements behind `links` (with record, key and source selected). An erased record says nothing."""
    return [
        Statement(
            record=link.record_id,
            kind=link.record.kind,
            trust_identity=link.record.source.trust_identity,
            trust_location=link.record.source.trust_location,
            trust_facts=link.record.source.trust_facts,
            observed_on=link.record.observed_on,
            received_at=link.record.received_at,
            fields=vault.unseal(link.record_id, link.record.payload, link.record.key.wrapped)[
                "fields"
            ],
            person=link.person_id,
            household=link.household_id,
        )
        for link in links
        if link.record.key.wrapped
    ]


def _standing_links() -> Any:
    return RecordLink.objects.filter(record__retractions__isnull=True).select_related(
        "record", "record__key", "record__source"
    )


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
    """The columns of Person for these golden values."""
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
    """The columns of Household for these golden values."""
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
    memberships: list[Membership] = []
    for person, statements in said.items():
        golden = survivorship.person(statements)
        rows.append(Person(pk=person, **person_columns(golden)))
        if person in merged:
            continue
        indexes, keys = keys_of(statements, golden)
        identifiers += [(scheme, index, person, None, record) for scheme, index, record in indexes]
        match_keys += [(key, person) for key in sorted(keys)]
        memberships += [
            Membership(
                household_id=place.household,
                person_id=person,
                role=place.role,
                valid_from=place.valid_from,
                valid_to=place.valid_to,
            )
            for place in survivorship.places(statements, _day(golden.values.get("died_on")))
        ]
    _upsert(Person, rows, PERSON_COLUMNS)
    if new:
        Membership.objects.bulk_create(memberships, batch_size=_BATCH)
    else:
        _replace_memberships(list(said), memberships)
        Identifier.objects.filter(person__in=list(said)).delete()
        MatchKey.objects.filter(person__in=list(said)).delete()
    insert(Identifier, _IDENTIFIER, identifiers)
    insert(MatchKey, ("key", "person_id"), match_keys)


def _upsert(model: Any, rows: list[Any], columns: tuple[str, ...]) -> None:
    """Insert new rows, update the golden columns of those that are there; `canonical` is never touched."""
    model.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(columns),
        batch_size=_BATCH,
    )


def _replace_memberships(people: list[UUID], wanted: list[Membership]) -> None:
    """Make the rows those that are wanted; rows that stay as they are keep their id."""
    standing = {
        (row.household_id, row.person_id, row.role, row.valid_from, row.valid_to): row.pk
        for row in Membership.objects.filter(person__in=people)
    }
    keep, add = set(), []
    for row in wanted:
        same = standing.get(
            (row.household_id, row.person_id, row.role, row.valid_from, row.valid_to)
        )
        if same:
            keep.add(same)
        else:
            add.append(row)
    Membership.objects.filter(pk__in=set(standing.values()) - keep).delete()
    Membership.objects.bulk_create(add, batch_size=_BATCH)


def write_households(said: Statements, *, new: bool = False) -> None:
    """Write golden values and family card indexes of these households."""
    rows, identifiers = [], []
    for home, statements in said.items():
        rows.append(Household(pk=home, **household_columns(survivorship.household(statements))))
        identifiers += [
            ("KK", vault.index("KK", number), None, home, record)
            for number, record in survivorship.distinct(statements, "family_card").items()
        ]
    _upsert(Household, rows, HOUSEHOLD_COLUMNS)
    if not new:
        Identifier.objects.filter(household__in=list(said)).delete()
    insert(Identifier, _IDENTIFIER, identifiers)
