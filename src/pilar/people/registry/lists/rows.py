"""One row of a list -> what it says in standard fields, what is odd about it, or why it is not taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pilar.kernel import nik as numbers
from pilar.kernel.date_notations import Precision
from pilar.kernel.names import NoName, standardise, why_no_name
from pilar.kernel.nik import Problem
from pilar.people.registry.lists import births, facts, locations, values
from pilar.people.registry.lists.cells import Cell, Line, as_text, filled
from pilar.people.registry.lists.places import Places
from pilar.people.registry.lists.plans import Plan, have_moved
from pilar.people.registry.lists.reasons import Flag, Rejection
from pilar.people.registry.lists.survey import Survey

_SHORT_FOR_A_NAME = 2
_NIK_FLAGS = {
    Problem.SCIENTIFIC: "SCIENTIFIC",
    Problem.LAST_DIGIT_LOST: "LAST_DIGIT",
    Problem.TOO_SHORT: "TOO_SHORT",
    Problem.TOO_LONG: "TOO_LONG",
    Problem.NOT_DIGITS: "LETTER",
    Problem.PLACEHOLDER: "PLACEHOLDER",
    Problem.TEMPORARY: "TEMPORARY",
    Problem.PROVINCE: "IMPOSSIBLE",
    Problem.DATE: "IMPOSSIBLE",
    Problem.SERIAL: "IMPOSSIBLE",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason and the head of the column where it was seen ("" for the whole row)."""

    code: Flag | Rejection
    column: str = ""

    def stored(self) -> str:
        """ "NIK_SHARED:nik", as it stands in a record; `reasons.text_of` reads it."""
        return f"{self.code}:{self.column}" if self.column else str(self.code)


@dataclass(slots=True)
class ParsedRow:
    """A data row. Either `rejection` says why it is not imported, or `fields` holds what it says.

    `fields`: standard names (registry.fields), dates as ISO text. `raw`: {head: cell as written}, without
    empty cells. `household_ref`: the list's own number of the household, "" when it has none.
    `observed_on`: the day of which the row speaks.
    """

    sheet: str
    number: int
    observed_on: date
    fields: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    flags: list[Finding] = field(default_factory=list)
    rejection: Finding | None = None
    household_ref: str = ""

    @property
    def ref(self) -> str:
        """ "Kec. Batu!153": sheet and row."""
        return f"{self.sheet}!{self.number}"

    def flag(self, code: Flag, column: str = "") -> None:
        """Note that something is odd."""
        self.flags.append(Finding(code, column))

    def stored_flags(self) -> list[str]:
        """The flags as a record keeps them, sorted."""
        return sorted(found.stored() for found in self.flags)


def comparable(fields: Mapping[str, Any]) -> dict[str, Any]:
    """`fields` without what moves by itself from one edition of a list to the next: the period, and a
    year of birth that is counted back from an age. Two editions say the same when these are equal."""
    found = {name: value for name, value in fields.items() if name != "decile_period"}
    if found.get("birth_precision") == Precision.AGE:
        del found["birth_date"], found["birth_precision"]
    return found


class RowReader:
    """Reads the data rows of a list, in the order in which the survey saw them."""

    def __init__(self, survey: Survey, places: Places, observed_on: date) -> None:
        self._survey, self._observed_on = survey, observed_on
        self._locations = locations.Locations(places, survey.bps)

    def read(self, line: Line, plan: Plan, index: int) -> ParsedRow:
        """The row `line`, number `index` among the data rows of the whole list."""
        row = ParsedRow(line.sheet, line.number, self._observed_on)
        computed = _read_raw(row, line.cells, plan)
        row.rejection = self._rejection(line, plan)
        if row.rejection:
            return row
        _read_name(row, line.cells, plan)
        _read_sex(row, line.cells, plan)
        births.read(row, line.cells, plan)
        self._read_numbers(row, line.cells, plan, index)
        self._locations.read(row, line.cells, plan)
        facts.read(row, line.cells, plan)
        self._compare(row, line, plan, index)
        for column in computed:
            row.flag(Flag.FORMULA, column)
        return row

    def _rejection(self, line: Line, plan: Plan) -> Finding | None:
        cells = line.cells
        if line.broken:
            return Finding(Rejection.BROKEN_BYTES)
        if len(cells) > plan.head.width and filled(cells[plan.head.width :]):
            return Finding(Rejection.MORE_CELLS)
        name = as_text(plan.cell(cells, "name"))
        why = why_no_name(name)
        if (why or _looks_moved(name, cells, plan)) and have_moved(plan, cells):
            return Finding(Rejection.CELLS_MOVED, plan.column("name"))
        if why is NoName.MISSING:
            return Finding(Rejection.NAME_MISSING, plan.column("name"))
        return Finding(Rejection.NOT_A_NAME, plan.column("name")) if why else None

    def _read_numbers(self, row: ParsedRow, cells: Sequence[Cell], plan: Plan, index: int) -> None:
        nik_cell, card_cell = plan.cell(cells, "nik"), plan.cell(cells, "family_card")
        nik = numbers.read_nik(nik_cell)
        card = numbers.read_family_card(card_cell)
        if _are_swapped(nik_cell, card_cell, row):
            row.flag(Flag.NUMBERS_SWAPPED, plan.column("nik"))
            return
        for reading, target, kind in ((nik, "nik", "NIK"), (card, "family_card", "CARD")):
            column = plan.column(target)
            if index in self._survey.rounded[target]:
                row.flag(Flag(f"{kind}_LAST_DIGIT"), column)
            elif reading.problem and reading.problem is not Problem.MISSING:
                row.flag(Flag(f"{kind}_{_NIK_FLAGS[reading.problem]}"), column)
            elif reading.value and target == "nik" and reading.value in self._survey.fillers:
                row.flag(Flag.NIK_PLACEHOLDER, column)
            elif reading.value and target == "nik" and reading.value in self._survey.shared:
                row.flag(Flag.NIK_SHARED, column)
            elif reading.value:
                row.fields[target] = reading.value
                if reading.cleaned:
                    row.flag(Flag(f"{kind}_CLEANED"), column)

    def _compare(self, row: ParsedRow, line: Line, plan: Plan, index: int) -> None:
        if index in self._survey.same_row:
            row.flag(Flag.SAME_ROW)
        elif index in self._survey.same_person:
            row.flag(Flag.SAME_PERSON)
        if len(line.cells) < plan.head.width:
            row.flag(Flag.SHORT_ROW)


def _read_raw(row: ParsedRow, cells: Sequence[Cell], plan: Plan) -> list[str]:
    """Keep what is written, without empty cells. Gives the columns that hold a formula."""
    raw, computed = row.raw, []
    for column, cell in zip(plan.head.columns, cells, strict=False):
        if not isinstance(cell, str):
            raw[column] = as_text(cell)
        elif cell and not cell.isspace():
            raw[column] = cell
            if cell[0] in values.MAY_BEGIN_A_FORMULA and values.is_formula(cell):
                computed.append(column)
    return computed


def _looks_moved(name: str, cells: Sequence[Cell], plan: Plan) -> bool:
    """A cheap reason to look closer: a letter for a name, or neither sex nor date to be read."""
    if len(name) <= _SHORT_FOR_A_NAME:
        return True
    sex, born = plan.cell(cells, "sex"), plan.cell(cells, "birth_date")
    if values.is_nothing(sex) or values.sex(sex):
        return False
    return not values.is_nothing(born) and not values.has_date_shape(born)


def _read_name(row: ParsedRow, cells: Sequence[Cell], plan: Plan) -> None:
    name = standardise(as_text(plan.cell(cells, "name")))
    column = plan.column("name")
    row.fields["name"] = name.display
    if name.titles:
        row.fields["titles"] = " ".join(name.titles)
    if name.aliases:
        row.fields["aliases"] = list(name.aliases)
        row.flag(Flag.ALIAS, column)
    if name.died_hint:
        row.fields["died_hint"] = True
        row.flag(Flag.DIED, column)
    if name.remarks or name.patronym:
        row.flag(Flag.NAME_REMARK, column)
    if name.honorific:
        row.flag(Flag.CALL_NAME, column)
    row.household_ref = as_text(plan.cell(cells, "household_ref"))


def _read_sex(row: ParsedRow, cells: Sequence[Cell], plan: Plan) -> None:
    if "sex" not in plan.at:
        return
    sex = values.sex(plan.cell(cells, "sex"))
    if sex:
        row.fields["sex"] = sex
    else:
        row.flag(Flag.SEX_UNKNOWN, plan.column("sex"))


def _are_swapped(nik_cell: Cell, card_cell: Cell, row: ParsedRow) -> bool:
    """Whether the family card holds the day of birth (of women plus 40) and the NIK does not.

    Both numbers are 16 digits. Only a whole day of birth tells them apart.
    """
    if not isinstance(nik_cell, str) or not isinstance(card_cell, str):
        return False
    if len(card_cell) != numbers.DIGITS or row.fields.get("birth_precision") != "DAY":
        return False
    day = date.fromisoformat(row.fields["birth_date"])
    if not numbers.has_birth_date(card_cell, day) or numbers.has_birth_date(nik_cell, day):
        return False
    return bool(numbers.read_nik(card_cell).value and numbers.read_family_card(nik_cell).value)
