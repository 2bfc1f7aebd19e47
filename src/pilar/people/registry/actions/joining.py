"""Whom a row of a list speaks of.

A row joins a person by itself only on a whole NIK that agrees with name and birth date. Everything
else becomes a person of its own, and a pair to review (matching). A family card that the registry
knows, or another row brought, places the row in that household.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from pilar.kernel import names
from pilar.kernel.ids import new_id
from pilar.people.registry import vault
from pilar.people.registry.actions.storing import Resolved
from pilar.people.registry.lists import ParsedRow
from pilar.people.registry.models import Identifier, Person

_Key = TypeVar("_Key", bytes, str)


@dataclass(frozen=True, slots=True)
class _Known:
    person: UUID
    name: str
    birth_date: date | None
    day_known: bool


@dataclass(slots=True)
class Joiner:
    """Settles the subjects of one piece of rows; `joined` and `added` count what it found."""

    joined: int = 0
    added: int = 0
    _holders: dict[bytes, list[_Known]] = field(default_factory=lambda: defaultdict(list))
    _homes: dict[bytes, UUID] = field(default_factory=dict)
    _listed: dict[str, UUID] = field(default_factory=dict)

    def settle(self, rows: Sequence[ParsedRow]) -> list[Resolved]:
        """Rows with their subjects. Two queries for all of them."""
        self._holders.clear()
        self._homes.clear()
        self._read(rows)
        return [self._resolve(row) for row in rows]

    def remember(self, row: ParsedRow, household: UUID | None) -> None:
        """A row that was stored before: others of its number in this list belong to its household too."""
        if household and row.household_ref and not row.fields.get("family_card"):
            self._listed.setdefault(f"{row.sheet}!{row.household_ref}", household)

    def _read(self, rows: Iterable[ParsedRow]) -> None:
        niks, cards = set(), set()
        for row in rows:
            if nik := row.fields.get("nik"):
                niks.add(vault.index("NIK", nik))
            if card := row.fields.get("family_card"):
                cards.add(vault.index("KK", card))
        holders = Identifier.objects.filter(
            scheme=Identifier.Scheme.NIK, index__in=niks, person__canonical__isnull=True
        ).select_related("person")
        for held in holders:
            if held.person:
                self._holders[bytes(held.index)].append(_known(held.person))
        homes = Identifier.objects.filter(scheme=Identifier.Scheme.KK, index__in=cards)
        for index, home in homes.order_by("-pk").values_list("index", "household_id"):
            if home:
                self._homes[bytes(index)] = home

    def _resolve(self, row: ParsedRow) -> Resolved:
        index = vault.index("NIK", row.fields["nik"]) if row.fields.get("nik") else None
        known = _agreeing(self._holders.get(index, []), row.fields) if index else None
        person = known or new_id()
        if known:
            self.joined += 1
        else:
            self.added += 1
            if index:
                self._holders[index].append(_of_row(person, row.fields))
        household, new_household = self._home(row, is_new=known is None)
        return Resolved(
            fields=row.fields,
            person=person,
            household=household,
            new_person=known is None,
            new_household=new_household,
            raw=row.raw,
            flags=row.stored_flags(),
            row_ref=row.ref,
            observed_on=row.observed_on,
        )

    def _home(self, row: ParsedRow, *, is_new: bool) -> tuple[UUID | None, bool]:
        """The household by the family card, else by the list's own number, else one of its own for a newcomer."""
        if card := row.fields.get("family_card"):
            return _found_or_new(self._homes, vault.index("KK", card))
        if row.household_ref:
            return _found_or_new(self._listed, f"{row.sheet}!{row.household_ref}")
        return (new_id(), True) if is_new else (None, False)


def _found_or_new(homes: dict[_Key, UUID], key: _Key) -> tuple[UUID, bool]:
    if key in homes:
        return homes[key], False
    homes[key] = new_id()
    return homes[key], True


def _known(person: Person) -> _Known:
    return _Known(person.pk, person.full_name, person.birth_date, person.birth_precision == "DAY")


def _of_row(person: UUID, fields: Mapping[str, Any]) -> _Known:
    return _Known(
        person,
        str(fields.get("name", "")),
        _day(fields),
        fields.get("birth_precision", "DAY") == "DAY",
    )


def _day(fields: Mapping[str, Any]) -> date | None:
    value = fields.get("birth_date")
    if not value or isinstance(value, date):
        return value or None
    return date.fromisoformat(str(value))


def _agreeing(holders: Sequence[_Known], fields: Mapping[str, Any]) -> UUID | None:
    """The one holder of the NIK whose name and birth date agree with the row; None for none or two."""
    row = _of_row(new_id(), fields)
    agreeing = {
        held.person
        for held in holders
        if names.similarity(held.name, row.name).agrees and _same_birth(held, row)
    }
    return agreeing.pop() if len(agreeing) == 1 else None


def _same_birth(one: _Known, other: _Known) -> bool:
    if one.birth_date is None or other.birth_date is None:
        return False
    if one.day_known and other.day_known:
        return one.birth_date == other.birth_date
    return abs(one.birth_date.year - other.birth_date.year) <= 1
