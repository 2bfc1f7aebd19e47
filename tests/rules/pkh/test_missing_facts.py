"""Unknown is not no: what is missing is named, and finding it out settles the matter."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from pilar.rules.answers import Answer, MissingFact, State, Verdict
from pilar.rules.evaluate import evaluate, open_facts
from pilar.rules.explain import answer_all
from pilar.rules.facts import FACTS
from pilar.rules.household import Household
from pilar.rules.programmes import rule_set
from tests.rules.pkh.families import PERSON, family

HOUSEHOLD: dict[str, tuple[Any, ...]] = {"decile": (1, 4, 5, 10), "in_family_card": (True, False)}
PEOPLE = {name: tuple(dict.fromkeys(values)) for name, values in PERSON.items()}


def values_of(missing: MissingFact, household: Household) -> tuple[Any, ...]:
    if missing.fact == "birth_date":
        return tuple(
            household.on.replace(year=household.on.year - age, day=1) for age in (0, 8, 30, 65)
        )
    return (PEOPLE if missing.member else HOUSEHOLD)[missing.fact]


def without_one(household: Household) -> Iterator[tuple[MissingFact, Household]]:
    """The household with each of its facts taken away, one at a time."""
    for fact in household.facts:
        yield MissingFact(None, fact), household.supply(fact, None)
    for member in household.members:
        for fact in member.facts:
            if fact != "birth_precision":
                yield MissingFact(member.id, fact), household.supply(fact, None, member.id)


def answer(household: Household) -> Answer:
    return evaluate(rule_set("PKH").on(household.on), [household])[0].answer


@pytest.mark.slow
def test_with_one_fact_missing_each_condition_is_unknown_for_it_or_settled_by_others() -> None:
    whole = [family(seed, known=1.0) for seed in range(60)]
    gaps = [(missing, gap) for household in whole for missing, gap in without_one(household)]
    told = dict(zip([h.id for h in whole], answer_all("PKH", whole), strict=True))
    unknown = 0

    for (missing, gap), found in zip(
        gaps, answer_all("PKH", [gap for _, gap in gaps]), strict=True
    ):
        for name, condition in found.conditions.items():
            if condition.state is State.UNKNOWN:
                unknown += 1
                birth_is_vague = {m.fact for m in condition.missing} == {"birth_date"}
                assert missing in condition.missing or birth_is_vague
            else:  # settled by what else is known, and then as it was
                before = told[gap.id].conditions[name].state
                assert before in (condition.state, State.UNKNOWN)
    assert unknown > 500


@cache
def gaps() -> list[tuple[Household, str, tuple[MissingFact, ...]]]:
    """Conditions that are unknown for one kind of fact only, with the families they are unknown in."""
    families = [family(seed, known=0.85) for seed in range(1500)]
    return [
        (household, name, condition.missing)
        for household, found in zip(families, answer_all("PKH", families), strict=True)
        for name, condition in found.conditions.items()
        if len({missing.fact for missing in condition.missing}) == 1
    ]


@pytest.mark.slow
@pytest.mark.parametrize("fact", sorted({*HOUSEHOLD, *PEOPLE, "birth_date"}))
def test_supplying_the_named_fact_settles_it_whatever_it_turns_out_to_be(fact: str) -> None:
    """Over all conditions that name only this fact, of all members it is missing of."""
    supplied: list[tuple[str, Household]] = []
    for household, name, named in gaps():
        for value in values_of(named[0], household) if named[0].fact == fact else ():
            settled = household
            for missing in named:
                settled = settled.supply(fact, value, missing.member)
            supplied.append((name, settled))

    answers = answer_all("PKH", [household for _, household in supplied])

    assert len(answers) >= 10
    for (name, _), found in zip(supplied, answers, strict=True):
        assert found.conditions[name].state is not State.UNKNOWN


@pytest.mark.slow
def test_supplying_all_that_is_named_settles_every_condition() -> None:
    unknown = [family(seed, known=0.5) for seed in range(120)]
    supplied: list[tuple[str, Household]] = []
    for household, found in zip(unknown, answer_all("PKH", unknown), strict=True):
        for name, condition in found.conditions.items():
            for turn in range(2):
                settled = household
                for missing in condition.missing:
                    values = values_of(missing, household)
                    settled = settled.supply(
                        missing.fact, values[turn % len(values)], missing.member
                    )
                supplied.append((name, settled))

    answers = answer_all("PKH", [household for _, household in supplied])

    for (name, _), found in zip(supplied, answers, strict=True):
        assert found.conditions[name].state is not State.UNKNOWN


@pytest.mark.slow
def test_supplying_all_open_facts_leaves_one_verdict_and_one_amount() -> None:
    for seed in range(80):
        household = family(seed, known=0.6)
        law = rule_set("PKH").on(household.on)
        for missing in open_facts(law, evaluate(law, [household])[0]):
            household = household.supply(
                missing.fact, values_of(missing, household)[-1], missing.member
            )
        found = answer(household)

        assert found.verdict is not Verdict.UNKNOWN
        assert found.amount.least == found.amount.most


@pytest.mark.slow
def test_a_named_fact_is_missing_or_not_exact() -> None:
    for seed in range(100):
        household = family(seed, known=0.7)
        members = {member.id: member for member in household.members}
        for condition in answer(household).conditions.values():
            for missing in condition.missing:
                facts = members[missing.member].facts if missing.member else household.facts
                vague = facts.get("birth_precision") in ("MONTH", "YEAR", "AGE")
                assert facts.get(missing.fact) is None or (missing.fact == "birth_date" and vague)
                assert FACTS[missing.fact].question.id
