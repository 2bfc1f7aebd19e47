"""Cells and rows as they come out of a file, before anything is understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | float | int | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet. `number` as a spreadsheet shows it; in a csv the record, blank ones counted.

    `broken`: holds bytes of no encoding or NUL.
    """

    sheet: str
    number: int
    cells: Sequence[Cell]
    broken: bool = False


def as_text(cell: Cell) -> str:
    """A cell as text: whole numbers without ".0", dates as ISO, no more blanks at the ends."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return isinstance(cell, str) and not cell.strip()


def filled(cells: Sequence[Cell]) -> int:
    """How many cells hold something."""
    return sum(1 for cell in cells if cell != "" and not is_blank(cell))
