"""Dated parameters: each number holds from a day on and names its law and its source.

Where sources conflict both stand under the same day and one is marked as in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml

from pilar.kernel.errors import DomainError
from pilar.rules.texts import Text

FOLDER = Path(__file__).parent / "parameters"
CERTAINTIES = ("sourced", "memory")  # memory: cited from memory, see docs/law-to-verify.md

Number = int | None  # None: no limit is stated
ParameterValue = Number | tuple[str, ...]


class NoLawYet(DomainError):
    """Asked for a day before the first rule that is on record."""

    code = "rules.parameters.no_law_yet"


class BadParameters(DomainError):
    """A parameter file says something that cannot be read."""

    code = "rules.parameters.bad"


@dataclass(frozen=True)
class Statement:
    """What one source says a parameter is, from the day `since` on."""

    value: ParameterValue
    law: str
    source: str
    certainty: str
    since: date


@dataclass(frozen=True)
class Dated:
    """One parameter through time. `also` of a day: what other sources say, not in force."""

    path: str  # "pkh/elderly"
    name: str
    unit: str
    in_force: tuple[Statement, ...]  # by date, oldest first
    also: Mapping[date, tuple[Statement, ...]]

    def on(self, day: date) -> Statement:
        """The statement in force on `day`. Raises NoLawYet before the first."""
        standing = [statement for statement in self.in_force if statement.since <= day]
        if not standing:
            raise NoLawYet(
                Text(
                    f"Aturan untuk {day:%d-%m-%Y} belum tercatat; yang pertama mulai berlaku "
                    f"{self.in_force[0].since:%d-%m-%Y}.",
                    f"No rule is on record for {day:%Y-%m-%d}; the first holds from "
                    f"{self.in_force[0].since:%Y-%m-%d}.",
                )
            )
        return standing[-1]

    def others(self, day: date) -> tuple[Statement, ...]:
        """What other sources say for `day`, besides the statement in force."""
        return self.also.get(self.on(day).since, ())


def parse(path: str, said: Mapping[str, Any]) -> dict[str, Dated]:
    """The parameters of one file, by name. Raises BadParameters with the place that is wrong."""
    return {name: _dated(path, name, body) for name, body in said.items()}


def _dated(path: str, name: str, body: Mapping[str, Any]) -> Dated:
    in_force: list[Statement] = []
    also: dict[date, tuple[Statement, ...]] = {}
    for since, entry in sorted((_day(path, key), entry) for key, entry in body["values"].items()):
        entries = entry if isinstance(entry, list) else [{**entry, "in_force": True}]
        chosen = [_statement(path, since, e) for e in entries if e.get("in_force")]
        if len(chosen) != 1:
            raise BadParameters(f"{path}.{name} {since}: exactly one value must be in force.")
        in_force += chosen
        also[since] = tuple(_statement(path, since, e) for e in entries if not e.get("in_force"))
    return Dated(path, name, body["unit"], tuple(in_force), also)


def _day(path: str, key: object) -> date:
    if isinstance(key, date):
        return key
    if isinstance(key, str):
        return date.fromisoformat(key)
    raise BadParameters(f"{path}: {key!r} is no date.")


def _statement(path: str, since: date, entry: Mapping[str, Any]) -> Statement:
    if entry["certainty"] not in CERTAINTIES:
        raise BadParameters(f"{path} {since}: certainty is one of {', '.join(CERTAINTIES)}.")
    value = entry["value"]
    return Statement(
        value=tuple(value) if isinstance(value, list) else value,
        law=entry["law"],
        source=entry["source"],
        certainty=entry["certainty"],
        since=since,
    )


@cache
def raw(path: str) -> dict[str, Any]:
    """The file `parameters/<path>.yaml` as it stands, dates as ISO text."""
    said = yaml.safe_load((FOLDER / f"{path}.yaml").read_text(encoding="utf-8"))
    return {
        name: {
            "unit": body["unit"],
            "values": {since.isoformat(): entry for since, entry in body["values"].items()},
        }
        for name, body in said.items()
    }


@dataclass(frozen=True)
class Parameters:
    """Base of the typed parameters of one condition; the fields are those of its file, no more, no less."""

    @classmethod
    def on(cls, dated: Mapping[str, Dated], day: date, **instead: ParameterValue) -> Self:
        """The values in force on `day`, some replaced by `instead` (what another source says)."""
        names = set(cls.__dataclass_fields__)
        if names != set(dated):
            raise BadParameters(
                f"{cls.__name__} and its file differ in {sorted(names ^ set(dated))}."
            )
        values: dict[str, Any] = {name: one.on(day).value for name, one in dated.items()}
        return cls(**{**values, **instead})


@dataclass(frozen=True)
class Nothing(Parameters):
    """For a condition without numbers."""


@dataclass(frozen=True)
class Component(Parameters):
    """What every component is worth: rupiah a year, and how many persons of a family it counts for."""

    amount_idr: int
    max_persons: Number
