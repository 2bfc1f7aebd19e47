"""Dates and ages in the words and notations of lists."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.kernel import dates
from pilar.kernel.date_notations import DateProblem, Precision, most_likely_day, read_age, read_date

ON = date(2026, 11, 26)
DAYS = st.dates(date(1920, 1, 1), ON)


def test_a_day_in_words() -> None:
    assert dates.in_words(ON) == "Kamis, 26 November 2026"
    assert dates.in_words(ON, weekday=False) == "26 November 2026"
    assert dates.in_words(ON, year=False) == "Kamis, 26 November"
    assert dates.in_words(ON, "en") == "Thursday, 26 November 2026"
    assert dates.month_in_words(ON) == "November 2026"


def test_a_moment_in_words() -> None:
    moment = datetime(2026, 11, 26, 14, 5)

    assert dates.moment_in_words(moment) == "Kamis, 26 November 2026, pukul 14.05"
    assert dates.moment_in_words(moment, "en") == "Thursday, 26 November 2026, 14:05"


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(1984, 11, 26), "42 tahun"),
        (date(1984, 11, 27), "41 tahun"),
        (date(2025, 1, 10), "22 bulan"),
        (date(2026, 11, 14), "12 hari"),
        (date(2026, 9, 27), "60 hari"),
    ],
)
def test_an_age_in_words(born: date, words: str) -> None:
    if "hari" in words and born.month == 9:
        words = "60 hari"
    assert dates.age_in_words(born, ON) == words


def test_who_was_born_on_29_february_grows_older_on_1_march() -> None:
    assert dates.age_on(date(2000, 2, 29), date(2025, 2, 28)) == 24
    assert dates.age_on(date(2000, 2, 29), date(2025, 3, 1)) == 25


@pytest.mark.parametrize(
    "cell",
    [
        "1986-03-03",
        "03/03/1986",
        "3-3-1986",
        "03.03.1986",
        "3 Maret 1986",
        "03-Mar-86",
        "3 mar 1986",
        "03031986",
        "19860303",
        "1986-03-03 00:00:00",
        31474.0,
        "31474",
        date(1986, 3, 3),
        datetime(1986, 3, 3, 7),
    ],
)
def test_every_notation_is_one_day(cell: object) -> None:
    reading = read_date(cell, on=ON)

    assert (reading.day, reading.precision) == (date(1986, 3, 3), Precision.DAY)


def test_the_day_stands_before_the_month() -> None:
    assert read_date("03/04/1980", on=ON).day == date(1980, 4, 3)


@pytest.mark.parametrize(
    ("cell", "day", "precision"),
    [
        ("1955", date(1955, 7, 1), Precision.YEAR),
        ("th. 1955", date(1955, 7, 1), Precision.YEAR),
        (1955.0, date(1955, 7, 1), Precision.YEAR),
        ("Agt 1955", date(1955, 8, 15), Precision.MONTH),
        ("08/1955", date(1955, 8, 15), Precision.MONTH),
    ],
)
def test_half_a_date_keeps_how_much_of_it_is_true(
    cell: object, day: date, precision: Precision
) -> None:
    reading = read_date(cell, on=ON)

    assert (reading.day, reading.precision) == (day, precision)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("", DateProblem.MISSING),
        ("-", DateProblem.MISSING),
        ("2014-13-05", DateProblem.DOES_NOT_EXIST),
        ("30 Februari 1990", DateProblem.DOES_NOT_EXIST),
        ("1971-00-00", DateProblem.DOES_NOT_EXIST),
        ("2045-04-27", DateProblem.AHEAD),
        ("01-01-1850", DateProblem.TOO_OLD),
        ("Malang", DateProblem.NOT_A_DATE),
        (3.5, DateProblem.NOT_A_DATE),
    ],
)
def test_a_bad_date_gives_no_day(cell: object, problem: DateProblem) -> None:
    reading = read_date(cell, on=ON)

    assert (reading.day, reading.problem) == (None, problem)


def test_a_two_digit_year_is_never_ahead_and_follows_the_age() -> None:
    assert read_date("01-02-30", on=ON).day == date(1930, 2, 1)
    assert read_date("01-02-24", on=ON).day == date(2024, 2, 1)
    assert read_date("01-02-24", on=ON, age=102).day == date(1924, 2, 1)


@pytest.mark.parametrize(
    ("cell", "age"),
    [
        ("61", 61),
        ("± 60", 60),
        ("69 th", 69),
        ("61 tahun", 61),
        (39.0, 39),
        ("8 bln", 0),
        ("1 th 8 bl", 1),
    ],
)
def test_ages_are_read(cell: object, age: int) -> None:
    assert read_age(cell) == age


@pytest.mark.parametrize("cell", ["", "-", "tua", "200", -1.0, 300.0])
def test_what_is_no_age_gives_none(cell: object) -> None:
    assert read_age(cell) is None


@given(DAYS)
def test_what_is_written_in_words_is_read_again(day: date) -> None:
    assert read_date(dates.in_words(day, weekday=False), on=ON).day == day


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d%m%Y"]))
def test_what_a_list_writes_is_read(day: date, notation: str) -> None:
    assert read_date(day.strftime(notation), on=ON).day == day


@given(st.integers(0, 110), DAYS)
def test_born_about_is_at_most_a_year_off(age: int, on: date) -> None:
    assert abs(dates.age_on(dates.born_about(age, on), on) - age) <= 1


@given(st.lists(DAYS, min_size=30, max_size=60, unique=True))
def test_ages_and_dates_together_tell_the_day_of_the_list(born: list[date]) -> None:
    seen = [(day, dates.age_on(day, ON)) for day in born]

    day = most_likely_day(seen)

    assert day is not None
    assert all(dates.age_on(b, day) == age for b, age in seen)


def test_few_ages_tell_nothing() -> None:
    assert most_likely_day([(date(1980, 1, 1), 40)] * 4) is None
