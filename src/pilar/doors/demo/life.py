"""Births, deaths and moves of the told history, as plain events."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pilar.doors.demo import clock, places
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.people import City, Family, Resident


@dataclass(frozen=True, slots=True)
class Birth:
    """A child came into a family; registered at the desk some days later."""

    family: Family
    child: Resident
    at: datetime


@dataclass(frozen=True, slots=True)
class Death:
    """Somebody died; registered at the desk some days later."""

    person: Resident
    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """A whole family went to another place in the city; City and the lists still have where it was."""

    family: Family
    village: str
    rt: str
    rw: str
    address: str
    on: date
    at: datetime


def births(city: City, family: Family, now: datetime) -> Iterator[Birth]:
    """Children born into the family within the told history."""
    for child in family.members:
        if child.birth_date >= city.since:
            at = _registered(city, "birth", child.number, child.birth_date, 14)
            if at < now:
                yield Birth(family, child, at)


def deaths(city: City, family: Family, now: datetime) -> Iterator[Death]:
    """Those of the family who died within the told history, once the desk knows."""
    for person in family.members:
        if person.died_on:
            at = _registered(city, "death", person.number, person.died_on, 9)
            if at < now:
                yield Death(person, person.died_on, at)


def move(city: City, family: Family) -> Move | None:
    """One family in a hundred moved within the city in the last weeks."""
    dice = Dice(city.seed, "move", family.number)
    if not dice.hits(0.01):
        return None
    village = dice.pick(places.VILLAGES)
    rt, rw, hamlet = dice.pick(village.neighbourhoods)
    on = city.today - timedelta(days=dice.between(3, 50))
    at = _registered(city, "move", family.number, on, 2)
    if at.date() >= city.today:
        return None
    return Move(family, village.code, rt, rw, f"Dusun {hamlet}", on, at)


def _registered(city: City, kind: str, number: int, on: date, within: int) -> datetime:
    dice = Dice(city.seed, kind, number)
    day = clock.working_day_on_or_after(on + timedelta(days=dice.between(1, within)))
    return clock.moment(day, clock.desk_hour(dice))
