"""What else a row says: relation, work, decile, aid, telephone, remarks."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pilar.kernel.names import standardise, why_no_name
from pilar.kernel.phones import find_phones
from pilar.people.registry.lists import values
from pilar.people.registry.lists.cells import Cell, as_text
from pilar.people.registry.lists.plans import Plan
from pilar.people.registry.lists.reasons import Flag

if TYPE_CHECKING:
    from pilar.people.registry.lists.rows import ParsedRow

_HAS_DIED = re.compile(
    r"(?:sdh|sudah|telah)?\s*(?:meninggal|wafat|alm(?:h|arhum|arhumah)?\b|md\b|\(alm)"
)
_READ: dict[str, Callable[[Cell], object]] = {
    "relation": values.relation,
    "marital": values.marital,
    "decile": values.decile,
    "receives_pkh": values.yes_or_no,
    "receives_sembako": values.yes_or_no,
    "receives_other": values.yes_or_no,
    "pregnant": values.yes_or_no,
    "severe_disability": values.yes_or_no,
    "floor_area_m2": values.whole_number,
    "watt": values.whole_number,
    "income_monthly_idr": values.whole_number,
}
_AS_WRITTEN = ("disability_kind", "chronic_illness", "tenure", "floor", "wall", "roof", "water")
_HAS_DIGITS = re.compile(r"\d{6}")


def read(row: "ParsedRow", cells: Sequence[Cell], plan: Plan) -> None:
    """Put the facts of the person and the household into the row; what cannot be read stays in `raw`."""
    for target, reader in _READ.items():
        if target in plan.at:
            value = reader(plan.cell(cells, target))
            if value is not None:
                row.fields[target] = value
    for target in _AS_WRITTEN:
        if target in plan.at and not values.is_nothing(plan.cell(cells, target)):
            row.fields[target] = as_text(plan.cell(cells, target))
    _read_work(row, cells, plan)
    _read_mother(row, cells, plan)
    _read_phone(row, cells, plan)
    if values.yes_or_no(plan.cell(cells, "health_insurance")):
        row.fields["health_insurance"] = "PBI"
    period = as_text(plan.cell(cells, "period"))
    if period and "decile" in row.fields:
        row.fields["decile_period"] = period
    remark = as_text(plan.cell(cells, "remarks")).lower()
    if remark and _HAS_DIED.match(remark):
        row.fields["died_hint"] = True
        row.flag(Flag.DIED, plan.column("remarks"))


def _read_work(row: "ParsedRow", cells: Sequence[Cell], plan: Plan) -> None:
    """The work in words. Who has another work than the state's is no civil servant; where the state
    may or may not pay (teachers, nurses), nothing is said. Pupils and students attend a school."""
    work = as_text(plan.cell(cells, "occupation"))
    if values.is_nothing(work):
        return
    row.fields["occupation"], for_the_state, learns = values.occupation(work)
    if for_the_state is not None:
        row.fields["civil_servant"] = for_the_state
    if learns:
        row.fields["school_status"] = "ATTENDING"


def _read_mother(row: "ParsedRow", cells: Sequence[Cell], plan: Plan) -> None:
    mother = as_text(plan.cell(cells, "mother_name"))
    if mother and not why_no_name(mother):
        row.fields["mother_name"] = standardise(mother).display


def _read_phone(row: "ParsedRow", cells: Sequence[Cell], plan: Plan) -> None:
    cell = as_text(plan.cell(cells, "phone"))
    if values.is_nothing(cell):
        return
    found = find_phones(cell)
    if found:
        row.fields["phone"] = found[0].number
    elif _HAS_DIGITS.search(cell):
        row.flag(Flag.PHONE_UNREADABLE, plan.column("phone"))
