"""Three voices, one answer: the batch, the single explanation and a slow interpreter in plain Python."""

from datetime import date

import polars as pl
import pytest

from pilar.rules.answers import Answer, State, Verdict
from pilar.rules.batch import determine
from pilar.rules.evaluate import evaluate
from pilar.rules.explain import answer_all
from pilar.rules.programmes import rule_set
from pilar.rules.tables import frames
from tests.rules.pkh.families import DAYS, family
from tests.rules.pkh.reference import interpret

FAMILIES = 4000


def said(answer: Answer) -> tuple[object, ...]:
    states = {name: condition.state for name, condition in answer.conditions.items()}
    return answer.verdict, states, tuple(answer.amount)


@pytest.mark.slow
def test_thousands_of_random_families_are_answered_as_the_slow_interpreter_does() -> None:
    families = [family(seed, most=5) for seed in range(FAMILIES)]

    answers = answer_all("PKH", families)

    for household, answer in zip(families, answers, strict=True):
        reference = interpret(household.facts, [m.facts for m in household.members], household.on)
        states = {name: State.of(met) for name, met in reference.conditions.items()}
        expected = (Verdict.of(reference.met), states, (reference.least, reference.most))
        assert said(answer) == expected, household
    assert {answer.verdict for answer in answers} == set(Verdict)


@pytest.mark.slow
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_the_batch_gives_each_row_what_the_single_answer_gives(on: date) -> None:
    families = [family(seed, on=on) for seed in range(800)]
    law = rule_set("PKH").on(on)
    households, members = (table.drop("on") for table in frames(law, families))

    rows = determine(households, members, on).rows_by_key("household_id", named=True, unique=True)

    for n, answer in enumerate(answer_all("PKH", families)):
        row = rows[str(n)]
        states = {name: State.of(row[name]) for name in law.conditions}
        amounts = row["PKH.least_idr"], row["PKH.most_idr"]
        assert (row["PKH.verdict"], states, amounts) == said(answer)


@pytest.mark.slow
def test_a_household_is_answered_alike_alone_and_among_others() -> None:
    families = [family(seed) for seed in range(60)]

    alone = [evaluate(rule_set("PKH").on(f.on), [f])[0].answer.json for f in families]

    assert alone == [answer.json for answer in answer_all("PKH", families)]


def test_amounts_are_whole_numbers_of_sixty_four_bits() -> None:
    law = rule_set("PKH").on(DAYS[0])
    households, members = frames(law, [family(1, on=DAYS[0])])

    row = determine(households, members, DAYS[0])

    assert row.schema["PKH.least_idr"] == row.schema["PKH.most_idr"] == pl.Int64
