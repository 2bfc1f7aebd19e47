"""Telephone numbers as lists and people write them -> E.164 ("+6281234567890").

A number is often shared in a family or belongs to a neighbour: contact data, weak for identity.
Mobile numbers of Indonesia: 08 and 8 to 11 more digits (from memory, high).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

HOME = "ID"
_MOBILE = re.compile(r"(?:(?:\+|00)?62|0)?0?(8[0-9]{8,11})")
_LOOKS_LIKE_A_NUMBER = re.compile(r"\+?\d[\d\s().\-]{5,}\d")
_BETWEEN = re.compile(r"\s*[/;,&|]\s*|\s+(?:atau|dan)\s+")
_LONGEST = 200
_SEPARATORS = str.maketrans("", "", " -.()\u00a0\u2010\u2011\u2012\u2013\u2014'\t")


@dataclass(frozen=True)
class Phone:
    """`number` in E.164; `remark` what stood beside it ("anak": the number of a child)."""

    number: str
    remark: str = ""


@lru_cache(maxsize=1 << 12)
def to_e164(text: str) -> str:
    """The one number in `text` in E.164, or "" when there is none that can exist.

    A leading zero that a spreadsheet lost comes back (812... is 0812...); "62", "+62", "0062", dots,
    dashes and blanks are understood. Landlines need their area code.
    """
    digits = text.strip().removesuffix(".0").translate(_SEPARATORS)
    if mobile := _MOBILE.fullmatch(digits):
        return f"+62{mobile[1]}"
    if not re.fullmatch(r"\+?[0-9]{7,15}", digits):
        return ""
    try:
        number = phonenumbers.parse(digits, HOME)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    if not digits.startswith(("0", "+", "62")):
        return ""  # a local number without area code could be anywhere
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def find_phones(cell: str) -> tuple[Phone, ...]:
    """All numbers of a cell, in order, each once, with the words beside it: "0812... (anak) / 0341..."."""
    cell = " ".join(cell[:_LONGEST].replace("\n", " ; ").split())
    found: dict[str, Phone] = {}
    for part in _BETWEEN.split(cell):
        for match in _LOOKS_LIKE_A_NUMBER.finditer(part):
            number = to_e164(match[0].strip())
            remark = " ".join(re.findall(r"[^\W\d_]+", part.replace(match[0], " ")))
            if number and number not in found:
                found[number] = Phone(number, remark)
    return tuple(found.values())


def readable(number: str) -> str:
    """An E.164 number as people at home write it: "+6281234567890" -> "0812-3456-7890"."""
    if not number.startswith("+62"):
        return number
    rest = "0" + number[3:]
    if rest.startswith("08"):
        return "-".join(filter(None, (rest[:4], rest[4:8], rest[8:])))
    return f"{rest[:4]} {rest[4:]}"
