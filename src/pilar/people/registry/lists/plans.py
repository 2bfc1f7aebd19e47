"""Which cell of a row is what, and which rows are data at all."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from pilar.people.registry.lists import heads, values
from pilar.people.registry.lists.cells import Cell, Line, filled, is_blank
from pilar.people.registry.lists.heads import Head
from pilar.people.registry.lists.synonyms import IGNORE

_SUM = re.compile(r"\s*(?:sub\s*-?\s*total|jumlah|total|grand total|rekap)\b", re.IGNORECASE)
_IDENTITY = ("nik", "family_card", "birth_date", "place_and_date", "sex", "age")
_SHORTEST_USUAL = 3
_NOTE_FILLS = 2  # a title, a note, a signature fills no more cells


class RowKind(Enum):
    """What a row of a sheet is."""

    DATA = auto()
    NOTHING = auto()
    ANOTHER_HEAD = auto()


@dataclass(frozen=True)
class Plan:
    """A sheet's head put to use: `at[target]` is the position of its cell."""

    head: Head

    @cached_property
    def at(self) -> dict[str, int]:
        """{target: position}, without the columns that are left aside."""
        pairs = enumerate(self.head.targets)
        return {target: position for position, target in pairs if target and target != IGNORE}

    @cached_property
    def name_at(self) -> int:
        """The position of the name."""
        return self.at["name"]

    def cell(self, cells: Sequence[Cell], target: str) -> Cell:
        """What stands in the column of `target`; "" when there is no such column or cell."""
        position = self.at.get(target)
        return cells[position] if position is not None and position < len(cells) else ""

    def column(self, target: str) -> str:
        """The head of the column of `target`."""
        return self.head.columns[self.at[target]] if target in self.at else ""

    def kind(self, line: Line) -> RowKind:
        """What a row of the sheet is. Heads, repeated heads, sums, notes and empty lines are NOTHING."""
        cells = line.cells
        if line.number <= self.head.number:
            return RowKind.NOTHING
        if self._is_usual(cells):
            return RowKind.DATA
        full = filled(cells)
        if full == 0 or any(isinstance(cell, str) and _SUM.match(cell) for cell in cells):
            return RowKind.NOTHING
        if heads.is_head_again(self.head, cells):
            return RowKind.NOTHING
        if heads.recognised(cells) >= heads.KNOWN_AT_LEAST:
            return RowKind.ANOTHER_HEAD
        if full > _NOTE_FILLS or len(self.at) <= _NOTE_FILLS:
            return RowKind.DATA
        told = any(not is_blank(self.cell(cells, target)) for target in _IDENTITY)
        return RowKind.DATA if told else RowKind.NOTHING

    def _is_usual(self, cells: Sequence[Cell]) -> bool:
        """The quick answer for nearly every row: a name, and a number that ends in digits."""
        name = cells[self.name_at] if self.name_at < len(cells) else ""
        if not isinstance(name, str) or len(name) < _SHORTEST_USUAL or _SUM.match(name):
            return False
        for target in ("nik", "family_card"):
            cell = self.cell(cells, target)
            if isinstance(cell, float) or (isinstance(cell, str) and cell[-4:].isdecimal()):
                return True
        return False


def _is_long_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return sum(map(str.isdecimal, cell)) >= _LONG
    return isinstance(cell, float) and cell > 10**_LONG


def _read_by(reader: Callable[[Cell], object]) -> Callable[[Cell], bool]:
    return lambda cell: reader(cell) is not None


_LONG = 12  # digits; no serial number, age or telephone without its prefix has as many
# What a cell of each column must look like, to see that the cells of a row have moved.
_LOOKS_RIGHT: dict[str, Callable[[Cell], bool]] = {
    "nik": _is_long_number,
    "family_card": _is_long_number,
    "sex": _read_by(values.sex),
    "relation": _read_by(values.relation),
    "marital": _read_by(values.marital),
    "decile": _read_by(values.decile),
    "birth_date": values.has_date_shape,
    "age": values.has_age_shape,
}
_MOVED_AT_LEAST = 2


def have_moved(plan: Plan, cells: Sequence[Cell]) -> bool:
    """Whether the cells stand one column off: more of them look right there than in place."""
    in_place = 0
    shifted = {1: 0, -1: 0}
    for target, looks_right in _LOOKS_RIGHT.items():
        position = plan.at.get(target)
        if position is None or position >= len(cells):
            continue
        in_place += looks_right(cells[position])
        for step in shifted:
            beside = position + step
            if 0 <= beside < len(cells):
                shifted[step] += looks_right(cells[beside]) and not looks_right(cells[position])
    best = max(shifted.values())
    return best >= _MOVED_AT_LEAST and best > in_place
