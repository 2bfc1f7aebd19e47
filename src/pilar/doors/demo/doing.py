"""Two years of activities, trainings, programmes and proposals of the five pillars, as plain plans."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pilar.doors.demo import clock
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.members import Member
from pilar.doors.demo.people import City
from pilar.doors.demo.texts import doing as texts
from pilar.doors.demo.turns import turns

_SLOPES = ("35.79.02.2003", "35.79.02.2009", "35.79.02.2002", "35.79.01.1003", "35.79.01.2008")


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """What one member did on one day, recorded that evening or some days later."""

    member: str
    kind: str
    village: str
    on: date
    minutes: int
    people: int
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """One training with the keys of those who took part; the failed ones among them."""

    pillar: str
    title: str
    organiser: str
    place: str
    hours: int
    competence: str
    years: int | None
    begins_on: date
    ends_on: date
    members: tuple[str, ...]
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InitiativePlan:
    """A programme of an organisation's own."""

    organization: str
    name: str
    about: str
    innovation: bool
    hoped: str
    begins_on: date
    ends_on: date | None


def activities(city: City, members: list[Member], now: datetime) -> Iterator[ActivityPlan]:
    """By member and month, as the turns of the story have it."""
    story = turns(city.today)
    for member in members:
        dice = Dice(city.seed, "activities", member.key)
        zeal = dice.uniform(0.5, 1.5) * texts.ACTIVE[member.pillar]
        for month in clock.months(city.since, city.today):
            for _ in range(int(zeal * story.zeal(member.pillar, month) + dice.random())):
                plan = _activity(dice, city, member, month)
                if plan and plan.at < now:
                    yield plan


def _activity(dice: Dice, city: City, member: Member, month: date) -> ActivityPlan | None:
    on = month + timedelta(days=dice.between(0, 27))
    if not member.serves(on) or on > city.today:
        return None
    kind, _, *span, notes = dice.weighted(
        [(row, row[1]) for row in texts.ACTIVITIES[member.pillar]]
    )
    village = dice.pick(member.covers)
    if member.pillar == "TAGANA" and month.month in (11, 12, 1, 2, 3) and dice.hits(0.4):
        kind, *span, notes = texts.IN_RAIN
        village = dice.pick([code for code in _SLOPES if code in member.covers] or [village])
    least, most, few, many = span
    minutes = 5 * round(dice.triangular(least, most, (least + most) / 2.4) / 5)
    later = 0 if dice.hits(0.7) else dice.between(1, 6)
    at = clock.moment(on + timedelta(days=later), dice.triangular(15, 21.5, 18.5))
    people = round(dice.triangular(few, many, (few + many) / 2.5))
    return ActivityPlan(member.key, kind, village, on, minutes, people, dice.pick(notes), at)


def trainings(city: City, members: list[Member]) -> list[TrainingPlan]:
    """Those that were held within the told history; who serves at the time may take part."""
    plans = []
    for number, row in enumerate(texts.TRAININGS):
        pillar, title, organiser, place, hours, competence, years, share, months_back = row
        dice = Dice(city.seed, "training", number)
        begins = clock.working_day_on_or_after(
            clock.month_before(city.today, months_back) + timedelta(days=dice.between(0, 20))
        )
        if not city.since <= begins < city.today - timedelta(days=6):
            continue
        serving = [m.key for m in members if m.pillar == pillar and m.serves(begins)]
        present = tuple(key for key in serving if dice.hits(share))
        failed = tuple(key for key in present if competence and dice.hits(0.05))
        ends = clock.add_working_days(begins, max(0, (hours + 7) // 8 - 1))
        plans.append(
            TrainingPlan(
                pillar,
                title,
                organiser,
                place,
                hours,
                competence,
                years,
                begins,
                ends,
                present,
                failed,
            )
        )
    return plans


def initiatives(city: City) -> list[InitiativePlan]:
    """Programmes, each from a first of a month within the told history."""
    plans = []
    for organization, name, about, innovation, hoped, began, ended in texts.INITIATIVES:
        begins = clock.month_before(city.today, began)
        ends = clock.month_before(city.today, ended) if ended is not None else None
        plans.append(InitiativePlan(organization, name, about, innovation, hoped, begins, ends))
    return plans
