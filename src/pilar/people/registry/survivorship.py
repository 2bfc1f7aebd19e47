"""Which value survives: pure functions from what sources said to what is shown.

Per field the most trusted source wins, between equals the newer statement, then the later
arrival, then the record's id; so the same statements give the same values in any order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pilar.people.registry import fields as names

_NOTHING: tuple[object, ...] = (None, "", [])
_IDENTITY = frozenset(("name", "sex", "died_on", "nik", "phone", *names.EXTRAS))
_CARD = frozenset(("family_card",))
_PERSON_FACTS = frozenset(names.PERSON_FACTS)
_HOUSEHOLD_FACTS = frozenset(names.HOUSEHOLD_FACTS)


@dataclass(frozen=True, slots=True)
class Statement:
    """One standing record as survivorship sees it. `household` is where it places the person, if it does."""

    record: UUID
    kind: str
    trust_identity: int
    trust_location: int
    trust_facts: int
    observed_on: date
    received_at: datetime
    fields: Mapping[str, Any]
    person: UUID | None = None
    household: UUID | None = None


@dataclass(slots=True)
class Golden:
    """Chosen values and, per value, the record it came from."""

    values: dict[str, Any] = field(default_factory=dict)
    origin: dict[str, UUID] = field(default_factory=dict)

    def sources(self, renamed: Mapping[str, str] | None = None) -> dict[str, list[str]]:
        """{record id as hex: [shown field, ...]}, sorted, as it is stored."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, record in self.origin.items():
            found[record.hex].append((renamed or {}).get(name, name))
        return {record: sorted(shown) for record, shown in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a household over [valid_from, valid_to)."""

    household: UUID
    role: str
    valid_from: date
    valid_to: date | None


def _said(statement: Statement, name: str) -> bool:
    return statement.fields.get(name) not in _NOTHING


def _rank(statement: Statement, trust: int) -> tuple[object, ...]:
    return (trust, statement.observed_on, statement.received_at, statement.record.int)


def _choose(
    golden: Golden, statements: Sequence[Statement], wanted: frozenset[str], trust: str
) -> None:
    """For each wanted field the value of the statement that ranks highest by `trust`, if any gives one."""
    ranked = statements
    if len(statements) > 1:
        ranked = sorted(statements, key=lambda s: _rank(s, getattr(s, trust)))
    for statement in ranked:  # the highest comes last and stays
        for name, value in statement.fields.items():
            if name in wanted and value not in _NOTHING:
                golden.values[name], golden.origin[name] = value, statement.record


def _choose_birth(golden: Golden, statements: Sequence[Statement]) -> None:
    """A date that somebody wrote down beats one counted back from an age, whoever says it."""
    said = [statement for statement in statements if _said(statement, "birth_date")]
    if not said:
        return
    best = max(
        said,
        key=lambda s: (
            s.fields.get("birth_precision", "DAY") != "AGE",
            s.trust_identity,
            s.observed_on,
            s.received_at,
            s.record.int,
        ),
    )
    golden.values["birth_date"] = date.fromisoformat(str(best.fields["birth_date"]))
    golden.values["birth_precision"] = best.fields.get("birth_precision") or "DAY"
    golden.origin["birth_date"] = best.record


def _choose_location(golden: Golden, statements: Sequence[Statement]) -> None:
    """Village, RT, RW and address come from one record, so that no address is put together from two."""
    said = [
        statement
        for statement in statements
        if _said(statement, "village") or statement.fields.get("resident") is False
    ]
    if not said:
        return
    best = max(said, key=lambda s: (s.trust_location, s.observed_on, s.received_at, s.record.int))
    for name in names.LOCATION:
        if _said(best, name):
            golden.values[name], golden.origin[name] = best.fields[name], best.record


def person(statements: Sequence[Statement]) -> Golden:
    """The golden values of a person. Keys are the standard field names; absent means not known."""
    golden = Golden()
    _choose(golden, statements, _IDENTITY, "trust_identity")
    if any(statement.fields.get("died_hint") for statement in statements):
        golden.values["died_hint"] = True
    _choose_birth(golden, statements)
    _choose_location(golden, statements)
    _choose(golden, statements, _PERSON_FACTS, "trust_facts")
    return golden


def household(statements: Sequence[Statement]) -> Golden:
    """The golden values of a household, from the records that speak of it."""
    golden = Golden()
    _choose_location(golden, statements)
    _choose(golden, statements, _CARD, "trust_identity")
    _choose(golden, statements, _HOUSEHOLD_FACTS, "trust_facts")
    return golden


def distinct(statements: Iterable[Statement], name: str) -> dict[str, UUID]:
    """Every value of `name` that a standing record gives, with the first record that gives it."""
    found: dict[str, UUID] = {}
    for statement in sorted(statements, key=lambda s: (s.received_at, s.record.int)):
        if _said(statement, name):
            found.setdefault(str(statement.fields[name]), statement.record)
    return found


def places(statements: Sequence[Statement], died_on: date | None) -> list[Place]:
    """The person's places in households over time, oldest first, from the records that place it.

    A record that places the person holds from its day; the next one ends it; death ends the last.
    Between two on one day the later arrival holds. A day that would leave no time leaves no place.
    """
    placing = sorted(
        (s for s in statements if s.household is not None or s.fields.get("in_household") is False),
        key=lambda s: (s.observed_on, s.received_at, s.record.int),
    )
    found: list[Place] = []
    for statement in placing:
        here = None if statement.fields.get("in_household") is False else statement.household
        role = str(statement.fields.get("relation") or "OTHER")
        last = found[-1] if found else None
        open_place = last if last and last.valid_to is None else None
        if open_place and open_place.household == here:
            if statement.fields.get("relation") and role != open_place.role:
                found[-1] = Place(here, role, open_place.valid_from, None)
            continue
        if open_place:
            found.pop()
            if statement.observed_on > open_place.valid_from:
                found.append(
                    Place(
                        open_place.household,
                        open_place.role,
                        open_place.valid_from,
                        statement.observed_on,
                    )
                )
        if here is not None:
            found.append(Place(here, role, statement.observed_on, None))
    return _end_with_death(found, died_on)


def _end_with_death(found: list[Place], died_on: date | None) -> list[Place]:
    if died_on is None:
        return found
    ended = []
    for place in found:
        if place.valid_from >= died_on:
            continue
        end = died_on if place.valid_to is None else min(place.valid_to, died_on)
        ended.append(Place(place.household, place.role, place.valid_from, end))
    return ended
