"""The facts: the registry's names, a question for each, and how long an answer holds."""

from datetime import date

import pytest

from pilar.people.registry import fields
from pilar.rules import facts
from pilar.rules.facts import FACTS, Level
from pilar.rules.programmes import PROGRAMMES, rule_set

ON = date(2026, 11, 24)


def test_the_names_are_those_of_the_registry() -> None:
    assert set(facts.of(Level.PERSON)) == {
        *fields.PERSON_FACTS,
        "birth_date",
        "birth_precision",
        "sex",
    }
    assert set(facts.of(Level.HOUSEHOLD)) == set(fields.HOUSEHOLD_FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_has_a_title_and_a_question_in_both_languages(name: str) -> None:
    fact = FACTS[name]

    assert all((*fact.title, *fact.question))
    assert all(question.endswith("?") for question in fact.question)
    assert ("{name}" in fact.question.id) == (fact.level is Level.PERSON)
    assert 1 <= fact.effort <= 5


@pytest.mark.parametrize(
    ("name", "days"),
    [("decile", 120), ("pregnant", 90), ("school_status", 365), ("roof", 730)],
)
def test_an_answer_holds_for_its_days_and_not_one_more(name: str, days: int) -> None:
    last = date.fromordinal(ON.toordinal() - days)

    assert FACTS[name].is_fresh(last, ON)
    assert not FACTS[name].is_fresh(date.fromordinal(last.toordinal() - 1), ON)


def test_what_never_grows_old_and_what_has_no_date_are_current() -> None:
    assert FACTS["birth_date"].is_fresh(date(1990, 1, 1), ON)
    assert FACTS["decile"].is_fresh(None, ON)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_fact_that_the_law_reads_is_known(programme: str) -> None:
    rules = rule_set(programme)
    for day in rules.changes:
        assert {leaf.fact for leaf in rules.on(day).leaves} <= set(FACTS)
