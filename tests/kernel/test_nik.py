"""NIK and family cards: whole, damaged, fillers."""

from datetime import date

import pytest

from pilar.kernel.nik import (
    Hint,
    Problem,
    has_birth_date,
    hints,
    read_family_card,
    read_nik,
    sex_in,
)

WHOLE = "3579910303860002"


@pytest.mark.parametrize(
    "cell",
    [f"'{WHOLE}", "3579 9103 0386 0002", "35.79.91.030386.0002", f"{WHOLE}.", f"\u00a0{WHOLE} "],
)
def test_what_is_whole_once_cleaned_is_used_and_told(cell: str) -> None:
    reading = read_nik(cell)

    assert (reading.value, reading.cleaned) == (WHOLE, True)


def test_sixteen_digits_are_whole_as_they_stand() -> None:
    reading = read_nik(WHOLE)

    assert (reading.value, reading.problem, reading.cleaned) == (WHOLE, None, False)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("", Problem.MISSING),
        ("-", Problem.MISSING),
        ("tidak ada", Problem.MISSING),
        ("3,57992E+15", Problem.SCIENTIFIC),
        ("3.57992e15", Problem.SCIENTIFIC),
        (3579924711770010.0, Problem.LAST_DIGIT_LOST),
        ("3579924711770010.0", Problem.LAST_DIGIT_LOST),
        (0.0, Problem.PLACEHOLDER),
        (35799.0, Problem.TOO_SHORT),
        (float("nan"), Problem.TOO_LONG),
        ("357992591163001", Problem.TOO_SHORT),
        ("35799249018700003", Problem.TOO_LONG),
        ("35079204079100O2", Problem.NOT_DIGITS),
        ("٣٥٧٩٩٢٠٣٠٣٨٦٠٠٠٢", Problem.NOT_DIGITS),
        ("0", Problem.PLACEHOLDER),
        ("0000000000000000", Problem.PLACEHOLDER),
        ("9999999999999999", Problem.PLACEHOLDER),
        ("1234567890123456", Problem.PLACEHOLDER),
        ("3579000000000000", Problem.PLACEHOLDER),
        ("0357901200100001", Problem.TEMPORARY),
        ("9979910303860002", Problem.PROVINCE),
        ("3579913303860002", Problem.DATE),
        ("3579910313860002", Problem.DATE),
        ("3579913002860002", Problem.DATE),
        ("3579910303860000", Problem.SERIAL),
    ],
)
def test_a_damaged_number_is_not_used(cell: object, problem: Problem) -> None:
    reading = read_nik(cell)

    assert (reading.value, reading.problem) == ("", problem)


def test_a_family_card_has_no_day_above_31() -> None:
    assert read_nik("3579914303860002").value
    assert read_family_card("3579914303860002").problem is Problem.DATE


def test_another_birth_date_or_sex_is_a_warning_only() -> None:
    assert hints(WHOLE, birth_date=date(1986, 3, 3), sex="L") == ()
    assert hints(WHOLE, birth_date=date(1986, 3, 4), sex="P") == (
        Hint.DATE_DIFFERS,
        Hint.SEX_DIFFERS,
    )


def test_women_carry_their_day_plus_forty() -> None:
    assert sex_in("3579914303860002") == "P"
    assert has_birth_date("3579914303860002", date(1986, 3, 3))
