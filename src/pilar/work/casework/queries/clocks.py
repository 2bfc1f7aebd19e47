"""How much working time is left, for the clock of a page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pilar.ground.areas import workdays
from pilar.work.casework.models import Case

WORKING_DAY = timedelta(hours=7)  # desks are open 08.00 to 15.00


@dataclass(frozen=True, slots=True)
class Clock:
    """Working time left and in all, as the component wants them."""

    left: timedelta
    total: timedelta
    day: timedelta = WORKING_DAY


def clock(start: datetime, due: datetime, at: datetime) -> Clock:
    """The clock that began at `start` and runs out at `due`, as of `at`. No query once the calendar is read."""
    left = workdays.working_time(at, due)
    if due < at and not left:  # it ran out with the desk's last hour; the desk has not opened since
        left = due - at
    return Clock(left, workdays.working_time(start, due))


def clock_of_case(case: Case, at: datetime) -> Clock | None:
    """The clock that runs on a case: of its work, or of the word; None once it is closed."""
    if case.state == Case.State.OPEN:
        return clock(case.opened_at, case.due_at, at)
    if case.asked_at and case.word_due_at and case.state == Case.State.AWAITING_WORD:
        return clock(case.asked_at, case.word_due_at, at)
    return None
