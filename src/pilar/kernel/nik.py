"""NIK and family card numbers: their shape, and what spreadsheets did to them. They have no check digit.

NIK: area 6, day of birth DDMMYY (women: day + 40), serial 4. Family card: area 6, day of first entry
DDMMYY, serial 4. Both are 16 digits, so that columns get swapped. The area is where the number was
first given, not where the person lives; date and sex may lawfully differ from the record.
Source: Dukcapil (day + 40); provinces as of 2022 (38) and one that was (54), from memory.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdnum.util import clean

DIGITS = 16
_BY_ISLAND = (
    range(11, 20),
    (21,),
    range(31, 37),
    range(51, 55),
    range(61, 66),
    range(71, 77),
    (81, 82),
)
_PROVINCES = frozenset(code for codes in (*_BY_ISLAND, range(91, 97)) for code in codes)
_WHOLE = re.compile(r"[0-9]{16}")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
_ONLY_A_DASH = re.compile(r"[\s\-–—.?_/]*|n/?a|nihil|tidak ada|belum ada|null|none", re.IGNORECASE)
_TEMPORARY = re.compile(r"0[0-9]{15}")
_OFFICE_FILLER = re.compile(r"[0-9]{2,6}0{10,14}")
_SEQUENCES = ("1234567890123456", "0123456789012345", "1234567812345678", "9876543210987654")
_WOMEN = 40
_LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Problem(StrEnum):
    """What is wrong with a number. Codes; the registry's lists have the words."""

    MISSING = "MISSING"
    SCIENTIFIC = "SCIENTIFIC"
    """3,57992E+15: a spreadsheet kept a few digits."""
    LAST_DIGIT_LOST = "LAST_DIGIT_LOST"
    """A number cell: spreadsheets keep 15 digits, the 16th became 0."""
    TOO_SHORT = "TOO_SHORT"
    TOO_LONG = "TOO_LONG"
    NOT_DIGITS = "NOT_DIGITS"
    """A letter between the digits (O for 0)."""
    PLACEHOLDER = "PLACEHOLDER"
    """0000..., 1234..., an office's own filler: shared by many, never a reason to merge."""
    TEMPORARY = "TEMPORARY"
    """0 + village + serial, as village systems number people without NIK: nobody's NIK."""
    PROVINCE = "PROVINCE"
    DATE = "DATE"
    SERIAL = "SERIAL"


DAMAGED = frozenset(Problem) - {Problem.MISSING, Problem.PLACEHOLDER, Problem.TEMPORARY}


@dataclass(frozen=True)
class NumberReading:
    """`value` the 16 digits when they may be used, else ""; `problem` why not;
    `cleaned` whether an apostrophe, blanks or dots had to be taken away."""

    value: str
    problem: Problem | None = None
    cleaned: bool = False


def read_nik(cell: object) -> NumberReading:
    """The NIK in a cell (text, or a number as spreadsheets give it), by its shape only."""
    return _read(cell, women=True)


def read_family_card(cell: object) -> NumberReading:
    """The family card number in a cell, by its shape only."""
    return _read(cell, women=False)


def _read(cell: object, *, women: bool) -> NumberReading:
    if isinstance(cell, int | float):
        return NumberReading("", _problem_of_number(cell))
    text = str(cell)
    if _WHOLE.fullmatch(text):
        problem = _problem_of_digits(text, women=women)
        return NumberReading("" if problem else text, problem)
    if _ONLY_A_DASH.fullmatch(text):
        return NumberReading("", Problem.MISSING)
    digits = clean(text, " '’`\u00a0\t\"")
    if _SCIENTIFIC.fullmatch(digits):
        return NumberReading("", Problem.SCIENTIFIC)
    if re.fullmatch(r"\d{16}\.0", digits):
        return NumberReading("", Problem.LAST_DIGIT_LOST)
    digits = clean(digits, " .-/")
    problem = _problem_of_text(digits) or _problem_of_digits(digits, women=women)
    return NumberReading("" if problem else digits, problem, cleaned=not problem)


def _problem_of_number(cell: float) -> Problem:
    if abs(cell) < 1:
        return Problem.PLACEHOLDER
    if not abs(cell) < 10**DIGITS:  # also what is not a number at all
        return Problem.TOO_LONG
    text = str(int(abs(cell)))
    if len(text) < DIGITS:
        return Problem.TOO_SHORT
    return Problem.PLACEHOLDER if is_placeholder(text) else Problem.LAST_DIGIT_LOST


def _problem_of_text(digits: str) -> Problem | None:
    if not digits.isdecimal() or not digits.isascii():
        return Problem.NOT_DIGITS
    if len(digits) != DIGITS:
        if not digits.strip("0"):
            return Problem.PLACEHOLDER
        return Problem.TOO_SHORT if len(digits) < DIGITS else Problem.TOO_LONG
    return None


def is_placeholder(digits: str) -> bool:
    """Whether the 16 digits are a filler: all alike, a count, or an area followed by zeros."""
    return (
        len(set(digits)) == 1
        or digits in _SEQUENCES
        or _OFFICE_FILLER.fullmatch(digits) is not None
    )


def _problem_of_digits(digits: str, *, women: bool) -> Problem | None:
    if is_placeholder(digits):
        return Problem.PLACEHOLDER
    if women and _TEMPORARY.fullmatch(digits):
        return Problem.TEMPORARY
    if int(digits[:2]) not in _PROVINCES:
        return Problem.PROVINCE
    day, month = int(digits[6:8]), int(digits[8:10])
    if women and day > _WOMEN:
        day -= _WOMEN
    if not 1 <= month <= len(_LAST_DAY) or not 1 <= day <= _LAST_DAY[month - 1]:
        return Problem.DATE
    return Problem.SERIAL if digits.endswith("0000") else None


class Hint(StrEnum):
    """A whole NIK and its record disagree. Lawful, worth a look: a warning, never a reason to refuse."""

    DATE_DIFFERS = "DATE_DIFFERS"
    SEX_DIFFERS = "SEX_DIFFERS"


def hints(nik: str, *, birth_date: date | None = None, sex: str = "") -> tuple[Hint, ...]:
    """Where the whole NIK `nik` disagrees with the recorded day of birth and sex ("L", "P")."""
    found = []
    if birth_date and not has_birth_date(nik, birth_date):
        found.append(Hint.DATE_DIFFERS)
    if sex and sex != sex_in(nik):
        found.append(Hint.SEX_DIFFERS)
    return tuple(found)


def sex_in(nik: str) -> str:
    """ "P" when the day in the whole NIK is above 40, else "L"."""
    return "P" if int(nik[6:8]) > _WOMEN else "L"


def has_birth_date(number: str, day: date) -> bool:
    """Whether the six digits in the middle of a 16-digit number are `day`, of a man or of a woman."""
    if number[8:12] != f"{day.month:02}{day.year % 100:02}":
        return False
    return number[6:8] in (f"{day.day:02}", str(day.day + _WOMEN))
