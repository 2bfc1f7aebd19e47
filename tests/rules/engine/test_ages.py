"""Ages in completed years, also when only the month, the year or an age was written down."""

from datetime import date, timedelta

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilar.kernel.dates import age_on
from pilar.rules.engine.columns import AGE_HIGH, AGE_LOW, with_ages

ON = st.dates(date(2022, 1, 1), date(2030, 12, 31))
BORN = st.dates(date(1920, 1, 1), date(2021, 12, 31))


def ages(born: date | None, precision: str | None, on: date) -> tuple[int | None, int | None]:
    row = {"birth_date": [born], "birth_precision": [precision], "on": [on]}
    types = {"birth_date": pl.Date, "birth_precision": pl.String, "on": pl.Date}
    table = with_ages(nw.from_native(pl.DataFrame(row, schema=types).lazy())).to_native().collect()
    return table[AGE_LOW].item(), table[AGE_HIGH].item()


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(BORN, ON)
def test_an_exact_birth_gives_the_age_that_everything_else_here_gives(born: date, on: date) -> None:
    assert ages(born, None, on) == ages(born, "DAY", on) == (age_on(born, on),) * 2


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(BORN, ON)
def test_a_month_gives_the_ages_of_its_first_and_last_day(born: date, on: date) -> None:
    first = born.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    assert ages(born, "MONTH", on) == (age_on(last, on), age_on(first, on))


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(BORN, ON)
def test_a_year_gives_the_ages_of_its_first_and_last_day(born: date, on: date) -> None:
    first, last = born.replace(month=1, day=1), born.replace(month=12, day=31)

    assert ages(born, "YEAR", on) == (age_on(last, on), age_on(first, on))


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(BORN, ON)
def test_an_age_on_a_list_is_right_to_a_year_either_way(born: date, on: date) -> None:
    age = age_on(born, on)

    assert ages(born, "AGE", on) == (age - 1, age + 1)


def test_born_on_29_february_one_turns_a_year_older_on_1_march() -> None:
    born = date(2004, 2, 29)

    assert ages(born, None, date(2025, 2, 28)) == (20, 20)
    assert ages(born, None, date(2025, 3, 1)) == (21, 21)


def test_the_last_day_of_a_february_depends_on_its_year() -> None:
    assert ages(date(2004, 2, 1), "MONTH", date(2025, 2, 28)) == (20, 21)
    assert ages(date(2003, 2, 1), "MONTH", date(2025, 2, 28)) == (22, 22)


def test_a_birth_that_lies_ahead_is_unknown_not_a_negative_age() -> None:
    assert ages(date(2027, 1, 1), None, date(2026, 11, 24)) == (None, None)
    assert ages(date(2027, 1, 1), "YEAR", date(2026, 11, 24)) == (None, None)


def test_no_birth_no_age() -> None:
    assert ages(None, None, date(2026, 11, 24)) == (None, None)
