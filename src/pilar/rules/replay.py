"""An old determination answered again, byte for byte, under the rules it was given under."""

import json

from pilar.kernel.errors import DomainError
from pilar.rules import published
from pilar.rules.answers import Answer
from pilar.rules.evaluate import evaluate
from pilar.rules.explain import explain_under
from pilar.rules.explanation import ExplainedProgramme
from pilar.rules.household import Household, from_canonical
from pilar.rules.texts import Text


class BadFacts(DomainError):
    """What should be the stored facts of a determination can't be read."""

    code = "rules.replay.bad_facts"


def replay(facts_json: str, fingerprint: str) -> Answer:
    """The answer to stored facts under a published rule set; its `json` equals what was stored.

    Raises UnknownFingerprint, RuleIsGone, BadFacts.
    """
    rules = published.get(fingerprint).rules
    household = _household(facts_json)
    return evaluate(rules.on(household.on), [household])[0].answer


def replay_explained(
    facts_json: str, fingerprint: str, names: dict[str, str] | None = None
) -> ExplainedProgramme:
    """The same with all sentences, as they would be said today; `names` by member id, if known."""
    rules = published.get(fingerprint).rules
    return explain_under(rules, _household(facts_json).named(names or {}))


def _household(facts_json: str) -> Household:
    try:
        return from_canonical(json.loads(facts_json))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadFacts(
            Text(
                "Fakta penetapan ini tidak terbaca.",
                "The facts of this determination cannot be read.",
            )
        ) from None
