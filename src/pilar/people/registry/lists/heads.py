"""Finds the head row of a sheet and guesses what each column holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pilar.people.registry.lists.cells import Cell, Line, as_text, filled, is_blank
from pilar.people.registry.lists.reasons import ListRefused, MapNeeded
from pilar.people.registry.lists.synonyms import HEADS, IGNORE

SEARCHED = 30  # rows in which a head is looked for
KNOWN_AT_LEAST = 3
_HEADS_TOO = 2  # "Nama" and "NIK" of the father under a merged "Data Ayah"
_LETTERS_AND_DIGITS = re.compile(r"[^a-z0-9]+")
_LONGEST_HEAD = 60


@lru_cache(maxsize=4096)
def guess_target(head: str) -> str | None:
    """What a column with this head holds, "-" for known and left aside, None when unknown."""
    return HEADS.get(_LETTERS_AND_DIGITS.sub("", head.lower()))


def recognised(cells: Sequence[Cell], columns: Mapping[str, str] = MappingProxyType({})) -> int:
    """How many different columns the cells would head, 0 unless one of them is the name.

    `columns`: {head: target} that a map adds to what is known.
    """
    targets = {
        target
        for cell in cells
        if isinstance(cell, str)
        and len(cell) <= _LONGEST_HEAD
        and (target := columns.get(cell.strip()) or guess_target(cell))
    }
    return len(targets - {IGNORE}) if "name" in targets else 0


@dataclass(frozen=True)
class Head:
    """The head row of a sheet. `columns` are its texts, each unique ("Nama#2" for a second "Nama");
    `targets` what each holds, None when unknown."""

    sheet: str
    number: int
    columns: tuple[str, ...]
    targets: tuple[str | None, ...]

    @property
    def width(self) -> int:
        """How many cells a row may have."""
        return len(self.columns)

    def guess(self) -> dict[str, str]:
        """{column: target} of what was understood, as a map would say it."""
        pairs = zip(self.columns, self.targets, strict=True)
        return {column: target for column, target in pairs if target}


def unique_heads(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The texts of a head row down to its last filled cell; the second of a kind gets "#2"."""
    texts = [" ".join(as_text(cell).split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    seen: dict[str, int] = {}
    found = []
    for position, text in enumerate(texts):
        text = text or f"({position + 1})"
        seen[text] = seen.get(text, 0) + 1
        found.append(f"{text}#{seen[text]}" if seen[text] > 1 else text)
    return tuple(found)


def head_at(line: Line) -> Head:
    """`line` as a head, whatever stands there."""
    columns = unique_heads(line.cells)
    return Head(
        line.sheet, line.number, columns, tuple(guess_target(c.partition("#")[0]) for c in columns)
    )


def find_head(first_lines: Sequence[Line], columns: Mapping[str, str]) -> Head | None:
    """The head among the first rows of a sheet: the first row that heads a name and most columns.

    `columns`: {head: target} of a map. None where no row is a head. Raises MapNeeded when the head takes
    two rows.
    """
    known = [recognised(line.cells, columns) for line in first_lines]
    best = max(known, default=0)
    if best < KNOWN_AT_LEAST:
        return None
    position = known.index(best)
    head = head_at(first_lines[position])
    if position:
        _refuse_second_row(head, first_lines[position - 1], first_lines[position])
    if position + 1 < len(first_lines):
        _refuse_second_row(head, first_lines[position], first_lines[position + 1])
    return head


def _refuse_second_row(head: Head, upper: Line, lower: Line) -> None:
    """A merged head leaves cells empty in one of its two rows where the other has text.

    One of the two is `head`; the other is part of the head too when it has no name in the name column.
    """
    other = lower if upper.number == head.number else upper
    name_column = head.targets.index("name") if "name" in head.targets else 0
    heads_too = recognised(other.cells) >= _HEADS_TOO
    if not is_blank(_at(other.cells, name_column)) and not heads_too:
        return
    merged = sum(
        1
        for position in range(max(head.width, len(other.cells)))
        if is_blank(_at(_own(head, upper, lower).cells, position))
        and isinstance(text := _at(other.cells, position), str)
        and text.strip()
    )
    if merged or (other is lower and heads_too):
        raise MapNeeded(
            "two_heads",
            format_lazy(
                _("Sheet “{sheet}”: the head takes two rows ({one} and {two}). Put it into one row, or say in a map which column is which."),
                sheet=head.sheet,
                one=upper.number,
                two=lower.number,
            ),
            head.columns,
            head.guess(),
        )  # fmt: skip


def _own(head: Head, upper: Line, lower: Line) -> Line:
    return upper if upper.number == head.number else lower


def _at(cells: Sequence[Cell], position: int) -> Cell:
    return cells[position] if position < len(cells) else ""


def refuse_twice(head: Head) -> None:
    """Raises MapNeeded when two columns say that they hold the same."""
    by_target: dict[str, list[str]] = {}
    for column, target in zip(head.columns, head.targets, strict=True):
        if target and target != IGNORE:
            by_target.setdefault(target, []).append(column)
    twice = [column for columns in by_target.values() if len(columns) > 1 for column in columns]
    if twice:
        raise MapNeeded(
            "columns_twice",
            format_lazy(
                _("Sheet “{sheet}”: these columns say the same: {columns}. Say in a map which one counts."),
                sheet=head.sheet,
                columns=", ".join(twice),
            ),
            head.columns,
            head.guess(),
        )  # fmt: skip


def apply_map(head: Head, columns: Mapping[str, str]) -> Head:
    """`head` with the targets that a map gives; columns that it does not name stay as guessed."""
    targets = tuple(
        columns.get(column, target)
        for column, target in zip(head.columns, head.targets, strict=True)
    )
    return replace(head, targets=targets)


def without_head(sheets: Sequence[str], columns: tuple[str, ...]) -> ListRefused:
    """The refusal of a list in which no sheet has a head that names the people."""
    return MapNeeded(
        "no_head",
        format_lazy(
            _("No row in “{sheets}” heads a column of names and at least two others that are known. Give the columns a head row, or say in a map which column is which."),
            sheets=", ".join(sheets),
        ),
        columns,
        {},
    )  # fmt: skip


def is_head_again(head: Head, cells: Sequence[Cell]) -> bool:
    """Whether a row repeats the head (at a page's end)."""
    texts = [" ".join(as_text(cell).split()) for cell in cells[: head.width]]
    wanted = [column.partition("#")[0] for column in head.columns]
    same = sum(1 for text, column in zip(texts, wanted, strict=False) if text == column)
    return same >= KNOWN_AT_LEAST and same * 2 >= filled(cells)
