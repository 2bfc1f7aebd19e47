"""Village, RT, RW and address of a row."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pilar.people.registry.lists import values
from pilar.people.registry.lists.cells import Cell, as_text
from pilar.people.registry.lists.places import Places
from pilar.people.registry.lists.plans import Plan
from pilar.people.registry.lists.reasons import Flag

if TYPE_CHECKING:
    from pilar.people.registry.lists.rows import ParsedRow

_TELLS_PLACE = ("village_name", "village_code", "village_bps")
_LONGEST_ADDRESS = 200


class Locations:
    """Reads where people live. `bps` says which village a code of BPS means, as the list itself uses it:
    the numbers of villages at BPS are their own and not always known."""

    def __init__(self, places: Places, bps: Mapping[str, str]) -> None:
        self._places = places
        self._bps = {**places.bps, **bps}
        self._known: dict[tuple[Cell, ...], tuple[str, Flag | None]] = {}

    def read(self, row: "ParsedRow", cells: Sequence[Cell], plan: Plan) -> None:
        """Put village, rt, rw, address (and resident=False outside the city) into the row."""
        self._read_village(row, cells, plan)
        _read_rt_rw(row, cells, plan)
        address = as_text(plan.cell(cells, "address"))
        if not values.is_nothing(address):
            row.fields["address"] = values.in_usual_case(address)[:_LONGEST_ADDRESS]

    def _read_village(self, row: "ParsedRow", cells: Sequence[Cell], plan: Plan) -> None:
        if not any(target in plan.at for target in _TELLS_PLACE):
            return
        asked = tuple(plan.cell(cells, target) for target in (*_TELLS_PLACE, "district", "regency"))
        if asked not in self._known:
            said = ("" if values.is_nothing(cell) else as_text(cell) for cell in asked)
            self._known[asked] = self._settle(*said)
        village, flag = self._known[asked]
        if village:
            row.fields["village"] = village
        if flag:
            told = [target for target in _TELLS_PLACE if target in plan.at]
            row.flag(flag, plan.column(told[0]))
        if flag is Flag.OUTSIDE_CITY:
            row.fields["resident"] = False

    def _settle(
        self, name: str, code: str, bps: str, district: str, regency: str
    ) -> tuple[str, Flag | None]:
        """The village that name and codes agree on, or what is odd."""
        outside = any(self._places.is_outside(text) for text in (code, bps, regency) if text)
        elsewhere = bool(district) and not self._places.district(district)
        found = {
            self._places.by_name(name, district) if name and not elsewhere else "",
            self._places.by_code(code),
            self._bps.get(bps, ""),
        } - {""}
        if outside or (elsewhere and not found):
            return "", Flag.OUTSIDE_CITY
        if len(found) > 1:
            return "", Flag.VILLAGE_AT_ODDS
        return (found.pop(), None) if found else ("", Flag.VILLAGE_UNKNOWN)


def _read_rt_rw(row: "ParsedRow", cells: Sequence[Cell], plan: Plan) -> None:
    if "rt_rw" in plan.at:
        cell, column = plan.cell(cells, "rt_rw"), plan.column("rt_rw")
        if values.is_nothing(cell):
            return
        both = values.two_numbers(cell)
        if both:
            _keep(row, "rt", both[0])
            _keep(row, "rw", both[1])
        else:
            row.flag(_what_is_wrong(cell), column)
    for target in ("rt", "rw"):
        cell = plan.cell(cells, target)
        if values.is_nothing(cell):
            continue
        number = values.one_number(cell)
        if number is None:
            row.flag(_what_is_wrong(cell), plan.column(target))
        else:
            _keep(row, target, number)


def _keep(row: "ParsedRow", target: str, number: str) -> None:
    if number:
        row.fields[target] = number


def _what_is_wrong(cell: Cell) -> Flag:
    return Flag.RT_RW_DATE if values.is_date_like(cell) else Flag.RT_RW_UNREADABLE
