"""The questionnaire: a sheet that staff can edit, and that fits the rules."""

from pathlib import Path

import pytest

from pilar.rules.facts import FACTS, Kind
from pilar.work.assessments import xlsform
from pilar.work.assessments.questionnaires import HOUSEHOLD, form
from pilar.work.assessments.xlsform import Question, relevance

SHEET = form(HOUSEHOLD)
BY_NAME = {question.name: question for question in (*SHEET.household, *SHEET.member)}


def test_every_fact_of_the_rules_has_its_question() -> None:
    unasked = set(FACTS) - set(BY_NAME) - {"birth_precision"}

    assert unasked == set()


@pytest.mark.parametrize("name", sorted(name for name, f in FACTS.items() if f.kind is Kind.CODE))
def test_answers_are_the_codes_of_the_fact(name: str) -> None:
    if name == "birth_precision":
        return
    assert {answer.stored for answer in BY_NAME[name].answers} == set(FACTS[name].codes)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_question_stands_in_both_languages(name: str) -> None:
    assert all(BY_NAME[name].labels[language] for language in ("id", "en"))


@pytest.mark.parametrize(
    ("name", "values", "asked"),
    [
        ("pregnant", {"sex": "P", "age": "30"}, True),
        ("pregnant", {"sex": "L", "age": "30"}, False),
        ("pregnant", {"sex": "P", "age": "70"}, False),
        ("pregnant", {"sex": "P"}, None),
        ("pregnant", {}, None),
        ("pregnancy_number", {"pregnant": "tidak", "postpartum": "tidak"}, False),
        ("pregnancy_number", {"pregnant": "ya"}, True),
        ("pregnancy_number", {}, None),
        ("school_level", {"school_status": "ATTENDING"}, True),
        ("severe_disability", {}, True),
    ],
)
def test_a_question_is_asked_when_it_applies(
    name: str, values: dict[str, str], asked: bool | None
) -> None:
    assert relevance(BY_NAME[name], values, BY_NAME) is asked


def test_a_name_in_a_question_is_filled_in() -> None:
    question = Question("x", "text", {"id": "Apakah ${name} sehat?", "en": "Is ${name} well?"})

    assert question.label("en", name="Rizky") == "Is Rizky well?"


def test_a_file_that_is_no_questionnaire_is_refused_in_words(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "bukan.xlsx"
    book = Workbook(path)
    book.add_worksheet("lain").write(0, 0, "x")
    book.close()

    with pytest.raises(xlsform.BadQuestionnaire):
        xlsform.read(path)
