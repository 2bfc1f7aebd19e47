"""Learning more never contradicts what was settled: answers only get firmer, ranges only narrower."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilar.rules.answers import State, Verdict
from pilar.rules.evaluate import evaluate
from pilar.rules.household import Household, Member
from pilar.rules.programmes import rule_set
from tests.rules.pkh.families import family


def forgetting(household: Household, forget: st.DataObject) -> Household:
    """The household with some of its facts forgotten."""
    kept_facts = {k: v for k, v in household.facts.items() if forget.draw(st.booleans())}
    members = []
    for member in household.members:
        kept = {k: v for k, v in member.facts.items() if forget.draw(st.integers(0, 3))}
        members.append(Member(member.id, kept))
    return Household(household.id, household.on, kept_facts, tuple(members))


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**9), st.data())
def test_what_is_settled_with_less_stays_settled_with_more(seed: int, data: st.DataObject) -> None:
    known = family(seed, known=1.0)
    if any(m.facts.get("birth_precision") not in (None, "DAY") for m in known.members):
        known = Household(  # forgetting how vague a date is would make it firmer, not vaguer
            known.id,
            known.on,
            known.facts,
            tuple(Member(m.id, {**m.facts, "birth_precision": "DAY"}) for m in known.members),
        )
    forgotten = forgetting(known, data)

    more, less = (e.answer for e in evaluate(rule_set("PKH").on(known.on), [known, forgotten]))

    for name, before in less.conditions.items():
        assert before.state in (State.UNKNOWN, more.conditions[name].state)
    assert less.verdict in (Verdict.UNKNOWN, more.verdict)
    if more.verdict is not Verdict.NOT_MET:
        assert less.amount.least <= more.amount.least
        assert more.amount.most <= less.amount.most
