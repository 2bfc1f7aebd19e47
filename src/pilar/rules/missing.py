"""A missing fact in words: whose it is, why it is missing, and what to ask."""

from pilar.rules import wording
from pilar.rules.answers import MissingFact
from pilar.rules.evaluate import Evaluated
from pilar.rules.explanation import Missing
from pilar.rules.facts import FACTS


def told(evaluated: Evaluated, missing: MissingFact) -> Missing:
    """The missing fact with its question, spoken to about the member by name."""
    fact = FACTS[missing.fact]
    why, observed_on = wording.why_missing(evaluated, missing)
    name = wording.name_of(evaluated, missing.member)
    return Missing(
        member=missing.member,
        member_name=name,
        fact=fact.name,
        title=fact.title,
        why=why,
        question=fact.question.with_(name=name),
        question_name=fact.question_name,
        observed_on=observed_on,
    )
