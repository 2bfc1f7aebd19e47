"""What the rules answer: plain values, the same however they were computed, and their canonical text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from pilar.kernel import canonical
from pilar.rules.engine.allocation import Range


class Verdict(StrEnum):
    """What a programme's rules come to. Meeting them is not receiving: the ministry decides in the end."""

    MAY_BE_PROPOSED = "MAY_BE_PROPOSED"
    NOT_MET = "NOT_MET"
    UNKNOWN = "UNKNOWN"

    @classmethod
    def of(cls, met: bool | None) -> "Verdict":
        if met is None:
            return cls.UNKNOWN
        return cls.MAY_BE_PROPOSED if met else cls.NOT_MET


class State(StrEnum):
    """What one condition comes to."""

    MET = "MET"
    NOT_MET = "NOT_MET"
    UNKNOWN = "UNKNOWN"

    @classmethod
    def of(cls, met: bool | None) -> "State":
        if met is None:
            return cls.UNKNOWN
        return cls.MET if met else cls.NOT_MET


class Counting(StrEnum):
    """Whether a member is counted for a component."""

    COUNTED = "COUNTED"
    MAY_COUNT = "MAY_COUNT"  # depends on a fact that is missing
    NOT_COUNTED = "NOT_COUNTED"


class Because(StrEnum):
    """Why a member who fits a component isn't counted for it."""

    COUNTS_ONCE = "COUNTS_ONCE"  # counts for another component already
    COMPONENT_FULL = "COMPONENT_FULL"
    CHILDREN_FULL = "CHILDREN_FULL"
    FAMILY_FULL = "FAMILY_FULL"


class MissingFact(NamedTuple):
    """A fact to find out; `member` is None for a fact of the household."""

    member: str | None
    fact: str


@dataclass(frozen=True)
class ConditionAnswer:
    """What a condition came to. While UNKNOWN, finding out all of `missing` settles it for sure."""

    name: str
    state: State
    missing: tuple[MissingFact, ...]


@dataclass(frozen=True)
class Line:
    """What one member adds: whole rupiah a year for one component."""

    member: str
    component: str
    amount_idr: int
    counting: Counting
    because: Because | None = None


@dataclass(frozen=True)
class Answer:
    """What one programme's rule set says of one household on one day.

    amount: least and most rupiah a year if the household is proposed, over all that missing facts may
    turn out to be; 0 and 0 once NOT_MET.
    """

    programme: str
    fingerprint: str
    on: date
    household: str
    verdict: Verdict
    conditions: Mapping[str, ConditionAnswer]
    amount: Range
    lines: tuple[Line, ...]
    facts_json: str  # canonical: what the answer rests on; with the fingerprint it can be replayed

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, without names, sentences or the facts."""
        return {
            "programme": self.programme,
            "fingerprint": self.fingerprint,
            "on": self.on.isoformat(),
            "household": self.household,
            "verdict": self.verdict,
            "conditions": {
                name: {
                    "state": condition.state,
                    "missing": [m._asdict() for m in sorted(condition.missing, key=_place)],
                }
                for name, condition in self.conditions.items()
            },
            "amount_idr": {"least": self.amount.least, "most": self.amount.most},
            "lines": [
                {
                    "member": line.member,
                    "component": line.component,
                    "amount_idr": line.amount_idr,
                    "counting": line.counting,
                    "because": line.because,
                }
                for line in self.lines
            ],
        }

    @property
    def json(self) -> str:
        """The answer as canonical JSON: what a determination stores, and a replay must give again."""
        return canonical.dumps(self.as_dict())


def _place(missing: MissingFact) -> tuple[str, str]:
    return missing.member or "", missing.fact
