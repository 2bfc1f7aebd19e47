"""The explained answer: what a page or the command line shows, typed, each sentence in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pilar.rules.answers import Answer, Line, State, Verdict
from pilar.rules.dated import ParameterValue
from pilar.rules.texts import Text


class Effect(StrEnum):
    """What a condition does as things stand."""

    DECIDES = "DECIDES"  # the verdict hangs on it
    ADDS = "ADDS"  # it changes only the amount
    NONE = "NONE"  # neither


class Why(StrEnum):
    """Why a fact is missing."""

    NOT_RECORDED = "NOT_RECORDED"
    TOO_OLD = "TOO_OLD"
    NOT_EXACT = "NOT_EXACT"  # a date of birth of which only the year, the month or an age is known


@dataclass(frozen=True)
class Missing:
    """A fact to find out: of which member (None: of the household), and the question that settles it.

    question_name: the question of the questionnaire. observed_on: when it was last known, if too old.
    """

    member: str | None
    member_name: Text
    fact: str
    title: Text
    why: Why
    question: Text
    question_name: str
    observed_on: date | None


@dataclass(frozen=True)
class NumberInForce:
    """A parameter of the condition on the day, with the law and source that say so."""

    name: str
    value: ParameterValue
    unit: str
    law: str
    source: str
    certainty: str
    since: date


@dataclass(frozen=True)
class OtherSource:
    """What another source states instead, not in force. state: what the condition would be under it.

    least_idr and most_idr: the amount under it, where it changes only how persons are counted.
    """

    parameter: str
    value: ParameterValue
    law: str
    source: str
    state: State
    least_idr: int | None
    most_idr: int | None
    text: Text


@dataclass(frozen=True)
class ExplainedCondition:
    """One condition. found: what is known, in a sentence. adds_idr: how much more it may bring, while unknown."""

    name: str
    title: Text
    state: State
    effect: Effect
    effect_text: Text
    found: Text
    law: str
    numbers: tuple[NumberInForce, ...]
    other_sources: tuple[OtherSource, ...]
    missing: tuple[Missing, ...]
    adds_idr: int


class Needs(StrEnum):
    """How many conditions of a group must be met."""

    ALL = "ALL"
    ONE = "ONE"


@dataclass(frozen=True)
class Group:
    """Conditions that belong together: all must hold, or one suffices."""

    needs: Needs
    title: Text
    conditions: tuple[ExplainedCondition, ...]


@dataclass(frozen=True)
class ExplainedLine:
    """One member, one component, and whether it is counted, in words."""

    line: Line
    member_name: Text
    component: Text
    note: Text


@dataclass(frozen=True)
class AskedOutcome:
    """What to conclude from some answers to the question."""

    said: Text
    verdict: Verdict
    text: Text


@dataclass(frozen=True)
class Asked:
    """The fact to ask for next, and what each answer leads to. settles: no answer leaves the verdict open."""

    missing: Missing
    outcomes: tuple[AskedOutcome, ...]
    settles: bool
    text: Text


@dataclass(frozen=True)
class ExplainedProgramme:
    """One programme's answer with everything that a person needs to judge it.

    missing: all facts that may still change the verdict or the amount, the cheapest to find out first.
    """

    code: str
    name: Text
    answer: Answer
    headline: Text
    groups: tuple[Group, ...]
    missing: tuple[Missing, ...]
    lines: tuple[ExplainedLine, ...]
    amount_text: Text
    phases_a_year: int
    caution: Text
    next_fact: Asked | None

    @property
    def conditions(self) -> tuple[ExplainedCondition, ...]:
        return tuple(condition for group in self.groups for condition in group.conditions)


@dataclass(frozen=True)
class Explanation:
    """All programmes that were asked for, by code, for one household on one day."""

    on: date
    household: str
    programmes: Mapping[str, ExplainedProgramme]

    def __getitem__(self, code: str) -> ExplainedProgramme:
        return self.programmes[code]
