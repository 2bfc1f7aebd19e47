"""Sentences of the rules in the reader's language."""

from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.parts import Choice
from pilar.rules.answers import State, Verdict
from pilar.rules.explanation import Effect, ExplainedCondition
from pilar.rules.texts import Text
from pilar.work.programmes.models import Determination

VERDICT_KIND = {
    Verdict.MAY_BE_PROPOSED: "met",
    Verdict.UNKNOWN: "unknown",
    Verdict.NOT_MET: "not_met",
}
BADGE = {
    "MAY_BE_PROPOSED": ("good", _("May be proposed")),
    "UNKNOWN": ("unknown", _("A fact is missing")),
    "NOT_MET": ("plain", _("Not met yet")),
}


def read(text: Text) -> str:
    """`text` in the active language."""
    return text.in_(get_language() or "id")


def condition_state(condition: ExplainedCondition) -> str:
    """How the condition component shows it: what is unknown and decides has a dashed box."""
    if condition.state is State.MET:
        return "met"
    if condition.state is State.UNKNOWN:
        return "decides" if condition.effect is Effect.DECIDES else "unknown"
    return "no_effect" if condition.effect is Effect.NONE else "not_met"


_TONE: dict[str, Literal["good", "wait", "plain"]] = {
    "MAY_BE_PROPOSED": "good",
    "UNKNOWN": "wait",
    "NOT_MET": "plain",
}


def choice(determination: Determination, href: str, *, current: bool, name: str) -> Choice:
    """A programme in the list at the left."""
    label = BADGE[determination.verdict][1]
    return Choice(name, href, note=label, tone=_TONE[determination.verdict], current=current)
