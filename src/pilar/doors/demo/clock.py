"""Days and hours on which things happen: working days, holidays, rain, the hour of a phone call."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from pilar.doors.demo.chance import Dice

ZONE = ZoneInfo("Asia/Jakarta")


@lru_cache(maxsize=16)
def days_off(year: int) -> frozenset[date]:
    """National holidays and cuti bersama of Indonesia."""
    return frozenset(
        holidays.country_holidays("ID", years=year, categories=("public", "government"))
    )


@lru_cache(maxsize=8)
def lebaran(year: int) -> date:
    """The first day of Idul Fitri: street and travel peak around it."""
    found = holidays.country_holidays("ID", years=year, language="en_US")
    days = [day for day, name in found.items() if "Eid al-Fitr" in name]
    return min(days, default=date(year, 4, 10))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in days_off(day.year)


def add_working_days(day: date, count: int) -> date:
    """The working day `count` working days after `day`; `day` itself does not count."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_day_on_or_before(day: date) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def working_day_on_or_after(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def moment(day: date, hour: float) -> datetime:
    """`day` at `hour` (9.5 is half past nine) in the city's time."""
    seconds = int(hour * 3600)
    return datetime.combine(day, time(), ZONE) + timedelta(seconds=seconds)


def desk_hour(dice: Dice) -> float:
    """An hour between 8 and 15, more often in the morning."""
    return dice.triangular(8.05, 14.9, 9.6)


def any_hour(dice: Dice) -> float:
    """An hour at which somebody takes out a phone."""
    return dice.triangular(5.5, 22.8, 18.5) if dice.hits(0.5) else dice.triangular(6, 20, 10)


def by_day(at: datetime) -> datetime:
    """`at`, or the next morning where it falls into the night: nobody works from half past eight to seven."""
    hour = at.hour + at.minute / 60
    if hour < 7:
        return at.replace(hour=7, minute=at.minute, second=at.second, microsecond=0)
    if hour >= 20.5:
        return at.replace(hour=7, minute=at.minute, microsecond=0) + timedelta(days=1)
    return at.replace(microsecond=0)


def months(since: date, today: date) -> list[date]:
    """The first days of all months from `since` up to the month of `today`."""
    found, day = [], since.replace(day=1)
    while day <= today:
        found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def month_before(day: date, count: int) -> date:
    """The first day of the month `count` months before that of `day`."""
    index = day.year * 12 + day.month - 1 - count
    return date(index // 12, index % 12 + 1, 1)
