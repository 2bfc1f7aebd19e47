"""Households through the compiled law, and the rows that come out made into answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pilar.kernel import canonical
from pilar.rules.answers import (
    Answer,
    Because,
    ConditionAnswer,
    Counting,
    Line,
    MissingFact,
    State,
    Verdict,
)
from pilar.rules.engine.aggregates import Aggregate
from pilar.rules.engine.allocation import (
    NO_COMPONENT,
    OUTCOMES,
    Limits,
    Persons,
    Range,
    bit,
    due,
    room,
)
from pilar.rules.engine.claims import Claim, Leaf, unsettled
from pilar.rules.facts import FACTS, Level
from pilar.rules.household import Household, Member
from pilar.rules.rulesets import Law, facts_read

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Evaluated:
    """An answer with the rows it was made from: every claim about the household and about each member."""

    household: Household
    answer: Answer
    row: Row
    members: tuple[Row, ...]

    @cached_property
    def by_id(self) -> Mapping[str, tuple[int, Member]]:
        """Each member with its place in the household, from 1."""
        return {m.id: (place, m) for place, m in enumerate(self.household.members, start=1)}

    @property
    def persons(self) -> Persons:
        return tuple(row[OUTCOMES] for row in self.members)


def verdicts(law: Law, households: Sequence[Household]) -> list[Verdict]:
    """Only the verdict of each household: what a missing fact would lead to is asked this way."""
    from pilar.rules import tables  # on first use: with polars, half a second of every start

    answered = tables.compiled(law).households(*tables.frames(law, households))
    rows = answered.select("household_id", tables.VERDICT).rows()
    found = {int(number): met for number, met in rows}
    return [Verdict.of(found[n]) for n in range(len(households))]


def evaluate(law: Law, households: Sequence[Household]) -> list[Evaluated]:
    """The answer to each household. All must be asked for a day on which `law` is in force."""
    from pilar.rules import tables  # on first use: with polars, half a second of every start

    table, members = tables.frames(law, households)
    compiled = tables.compiled(law)
    coded = compiled.members(members)
    rows = {row["household_id"]: row for row in compiled.details(table, coded).rows(named=True)}
    grouped: dict[str, list[Row]] = {}
    for row in coded.rows(named=True):
        grouped.setdefault(row["household_id"], []).append(row)
    return [
        _evaluated(law, household, rows[str(n)], tuple(grouped.get(str(n), ())))
        for n, household in enumerate(households)
    ]


def _evaluated(law: Law, household: Household, row: Row, members: tuple[Row, ...]) -> Evaluated:
    verdict = Verdict.of(row[law.verdict.column])
    persons = tuple(member[OUTCOMES] for member in members)
    refused = verdict is Verdict.NOT_MET
    answer = Answer(
        programme=law.programme,
        fingerprint=law.fingerprint,
        on=household.on,
        household=household.id,
        verdict=verdict,
        conditions={
            name: ConditionAnswer(
                name,
                State.of(row[condition.claim.column]),
                tuple(missing_facts(condition.claim, row, members)),
            )
            for name, condition in law.conditions.items()
        },
        amount=Range(0, 0) if refused else amount(persons, law.limits),
        lines=() if refused else tuple(_lines(law, members, persons)),
        facts_json=canonical.dumps(
            household.canonical(facts_read(law, Level.PERSON), facts_read(law, Level.HOUSEHOLD))
        ),
    )
    return Evaluated(household, answer, row, members)


def amount(persons: Persons, limits: Limits) -> Range:
    """Least and most rupiah a year; the order of persons, and those who can't count, make no difference."""
    return due(tuple(sorted(person for person in persons if person != NO_COMPONENT)), limits)


def missing_facts(claim: Claim, row: Row, members: Sequence[Row]) -> list[MissingFact]:
    """The facts that keep a claim about a household unknown, the cheapest to find out first."""
    found: dict[MissingFact, None] = {}
    for node in unsettled(claim, lambda below: row[below.column]):
        if isinstance(node, Leaf):
            found[MissingFact(None, node.fact)] = None
        elif isinstance(node, Aggregate) and node.member is not None:
            for member in members:
                found.update(dict.fromkeys(unknown_facts(node.member, member)))
    return sorted(found, key=_effort)


def unknown_facts(claim: Claim, member: Row) -> list[MissingFact]:
    """The facts of one member that keep a claim about the member unknown."""
    leaves = unsettled(claim, lambda below: member[below.column])
    return [
        MissingFact(member["member_id"], leaf.fact) for leaf in leaves if isinstance(leaf, Leaf)
    ]


def open_facts(law: Law, evaluated: Evaluated) -> list[MissingFact]:
    """All facts that may still change the verdict or the amount; with all of them nothing is open."""
    if evaluated.answer.verdict is Verdict.NOT_MET:
        return []
    found = {fact: None for c in evaluated.answer.conditions.values() for fact in c.missing}
    for name in law.components:
        claim = law.member_claim(name)
        for member in evaluated.members:
            found.update(dict.fromkeys(unknown_facts(claim, member)))
    return sorted(found, key=_effort)


def _effort(missing: MissingFact) -> int:
    return FACTS[missing.fact].effort


def _lines(law: Law, members: Sequence[Row], persons: Persons) -> Iterator[Line]:
    """Per component in order of priority, per member in the household's order."""
    spaces = room(persons, law.limits)
    for number, name in enumerate(law.components):
        claim, mine = law.member_claim(name), bit(number)
        sure = possible = 0  # members before this one who do, who may come to the component
        for row, outcomes in zip(members, persons, strict=True):
            if outcomes & mine:
                counting = _counting(outcomes == mine, sure, possible, spaces[number])
                because = None
                if counting is Counting.NOT_COUNTED:
                    because = _full(law, number, persons)
                sure, possible = sure + (outcomes == mine), possible + 1
                yield Line(row["member_id"], name, law.limits.amounts[number], counting, because)
            elif row[claim.column]:
                yield Line(
                    row["member_id"],
                    name,
                    law.limits.amounts[number],
                    Counting.NOT_COUNTED,
                    Because.COUNTS_ONCE,
                )


def _counting(certain: bool, sure: int, possible: int, space: Range) -> Counting:
    if sure >= space.most:
        return Counting.NOT_COUNTED
    if certain and possible < space.least:
        return Counting.COUNTED
    return Counting.MAY_COUNT


def _full(law: Law, number: int, persons: Persons) -> Because:
    """The limit that leaves no place: the one without which there would be more room."""
    limits, here = law.limits, room(persons, law.limits)[number].most
    if limits.max_persons[number] == here:
        return Because.COMPONENT_FULL
    roomy = Limits(
        limits.amounts,
        limits.max_persons,
        limits.for_children,
        limits.max_family,
        limits.max_family,
    )
    if room(persons, roomy)[number].most > here:
        return Because.CHILDREN_FULL
    return Because.FAMILY_FULL
