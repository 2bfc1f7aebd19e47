"""Working time of the city: national holidays with cuti bersama, its own days off, its desk hours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from pilar.ground.areas.models import CityHoliday, OpeningHours, ServiceClock


@lru_cache(maxsize=8)
def _national(year: int) -> frozenset[date]:
    import holidays  # on first use: every start of a process would wait 0.15 s for it

    days = holidays.country_holidays(
        "ID", years=year, categories=("public", "government"), language="id"
    )
    return frozenset(days)


@dataclass(frozen=True)
class Calendar:
    """The days and hours on which a city works."""

    own_days_off: frozenset[date]
    hours: dict[int, tuple[time, time]]

    def is_working_day(self, day: date) -> bool:
        return (
            day.weekday() in self.hours
            and day not in _national(day.year)
            and day not in self.own_days_off
        )

    def add_working_days(self, start: datetime, days: int) -> datetime:
        """The end of desk hours `days` working days after `start`; the day of `start` does not count."""
        day = timezone.localtime(start).date()
        left = days
        while left > 0:
            day += timedelta(days=1)
            if self.is_working_day(day):
                left -= 1
        closes = self.hours.get(day.weekday(), (time(8), time(15)))[1]
        return timezone.make_aware(datetime.combine(day, closes))

    def working_days_between(self, start: datetime, end: datetime) -> int:
        """Working days after the day of `start` up to and including the day of `end` (0 if none)."""
        day, last = timezone.localtime(start).date(), timezone.localtime(end).date()
        count = 0
        while day < last:
            day += timedelta(days=1)
            count += self.is_working_day(day)
        return count

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """Desk time between `start` and `end`; negative when `end` lies before `start`."""
        if end < start:
            return -self.working_time(end, start)
        begins, ends = timezone.localtime(start), timezone.localtime(end)
        day, total = begins.date(), timedelta()
        while day <= ends.date():
            if self.is_working_day(day):
                opens, closes = (
                    timezone.make_aware(datetime.combine(day, hour))
                    for hour in self.hours[day.weekday()]
                )
                total += max(timedelta(), min(closes, ends) - max(opens, begins))
            day += timedelta(days=1)
        return total


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """The city's calendar, read once a process; `forget` after changing it."""
    return Calendar(
        own_days_off=frozenset(
            CityHoliday.objects.filter(area=settings.CITY).values_list("date", flat=True)
        ),
        hours={
            row.weekday: (row.opens_at, row.closes_at)
            for row in OpeningHours.objects.filter(area=settings.CITY)
        },
    )


@lru_cache(maxsize=64)
def _clock(code: str) -> ServiceClock:
    return ServiceClock.objects.get(area=settings.CITY, code=code)


def forget() -> None:
    """Read calendar and clocks anew at the next question."""
    calendar.cache_clear()
    _clock.cache_clear()


def add_working_days(start: datetime, days: int) -> datetime:
    """The end of desk hours `days` working days after `start`, by the city's calendar."""
    return calendar().add_working_days(start, days)


def working_time(start: datetime, end: datetime) -> timedelta:
    """Desk time of the city between `start` and `end`; negative when `end` lies before `start`."""
    return calendar().working_time(start, end)


def working_day() -> timedelta:
    """How long the desks are open on a working day (the longest one of the week)."""
    spans = [
        datetime.combine(date.min, closes) - datetime.combine(date.min, opens)
        for opens, closes in calendar().hours.values()
    ]
    return max(spans, default=timedelta(hours=8))


def runs_by_the_hour(code: str) -> bool:
    """Whether the service clock `code` runs round the clock, not only while the desks are open."""
    return _clock(code).hours is not None


def due_at(code: str, start: datetime) -> datetime:
    """When the service clock `code` runs out that was started at `start`.

    Raises ServiceClock.DoesNotExist for a clock that the city does not have.
    """
    clock = _clock(code)
    if clock.hours is not None:
        return start + timedelta(hours=clock.hours)
    assert clock.working_days is not None  # noqa: S101  # the constraint areas_clock_in_working_days_or_hours
    return add_working_days(start, clock.working_days)
