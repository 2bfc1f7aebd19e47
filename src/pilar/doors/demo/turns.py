"""What changed for the better or worse in the told years, and when: forums decide it, the figures show it."""

from dataclasses import dataclass
from datetime import date, timedelta

from pilar.doors.demo import clock

FIRST_FORUM = date(2024, 12, 11)  # a Wednesday
DRILLS, WAITING, RECOVERING = 1.45, 0.66, 0.85  # times the usual number of activities


@dataclass(frozen=True, slots=True)
class Turns:
    """`second_forum` None: too short a while has passed since the first one."""

    list_since: (
        date  # the shared task list; with it Tagana's monthly drills and the talk on reopened cases
    )
    second_forum: date | None
    schedule_since: date  # every Karang Taruna waits for one schedule of the city ...
    schedule_until: date  # ... until it is given up

    def zeal(self, pillar: str, month: date) -> float:
        """How much more or less a pillar does in that month."""
        if pillar == "TAGANA" and month >= self.list_since:
            return DRILLS
        if pillar == "KARANG_TARUNA" and self.second_forum and month >= self.schedule_since:
            return WAITING if month < self.schedule_until else RECOVERING
        return 1.0


def turns(today: date) -> Turns:
    """The turns of a city whose day is `today`."""
    since = clock.month_before(today, 7)
    return Turns(
        since, _second_forum(since), clock.month_before(today, 8), clock.month_before(today, 2)
    )


def _second_forum(since: date) -> date | None:
    """In December, where that lies less than half a year before the list began; else just before the list."""
    december = date(since.year - 1, 12, 10)
    day = december if since - december < timedelta(days=180) else since - timedelta(days=15)
    if day - FIRST_FORUM < timedelta(days=90):
        return None
    return clock.working_day_on_or_before(day)
