"""Cells of a name column that hold no name."""

import re
from enum import StrEnum

from pilar.kernel.names import vocabulary as words
from pilar.kernel.names.standard import tidy

_WORD = re.compile(r"[a-z]+")
_FORMULA = re.compile(r"[=+@]|-\s*(?:\d|[\w(]+\()")
_ONE_LETTER_AGAIN = re.compile(r"([a-z])\1{2,}|x+")


class NoName(StrEnum):
    """Why a cell holds no name."""

    MISSING = "NAME_MISSING"
    """Nothing, a dash, a question mark, "NN"."""
    OTHER = "NOT_A_NAME"
    """A number, an address, a building, an error or a formula of a spreadsheet, "XXXXX"."""


def why_no_name(cell: str) -> NoName | None:
    """Why the name cell `cell` holds no name, or None when somebody may be called so."""
    text = tidy(cell).lower()
    found = _WORD.findall(text)
    if not found:
        return NoName.OTHER if any(c.isalnum() for c in text) else NoName.MISSING
    if text.startswith("#") or _FORMULA.match(text):
        return NoName.OTHER
    together = "".join(found)
    if together in words.NO_NAME or text in ("n/a", "n.a."):
        return NoName.MISSING
    if "kosong" in found or found[0] in words.ADDRESS_BEFORE or found[0] in words.BUILDINGS:
        return NoName.OTHER
    return NoName.OTHER if _ONE_LETTER_AGAIN.fullmatch(together) else None
