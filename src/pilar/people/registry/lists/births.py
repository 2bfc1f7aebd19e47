"""Day and place of birth, from a date, a date with its place in one cell, or an age."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pilar.kernel.date_notations import DateProblem, Precision, read_age, read_date
from pilar.kernel.dates import born_about
from pilar.people.registry.lists import values
from pilar.people.registry.lists.cells import Cell, as_text
from pilar.people.registry.lists.plans import Plan
from pilar.people.registry.lists.reasons import Flag

if TYPE_CHECKING:
    from pilar.people.registry.lists.rows import ParsedRow

_FLAGS = {
    DateProblem.NOT_A_DATE: Flag.DATE_UNREADABLE,
    DateProblem.DOES_NOT_EXIST: Flag.DATE_IMPOSSIBLE,
    DateProblem.AHEAD: Flag.DATE_AHEAD,
    DateProblem.TOO_OLD: Flag.DATE_IMPOSSIBLE,
}


def read(row: "ParsedRow", cells: Sequence[Cell], plan: Plan) -> None:
    """Put birth_date, birth_precision and birth_place into the row. A bad date leaves the age."""
    place, born = as_text(plan.cell(cells, "birth_place")), plan.cell(cells, "birth_date")
    column = plan.column("birth_date")
    if "place_and_date" in plan.at:
        own_place, own_date = values.place_and_date(as_text(plan.cell(cells, "place_and_date")))
        place = place or own_place
        if values.is_nothing(born):
            born, column = own_date, plan.column("place_and_date")
    if place and not values.is_nothing(place):
        row.fields["birth_place"] = values.in_usual_case(place)
    age = read_age(plan.cell(cells, "age"))
    reading = read_date(born, on=row.observed_on, age=age)
    if reading.day and reading.precision:
        row.fields["birth_date"] = reading.day.isoformat()
        row.fields["birth_precision"] = reading.precision.value
        return
    if reading.problem in _FLAGS:
        row.flag(_FLAGS[reading.problem], column)
    if age is not None:
        row.fields["birth_date"] = born_about(age, row.observed_on).isoformat()
        row.fields["birth_precision"] = Precision.AGE.value
        row.flag(Flag.DATE_FROM_AGE, plan.column("age"))
