"""Rule sets: everything that an answer of a programme depends on, under one fingerprint."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pilar.kernel import canonical
from pilar.kernel.errors import DomainError
from pilar.rules import dated, source
from pilar.rules.dated import Component, Dated, NoLawYet, Parameters, Statement
from pilar.rules.engine import AnyMember, Claim, Households, Members
from pilar.rules.engine.aggregates import Aggregate
from pilar.rules.engine.allocation import Limits
from pilar.rules.engine.claims import Every, Leaf, Some, nodes
from pilar.rules.facts import FACTS, Level
from pilar.rules.registry import CONDITIONS, Condition, Programme
from pilar.rules.texts import Text

ENGINE = 1  # raised when an engine change alters what any rule set answers


class RuleIsGone(DomainError):
    """A published rule is no longer in the code as it was published."""

    code = "rules.rule_is_gone"


@dataclass(frozen=True)
class Family(Parameters):
    """How the components of a family are counted together; names are those of conditions."""

    max_persons: int
    max_children: int
    phases_a_year: int
    children: tuple[str, ...]
    priority: tuple[str, ...]


@dataclass(frozen=True)
class Alternative:
    """What a condition comes to under a number that another source states."""

    parameter: str
    statement: Statement
    claim: Claim | None  # None where the number only changes how persons are counted


@dataclass(frozen=True, eq=False)
class InForce:
    """A condition on a day: its claim under the numbers in force, and what else is stated."""

    name: str
    law: str
    claim: Claim
    parameters: Parameters
    statements: Mapping[str, Statement]
    units: Mapping[str, str]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, eq=False)
class Law:
    """A rule set on a day: the same for all days between two changes of the law."""

    fingerprint: str
    programme: str
    conditions: Mapping[str, InForce]
    all_of: tuple[str, ...]
    one_of: tuple[str, ...]
    family: Family
    family_statements: Mapping[str, Statement]

    @cached_property
    def components(self) -> tuple[str, ...]:
        """The conditions that are components, in their order of priority."""
        return tuple(name for name in self.family.priority if name in self.one_of)

    @cached_property
    def limits(self) -> Limits:
        """How components are counted under the numbers in force."""
        return self.limits_with({})

    def limits_with(self, max_persons: Mapping[str, int | None]) -> Limits:
        """The same with another number of persons for some components."""
        parts = {name: self.conditions[name].parameters for name in self.components}
        numbers = {name: p for name, p in parts.items() if isinstance(p, Component)}
        return Limits(
            amounts=tuple(p.amount_idr for p in numbers.values()),
            max_persons=tuple(max_persons.get(name, p.max_persons) for name, p in numbers.items()),
            for_children=tuple(name in self.family.children for name in numbers),
            max_children=self.family.max_children,
            max_family=self.family.max_persons,
        )

    def member_claim(self, component: str) -> Claim:
        """What makes a member fit the component."""
        claim = self.conditions[component].claim
        if not isinstance(claim, AnyMember):
            raise TypeError(f"{component} is counted per person, so it must be any_member(...).")
        return claim.member

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every claim about a single fact that some condition, or its alternative, rests on."""
        return tuple(leaf for claim in self.claims for leaf in _leaves(claim))

    def facts_of(self, claim: Claim) -> set[str]:
        """The facts that a claim about a household rests on."""
        return {leaf.fact for leaf in _leaves(claim)}

    @cached_property
    def verdict(self) -> Claim:
        """All that must hold, and one of those of which one suffices."""
        must = [self.conditions[name].claim for name in self.all_of]
        return Every(*must, Some(*(self.conditions[name].claim for name in self.one_of)))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        alternatives = (a.claim for c in self.conditions.values() for a in c.alternatives)
        return (*(c.claim for c in self.conditions.values()), *(a for a in alternatives if a))


def _leaves(claim: Claim) -> list[Leaf]:
    found: list[Leaf] = []
    for node in nodes(claim):
        if isinstance(node, Leaf):
            found.append(node)
        elif isinstance(node, Aggregate) and node.member is not None:
            found += _leaves(node.member)
    return found


class RuleSet:
    """A programme's conditions, parameters and composition, through all time, as published or as they stand.

    `rule` is plain data: what the fingerprint is taken over and what a published manifest holds.
    """

    def __init__(self, rule: Mapping[str, Any]) -> None:
        self.rule = rule
        self.fingerprint = hashlib.sha256(canonical.dumps(rule).encode()).hexdigest()
        self.programme: str = rule["programme"]
        self._laws: dict[date, Law] = {}

    @classmethod
    def current(cls, programme: Programme) -> "RuleSet":
        """The rule set that the code and the parameter files say now."""
        names = {*programme.all_of, *programme.one_of}
        conditions = sorted(
            (c for c in CONDITIONS.values() if c.name in names and c.until != c.since),
            key=lambda c: (c.name, c.since, c.id),
        )
        paths = sorted({c.parameters for c in conditions if c.parameters} | {programme.family})
        return cls(
            {
                "engine": ENGINE,
                "programme": programme.code,
                "law": programme.law,
                "all_of": list(programme.all_of),
                "one_of": list(programme.one_of),
                "family": programme.family,
                "conditions": [_described(condition) for condition in conditions],
                "parameters": {path: dated.raw(path) for path in paths},
            }
        )

    @cached_property
    def _conditions(self) -> tuple[Condition, ...]:
        return tuple(_as_published(said) for said in self.rule["conditions"])

    @cached_property
    def parameters(self) -> dict[str, dict[str, Dated]]:
        """By file, then by name."""
        return {path: dated.parse(path, said) for path, said in self.rule["parameters"].items()}

    @cached_property
    def changes(self) -> tuple[date, ...]:
        """The days on which anything in the rule set changes, oldest first."""
        numbers = (
            s.since for f in self.parameters.values() for d in f.values() for s in d.in_force
        )
        rules = (day for c in self._conditions for day in (c.since, c.until) if day)
        return tuple(sorted({*numbers, *rules}))

    def on(self, day: date) -> Law:
        """The law on `day`. Raises NoLawYet before the first rule on record."""
        passed = [change for change in self.changes if change <= day]
        if not passed:
            raise NoLawYet(
                Text(
                    f"Aturan {self.programme} untuk {day:%d-%m-%Y} belum tercatat; yang pertama "
                    f"mulai berlaku {self.changes[0]:%d-%m-%Y}.",
                    f"No {self.programme} rule is on record for {day:%Y-%m-%d}; the first holds "
                    f"from {self.changes[0]:%Y-%m-%d}.",
                )
            )
        period = passed[-1]
        if period not in self._laws:
            self._laws[period] = self._law(period)
        return self._laws[period]

    def _law(self, day: date) -> Law:
        begun = sorted((c for c in self._conditions if c.since <= day), key=lambda c: c.since)
        latest = {c.name: c for c in begun}  # a repeal doesn't bring an older version back
        standing = {name: c for name, c in latest.items() if c.holds_on(day)}
        family = self.parameters[self.rule["family"]]
        return Law(
            fingerprint=self.fingerprint,
            programme=self.programme,
            conditions={
                name: self._in_force(standing[name], day)
                for name in (*self.rule["all_of"], *self.rule["one_of"])
                if name in standing
            },
            all_of=tuple(name for name in self.rule["all_of"] if name in standing),
            one_of=tuple(name for name in self.rule["one_of"] if name in standing),
            family=Family.on(family, day),
            family_statements={name: one.on(day) for name, one in family.items()},
        )

    def _in_force(self, condition: Condition, day: date) -> InForce:
        numbers = self.parameters[condition.parameters] if condition.parameters else {}
        values = condition.parameters_type.on(numbers, day)
        return InForce(
            name=condition.name,
            law=condition.law,
            claim=_claim(condition, values),
            parameters=values,
            statements={name: one.on(day) for name, one in numbers.items()},
            units={name: one.unit for name, one in numbers.items()},
            alternatives=tuple(
                _alternative(condition, numbers, name, other, day)
                for name, one in numbers.items()
                for other in one.others(day)
            ),
        )


def _claim(condition: Condition, values: Parameters) -> Claim:
    return condition.function(Households(), Members(), values)


def _alternative(
    condition: Condition, numbers: Mapping[str, Dated], name: str, other: Statement, day: date
) -> Alternative:
    values = condition.parameters_type.on(numbers, day, **{name: other.value})
    claim = _claim(condition, values)
    unchanged = claim.key == _claim(condition, condition.parameters_type.on(numbers, day)).key
    return Alternative(name, other, None if unchanged else claim)


def _described(condition: Condition) -> dict[str, Any]:
    return {
        "id": condition.id,
        "name": condition.name,
        "law": condition.law,
        "since": condition.since.isoformat(),
        "until": condition.until and condition.until.isoformat(),
        "parameters": condition.parameters,
        "source": source.digest(condition.function),
    }


def _as_published(said: Mapping[str, Any]) -> Condition:
    """The condition that a manifest names. Raises RuleIsGone unless the code still says exactly it."""
    registered = CONDITIONS.get(said["id"])
    if registered is None or source.digest(registered.function) != said["source"]:
        raise RuleIsGone(
            Text(
                f"Aturan {said['id']} tidak lagi ada seperti saat diterbitkan.",
                f"The rule {said['id']} is no longer in the code as it was published.",
            )
        )
    return Condition(
        name=said["name"],
        function=registered.function,
        law=said["law"],
        since=date.fromisoformat(said["since"]),
        parameters=said["parameters"],
        parameters_type=registered.parameters_type,
        until=date.fromisoformat(said["until"]) if said["until"] else None,
    )


def facts_read(law: Law, level: Level) -> tuple[str, ...]:
    """The facts of that level that the law rests on, by name."""
    names = {leaf.fact for leaf in law.leaves}
    if "birth_date" in names:
        names.add("birth_precision")
    return tuple(sorted(name for name in names if FACTS[name].level is level))
