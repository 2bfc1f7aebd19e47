"""A household as the rules see it: who belongs to it, what is known, and what is known no longer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pilar.rules.facts import FACTS, Kind, Value

Facts = Mapping[str, Value | None]


@dataclass(frozen=True)
class Member:
    """One member. `too_old`: facts that were known once, with the day; their value is left out of `facts`."""

    id: str
    facts: Facts
    too_old: Mapping[str, date] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True)
class Household:
    """A household on the day `on`; facts that aren't in `facts`, or are None, are unknown."""

    id: str
    on: date
    facts: Facts
    members: tuple[Member, ...]
    too_old: Mapping[str, date] = field(default_factory=dict)

    def supply(self, fact: str, value: Value | None, member_id: str | None = None) -> "Household":
        """The same household with one more fact known; a date of birth is then known to the day."""
        if member_id is None:
            return replace(self, facts={**self.facts, fact: value})
        given = {fact: value, "birth_precision": "DAY"} if fact == "birth_date" else {fact: value}
        members = tuple(
            replace(m, facts={**m.facts, **given}) if m.id == member_id else m for m in self.members
        )
        return replace(self, members=members)

    def named(self, names: Mapping[str, str]) -> "Household":
        """The same household with its members called by name."""
        members = tuple(replace(m, name=names.get(m.id, m.name)) for m in self.members)
        return replace(self, members=members)

    def canonical(
        self, person_facts: tuple[str, ...], household_facts: tuple[str, ...]
    ) -> dict[str, Any]:
        """What an answer rests on, and no more: the facts asked for, without names."""
        return {
            "on": self.on.isoformat(),
            "household": _canonical(self.id, self.facts, self.too_old, household_facts),
            "members": [_canonical(m.id, m.facts, m.too_old, person_facts) for m in self.members],
        }


def _canonical(
    id_: str, facts: Facts, too_old: Mapping[str, date], names: tuple[str, ...]
) -> dict[str, Any]:
    values = {name: facts.get(name) for name in names}
    said = {n: v.isoformat() if isinstance(v, date) else v for n, v in values.items()}
    old = {n: day.isoformat() for n, day in sorted(too_old.items()) if n in names}
    return {"id": id_, "facts": said, **({"too_old": old} if old else {})}


def from_canonical(said: Mapping[str, Any]) -> Household:
    """The household that `canonical` wrote down, as it was; nothing grows old by being read later."""
    household = said["household"]
    return Household(
        id=household["id"],
        on=date.fromisoformat(said["on"]),
        facts=_values(household["facts"]),
        too_old=_days(household),
        members=tuple(
            Member(id=m["id"], facts=_values(m["facts"]), too_old=_days(m)) for m in said["members"]
        ),
    )


def _values(facts: Mapping[str, Any]) -> dict[str, Value | None]:
    return {
        name: date.fromisoformat(value) if value and FACTS[name].kind is Kind.DATE else value
        for name, value in facts.items()
    }


def _days(said: Mapping[str, Any]) -> dict[str, date]:
    return {name: date.fromisoformat(day) for name, day in said.get("too_old", {}).items()}
