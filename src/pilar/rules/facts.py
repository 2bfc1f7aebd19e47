"""Every fact that can be known about a person or a household: type, unit, how long it holds, its question.

Names are those of the registry's facts. A question in the questionnaire that settles a fact has the
fact's own name (`Fact.question_name`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pilar.rules.texts import Text

Value = bool | int | str | date


class Level(StrEnum):
    PERSON = "person"
    HOUSEHOLD = "household"


class Kind(StrEnum):
    FLAG = "flag"  # bool
    NUMBER = "number"  # whole, Int64
    CODE = "code"  # one of `codes`
    TEXT = "text"
    DATE = "date"  # ISO, TTTT-BB-HH


@dataclass(frozen=True)
class Fact:
    """One thing to know. `minimum` and `maximum` are inclusive, in `unit`.

    effort: what it costs to find out, 1 (a list the office has) to 5 (a matter to raise with care).
    """

    name: str
    level: Level
    kind: Kind
    title: Text
    question: Text
    max_age_days: int | None
    effort: int
    unit: str = ""
    codes: Mapping[str, Text] = field(default_factory=dict)
    minimum: int | None = None
    maximum: int | None = None

    @property
    def question_name(self) -> str:
        """The name of the question in the XLSForm questionnaire that settles this fact."""
        return self.name

    def is_fresh(self, observed_on: date | None, on: date) -> bool:
        """Whether what was observed then can still be relied on. Without a date it is taken as current."""
        if observed_on is None or self.max_age_days is None:
            return True
        return on - observed_on <= timedelta(days=self.max_age_days)


def _fact(name: str, level: str, said: Mapping[str, Any]) -> Fact:
    return Fact(
        name=name,
        level=Level(level),
        kind=Kind(said["type"]),
        title=Text(**said["title"]),
        question=Text(**said["question"]),
        max_age_days=said["max_age_days"],
        effort=said["effort"],
        unit=said.get("unit", ""),
        codes={code: Text(**title) for code, title in said.get("codes", {}).items()},
        minimum=said.get("minimum"),
        maximum=said.get("maximum"),
    )


def _load() -> dict[str, Fact]:
    said = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {
        name: _fact(name, level, fact)
        for level, facts in said.items()
        for name, fact in facts.items()
    }


FACTS: Mapping[str, Fact] = _load()


@cache
def of(level: Level) -> tuple[str, ...]:
    """The names of all facts of a person, or of a household."""
    return tuple(name for name, fact in FACTS.items() if fact.level is level)
