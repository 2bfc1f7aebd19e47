"""Every case written beside the rules: edges, missing facts, whole families."""

import pytest

from pilar.rules import cases
from pilar.rules.answers import Answer, Counting
from pilar.rules.cases import Case
from pilar.rules.evaluate import evaluate
from pilar.rules.programmes import PROGRAMMES, rule_set

CASES = [case for code in PROGRAMMES for case in cases.of(code.lower())]


def answer_of(case: Case) -> Answer:
    programme = case.about.partition(".")[0].upper()
    return evaluate(rule_set(programme).on(case.household.on), [case.household])[0].answer


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.about}: {case.name}")
def test_the_case_comes_out_as_written(case: Case) -> None:
    answer = answer_of(case)

    if "state" in case.expected:
        condition = answer.conditions[case.about]
        assert condition.state == case.expected["state"]
        expected = sorted(map(tuple, case.expected.get("missing", [])), key=str)
        assert sorted(map(tuple, condition.missing), key=str) == expected
    if "verdict" in case.expected:
        assert answer.verdict == case.expected["verdict"]
    if "amount" in case.expected:
        amount = case.expected["amount"]
        assert list(answer.amount) == (amount if isinstance(amount, list) else [amount, amount])
    if "counted" in case.expected:
        counted = [(n.member, n.component) for n in answer.lines if n.counting is Counting.COUNTED]
        assert counted == [tuple(pair) for pair in case.expected["counted"]]


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_condition_has_cases_for_met_not_met_and_unknown(programme: str) -> None:
    law = rule_set(programme).on(rule_set(programme).changes[-1])

    for name in law.conditions:
        states = {case.expected.get("state") for case in CASES if case.about == name}
        assert states >= {"MET", "NOT_MET", "UNKNOWN"}, name


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_fact_that_a_condition_reads_is_missing_in_some_case(programme: str) -> None:
    law = rule_set(programme).on(rule_set(programme).changes[-1])

    for name, condition in law.conditions.items():
        read = law.facts_of(condition.claim)
        named = {
            fact
            for case in CASES
            if case.about == name
            for _, fact in case.expected.get("missing", [])
        }
        assert read <= named, f"{name}: {read - named}"
