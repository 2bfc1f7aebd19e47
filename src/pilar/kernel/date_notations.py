"""Dates of birth and ages as lists write them: every notation that offices use."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from pilar.kernel.dates import age_on

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agt ags agu aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember nop",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_DAY_FIRST = re.compile(
    r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
)
_MONTH_NAMED = re.compile(r"(\d{1,2})[\s\-/.]*([a-z]{3,9})\.?[\s\-/.]*(\d{4}|\d{2})")
_MONTH_AND_YEAR = re.compile(r"(?:([a-z]{3,9})\.?|(\d{1,2})\s*[-/])\s*(\d{4})")
_EIGHT_DIGITS = re.compile(r"\d{8}")
_YEAR_ONLY = re.compile(r"(?:th(?:n|\.)?\s*|tahun\s*)?((?:19|20)\d{2})")
_SERIAL = re.compile(r"\d{3,5}(?:\.0+)?")
_EXCEL_DAY_0 = date(1899, 12, 30)
_EXCEL_FIRST, _EXCEL_LAST = 366, 73_050  # 1901 to 2099
_NOTHING = re.compile(
    r"[\s\-–—.?_/]*|n/?a|null|none|tidak (?:tahu|ada|diketahui)|lupa", re.IGNORECASE
)
_AGE = re.compile(
    r"(?:±|\+/-|\+-|kl|kira-kira|sekitar|kurang lebih|umur|usia|~|>|<)?\s*"
    r"(?:(?P<years>\d{1,3})(?:\.0+)?\s*(?:th(?:n|\.)?|tahun|yr?s?|t)?)?\.?\s*"
    r"(?:(?P<months>\d{1,2})\s*(?:bln|bl|bulan|mo?)\.?)?\s*(?:lebih)?"
)
OLDEST = 125


class Precision(StrEnum):
    """How much of a date is true; the rest is filled by convention (1 July; the 15th)."""

    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"
    AGE = "AGE"


class DateProblem(StrEnum):
    """Why a cell gives no date of birth."""

    MISSING = "MISSING"
    NOT_A_DATE = "NOT_A_DATE"
    DOES_NOT_EXIST = "DOES_NOT_EXIST"
    AHEAD = "AHEAD"
    TOO_OLD = "TOO_OLD"


@dataclass(frozen=True)
class DateReading:
    """`day` and its `precision`, or None and the `problem`."""

    day: date | None
    precision: Precision | None = None
    problem: DateProblem | None = None


def read_date(cell: object, *, on: date, age: int | None = None) -> DateReading:
    """The date of birth in a cell of a list that is of the day `on`.

    Day before month always ("03/04/1980" is 3 April). Two-digit years: the latest century that is
    not ahead, or the one that fits `age`. A number is a day as spreadsheets count. A text that is a
    date on no calendar is DOES_NOT_EXIST, never bent into another.
    """
    if isinstance(cell, datetime):
        return _judge(cell.date(), on)
    if isinstance(cell, date):
        return _judge(cell, on)
    if isinstance(cell, int | float):
        return _from_serial(float(cell), on)
    text = " ".join(str(cell).split()).lower()
    if _NOTHING.fullmatch(text):
        return DateReading(None, problem=DateProblem.MISSING)
    if found := _YEAR_FIRST.fullmatch(text):
        return _from_parts(found[1], found[2], found[3], on, age)
    if found := _DAY_FIRST.fullmatch(text):
        return _from_parts(found[3], found[2], found[1], on, age)
    if (found := _MONTH_NAMED.fullmatch(text)) and (month := _MONTHS.get(found[2])):
        return _from_parts(found[3], month, found[1], on, age)
    return _from_less_usual(text, on)


def _from_less_usual(text: str, on: date) -> DateReading:
    if found := _YEAR_ONLY.fullmatch(text):
        return _judge(date(int(found[1]), 7, 1), on, Precision.YEAR)
    if found := _MONTH_AND_YEAR.fullmatch(text):
        month = _MONTHS.get(found[1]) if found[1] else int(found[2])
        if month and 1 <= month <= 12:
            return _judge(date(int(found[3]), month, 15), on, Precision.MONTH)
    if _EIGHT_DIGITS.fullmatch(text):
        day_first = _from_parts(text[4:], text[2:4], text[:2], on, None)
        year_first = _from_parts(text[:4], text[4:6], text[6:], on, None)
        return year_first if day_first.problem and not year_first.problem else day_first
    if _SERIAL.fullmatch(text):
        return _from_serial(float(text), on)
    return DateReading(None, problem=DateProblem.NOT_A_DATE)


def _from_serial(serial: float, on: date) -> DateReading:
    if serial == int(serial) and 1900 <= serial <= on.year:
        return _judge(date(int(serial), 7, 1), on, Precision.YEAR)
    if not _EXCEL_FIRST <= serial <= _EXCEL_LAST:
        return DateReading(None, problem=DateProblem.NOT_A_DATE)
    return _judge(_EXCEL_DAY_0 + timedelta(days=int(serial)), on)


def _from_parts(
    year: str | int, month: str | int, day: str | int, on: date, age: int | None
) -> DateReading:
    full = int(year)
    if len(str(year)) == 2:
        full = _century(full, int(month), int(day), on, age) + full
    try:
        return _judge(date(full, int(month), int(day)), on)
    except ValueError:
        return DateReading(None, problem=DateProblem.DOES_NOT_EXIST)


def _century(year: int, month: int, day: int, on: date, age: int | None) -> int:
    """1900 or 2000 for a two-digit year: what fits `age` best, else the later one that isn't ahead."""
    this = on.year // 100 * 100
    if age is not None:
        return min((this, this - 100), key=lambda c: abs(on.year - (c + year) - age))
    return this if (this + year, month, day) <= (on.year, on.month, on.day) else this - 100


def _judge(day: date, on: date, precision: Precision = Precision.DAY) -> DateReading:
    if day > on and not (precision is not Precision.DAY and day.year == on.year):
        return DateReading(None, problem=DateProblem.AHEAD)
    if age_on(day, on) > OLDEST:
        return DateReading(None, problem=DateProblem.TOO_OLD)
    return DateReading(day, precision)


def read_age(cell: object) -> int | None:
    """Completed years in "61", "± 60", "69 th", "61 tahun", "8 bln"; None when there is no age."""
    if isinstance(cell, int | float):
        return int(cell) if 0 <= cell <= OLDEST else None
    found = _AGE.fullmatch(" ".join(str(cell).split()).lower())
    if not found or not (found["years"] or found["months"]):
        return None
    years = int(found["years"] or 0) + int(found["months"] or 0) // 12
    return years if years <= OLDEST else None


def most_likely_day(seen: list[tuple[date, int]]) -> date | None:
    """The day on which a list was true, from dates of birth with the ages it gives: the last day that
    agrees with most of them. None for fewer than five.

    Each pair allows the days from one birthday to the eve of the next.
    """
    if len(seen) < 5:
        return None
    steps: dict[date, int] = {}
    for born, age in seen:
        first, after = _birthday(born, age), _birthday(born, age + 1)
        steps[first] = steps.get(first, 0) + 1
        steps[after] = steps.get(after, 0) - 1
    agreeing, best, until = 0, 0, None
    days = sorted(steps)
    for day, following in zip(days, [*days[1:], days[-1]], strict=True):
        agreeing += steps[day]
        if agreeing >= best:
            best, until = agreeing, following - timedelta(days=1)
    return until


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
