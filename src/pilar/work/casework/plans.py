"""The first steps that are proposed for a case without a plan, from the kinds of help that were asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pilar.people.pillars.models.organization import in_language

DATA = Path(__file__).parent / "data" / "plans.yaml"
STEPS = 3


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """One task that would be a good begin; `kind` is the code of a TaskKind."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class ProposedGoal:
    """A goal with its steps."""

    title: str
    steps: tuple[ProposedStep, ...]


@cache
def _plans() -> dict[str, Any]:
    plans: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))["plans"]
    return plans


def covered_kinds() -> frozenset[str]:
    """The kinds of help for which there is a proposal."""
    return frozenset(_plans())


def proposed(kinds: Sequence[str], name: str) -> list[ProposedGoal]:
    """At most three steps under their goals, in the reader's language; the first kind leads.

    `name` is what the person is called. Kinds without a plan give that of UNSURE.
    """
    wanted = [kind for kind in kinds if kind in _plans()] or ["UNSURE"]
    goals, left = [], STEPS
    for place, kind in enumerate(wanted[:STEPS]):
        others = min(STEPS, len(wanted)) - place - 1
        plan = _plans()[kind]
        steps = [
            ProposedStep(step["kind"], in_language(step["id"], step["en"]).format(name=name))
            for step in plan["steps"][: left - others]
        ]
        left -= len(steps)
        title = in_language(plan["goal_id"], plan["goal_en"]).format(name=name)
        goals.append(ProposedGoal(title, tuple(steps)))
    return goals
