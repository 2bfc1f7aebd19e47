"""The programmes whose law is written, and their rule sets as they stand."""

from functools import cache

from pilar.kernel.errors import DomainError
from pilar.rules.pkh import PKH
from pilar.rules.registry import Programme
from pilar.rules.rulesets import RuleSet
from pilar.rules.texts import Text

PROGRAMMES: dict[str, Programme] = {programme.code: programme for programme in (PKH,)}


class UnknownProgramme(DomainError):
    """No law of that name is written here."""

    code = "rules.programme.unknown"


@cache
def rule_set(code: str) -> RuleSet:
    """The rule set of a programme as it stands. Raises UnknownProgramme."""
    if code not in PROGRAMMES:
        known = ", ".join(sorted(PROGRAMMES))
        raise UnknownProgramme(
            Text(
                f"Program “{code}” belum ada aturannya di Pilar. Yang ada: {known}.",
                f"Pilar has no rules for the programme “{code}”. It has: {known}.",
            )
        )
    return RuleSet.current(PROGRAMMES[code])
