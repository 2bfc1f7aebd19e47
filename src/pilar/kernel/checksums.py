"""Report codes that survive being spoken, copied by hand and typed: `BT-7K4M-2Q9`.

Two groups of four and three signs after the city's letters. The last sign of each group is a check
over all signs before it: a weighted sum modulo the prime 29. Weights differ, so that every single
wrong sign and every two signs changed for each other are caught, wherever they stand. (ISO 7064's
hybrid of the same length misses 0.26 % of neighbours changed; counted over all three-sign groups.)
28 signs are used, none that looks like another: no 0 O, 1 I L, B (8), S (5), Z (2).
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXY"
_MODULUS = (
    29  # a prime, one above the number of signs: a sum of 28 has no sign, such codes aren't issued
)
_VALUE = {sign: value for value, sign in enumerate(ALPHABET)}
_READ_AS = str.maketrans({"B": "8", "S": "5", "Z": "2", "O": "Q", "0": "Q"})
_FIRST, _SECOND = 4, 3


@dataclass(frozen=True)
class CodeReading:
    """What was typed. `code` is the whole code in its usual form, or "" when something is off;
    `off` says what: the groups (1, 2) that hold a wrong sign, or () when its length is wrong."""

    code: str
    off: tuple[int, ...] = ()


def _check_sign(signs: str) -> str | None:
    """The check sign of `signs`; None for the one sum in 29 that has no sign."""
    total = sum(weight * _VALUE[sign] for weight, sign in enumerate(signs, start=2)) % _MODULUS
    # The check sign itself has weight 1 and brings the whole sum to 0.
    value = -total % _MODULUS
    return ALPHABET[value] if value < len(ALPHABET) else None


def new_code(prefix: str = "BT", choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A fresh code, one of about 16 million: its holder still needs the PIN. The caller makes sure
    that it is not taken. `choose` picks a sign (a seeded one for the demo city)."""
    while True:
        first = "".join(choose(ALPHABET) for _ in range(_FIRST - 1))
        if (check := _check_sign(first)) is None:
            continue
        second = "".join(choose(ALPHABET) for _ in range(_SECOND - 1))
        if (last := _check_sign(first + check + second)) is not None:
            return f"{prefix}-{first}{check}-{second}{last}"


def read_code(typed: str, prefix: str = "BT") -> CodeReading:
    """The code that was `typed`, in any case, with or without dashes, blanks and the prefix.

    Signs that look like one of ours are read as it (B as 8, O as Q). Never raises.
    """
    signs = "".join(c for c in typed.upper() if c.isalnum())
    if len(signs) == len(prefix) + _FIRST + _SECOND and signs.startswith(prefix):
        signs = signs[len(prefix) :]
    if len(signs) != _FIRST + _SECOND:
        return CodeReading("")
    signs = signs.translate(_READ_AS)
    first, second = signs[:_FIRST], signs[_FIRST:]
    known = [all(sign in _VALUE for sign in group) for group in (first, second)]
    first_right = known[0] and _check_sign(first[:-1]) == first[-1]
    if not first_right:
        return CodeReading("", off=(1,) if known[1] else (1, 2))
    if not known[1] or _check_sign(signs[:-1]) != second[-1]:
        return CodeReading("", off=(2,))
    return CodeReading(f"{prefix}-{first}-{second}")
