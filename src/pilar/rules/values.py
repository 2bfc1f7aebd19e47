"""Whether a value can be that of a fact, and what would be right if it can't."""

import re
from datetime import date, datetime

from pilar.rules.facts import Fact, Kind, Value
from pilar.rules.texts import Text

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_DAY = date(1900, 1, 1)
MAX_TEXT = 200
DIGITS = re.compile(r"\d{6,}")


class Refused(Exception):
    """Not a value of this fact. `text` says what was found and what is allowed."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text


def shown(value: object) -> str:
    """A value as an error may quote it: short, on one line, long numbers blotted out."""
    text = "".join(sign if sign.isprintable() else "?" for sign in str(value)[:40])
    return DIGITS.sub(lambda found: "•" * len(found[0]), text)


def check(fact: Fact, value: object) -> Value:
    """The value in the fact's own type. Raises Refused."""
    match fact.kind:
        case Kind.FLAG:
            return _flag(value)
        case Kind.NUMBER:
            return _number(fact, value)
        case Kind.CODE:
            return _code(fact, value)
        case Kind.DATE:
            return _date(value)
        case Kind.TEXT:
            return _text(value)


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise Refused(
        Text(
            f"“{shown(value)}” bukan true, false, atau null.",
            f"“{shown(value)}” is not true, false or null.",
        )
    )


def _number(fact: Fact, value: object) -> int:
    low = -(2**63) if fact.minimum is None else fact.minimum
    high = 2**63 - 1 if fact.maximum is None else fact.maximum
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise Refused(
        Text(
            f"“{shown(value)}” bukan bilangan bulat dari {low} sampai {high}.",
            f"“{shown(value)}” is not a whole number from {low} to {high}.",
        )
    )


def _code(fact: Fact, value: object) -> str:
    if isinstance(value, str) and value in fact.codes:
        return str(value)
    allowed = ", ".join(fact.codes)
    raise Refused(
        Text(
            f"“{shown(value)}” tidak ada; pilihannya {allowed}.",
            f"“{shown(value)}” does not exist; the choices are {allowed}.",
        )
    )


def _text(value: object) -> str:
    if isinstance(value, str) and len(value) <= MAX_TEXT:
        return value
    raise Refused(
        Text(f"harus teks sampai {MAX_TEXT} huruf.", f"must be text of up to {MAX_TEXT} letters.")
    )


def _date(value: object) -> date:
    day: date | None = None
    if isinstance(value, str) and ISO.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
    elif isinstance(value, date) and not isinstance(value, datetime):
        day = value
    if day is None or day < FIRST_DAY:
        raise Refused(
            Text(
                f"“{shown(value)}” bukan tanggal; tulis TTTT-BB-HH, misalnya 1958-03-17.",
                f"“{shown(value)}” is no date; write YYYY-MM-DD, for example 1958-03-17.",
            )
        )
    return day
