"""The forums of the pillars: the one of 11 December 2024 as it was, the one after, the next one.

Known of the first: day, theme, about 100 invited from the five pillars, an agenda of opening,
achievements, discussion, strategic steps and closing (report in the press, see docs). Who came and what
was decided is invented, and so is everything of the others.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from pilar.doors.demo import clock
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.members import THIN, Member
from pilar.doors.demo.people import City
from pilar.doors.demo.texts import sarasehan as texts
from pilar.doors.demo.turns import FIRST_FORUM, Turns, turns

PLACE = "Balai Kota Among Tani"
# How many of each pillar are invited: with four of the office 100 in all.
INVITED = {"TKSK": 3, "PSM": 40, "TAGANA": 19, "KARANG_TARUNA": 18, "PKH": 16}
HKSN = (12, 20)  # Hari Kesetiakawanan Sosial Nasional


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A strategic step. Days are None where they lie ahead of the city's day."""

    title: str
    owner: str
    supporters: tuple[str, ...]
    indicator: str
    target: Decimal
    baseline: Decimal | None
    deadline: date
    began_on: date | None
    ended_on: date | None
    gave_up: bool = False
    area: str = ""
    pillar: str = ""


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One agenda item; `decision` with the steps that follow from it."""

    title: str
    minutes: int
    kind: str
    pillar: str = ""
    indicator: str = ""
    area: str = ""
    decision: str = ""
    steps: tuple[StepPlan, ...] = ()
    proposed: str = ""  # put to a meeting that is still ahead


@dataclass(frozen=True, slots=True)
class Guest:
    """A member who is invited; `came_at` None: did not come."""

    member: str
    came_at: datetime | None
    by_code: bool


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """One forum; `closed_at` None while it is being prepared."""

    title: str
    theme: str
    on: date
    planned_at: datetime
    closed_at: datetime | None
    items: tuple[ItemPlan, ...]
    guests: tuple[Guest, ...]


def forums(city: City, members: list[Member], now: datetime) -> list[MeetingPlan]:
    """Those that were held by `now`, oldest first, and the next one in preparation."""
    held, story = [_first(city, members)], turns(city.today)
    if story.second_forum:
        held.append(_second(city, members, story.second_forum, story))
    return [*held, _next(city, members, now)]


def next_day(today: date) -> date:
    """The working day about nine days before the next HKSN that is at least ten days off."""
    hksn = date(today.year, *HKSN)
    day = clock.working_day_on_or_before(hksn - timedelta(days=9))
    if day < today + timedelta(days=10):
        day = clock.working_day_on_or_before(date(today.year + 1, *HKSN) - timedelta(days=9))
    return day


def _first(city: City, members: list[Member]) -> MeetingPlan:
    achievements = [
        ItemPlan(f"Capaian {name}", 15, "ACHIEVEMENTS", pillar, "tasks_in_time")
        for pillar, name in texts.PILLARS
    ]
    items = (
        ItemPlan("Pembukaan dan doa", 15, "OPENING"),
        *achievements,
        ItemPlan("Diskusi: mengapa jawaban terlambat", 40, "DISCUSSION", indicator="in_time"),
        ItemPlan("Diskusi: pelajaran banjir bandang 4 November 2021", 25, "DISCUSSION", "TAGANA", "activities"),
        *_with_steps(city, texts.STEPS_2024, FIRST_FORUM),
        ItemPlan("Penutupan", 10, "CLOSING"),
    )  # fmt: skip
    return MeetingPlan(
        "Sarasehan Hari Kesetiakawanan Sosial Nasional 2024",
        texts.THEME_2024,
        FIRST_FORUM,
        clock.moment(date(2024, 11, 25), 10),
        clock.moment(FIRST_FORUM, 12.2),
        items,
        _guests(city, members, FIRST_FORUM, came=0.87),
    )


def _second(city: City, members: list[Member], on: date, story: Turns) -> MeetingPlan:
    steps = texts.steps_of_the_year(story)
    items = (
        ItemPlan("Pembukaan", 10, "OPENING"),
        ItemPlan("Apa yang terjadi dengan langkah tahun lalu", 30, "REVIEW"),
        ItemPlan("Capaian: dijawab tepat waktu", 20, "ACHIEVEMENTS", indicator="in_time"),
        ItemPlan("Capaian: dibenarkan warga", 20, "ACHIEVEMENTS", indicator="solved"),
        ItemPlan("Diskusi: Songgokerto tertinggal", 25, "DISCUSSION", indicator="in_time", area=THIN),
        *_with_steps(city, steps, on),
        ItemPlan("Penutupan", 10, "CLOSING"),
    )  # fmt: skip
    return MeetingPlan(
        f"Sarasehan kesetiakawanan sosial {on.year}",
        "Satu daftar, lima pilar: melayani lebih cepat sampai tuntas",
        on,
        clock.moment(clock.working_day_on_or_before(on - timedelta(days=20)), 9),
        clock.moment(on, 12),
        items,
        _guests(city, members, on, came=0.82),
    )


def _next(city: City, members: list[Member], now: datetime) -> MeetingPlan:
    on = next_day(city.today)
    items = tuple(
        ItemPlan(*row, proposed=texts.PROPOSED if THIN in row else "") for row in texts.NEXT_AGENDA
    )
    planned = clock.working_day_on_or_before(city.today - timedelta(days=6))
    return MeetingPlan(
        f"Sarasehan Hari Kesetiakawanan Sosial Nasional {on.year}",
        "Dari laporan sampai pulih: gotong royong yang terukur",
        on,
        min(clock.moment(planned, 13), now - timedelta(hours=20)),
        None,
        items,
        _guests(city, members, on, came=0),
    )


def _with_steps(city: City, rows: tuple[texts.StepText, ...], held: date) -> list[ItemPlan]:
    """The items under which steps are formulated, each with its decision."""
    return [
        ItemPlan(
            row.item, 20, "STEPS", row.pillar, row.indicator, row.area, row.decision,
            (_step(city, row, held),),
        )
        for row in rows
    ]  # fmt: skip


def _step(city: City, row: texts.StepText, held: date) -> StepPlan:
    def happened(day: date | None) -> date | None:
        return day if day and day < city.today else None

    began = happened(row.began_on)
    return StepPlan(
        row.title,
        row.owner,
        row.supporters,
        row.indicator,
        Decimal(row.target),
        Decimal(row.baseline) if row.baseline else None,
        max(row.deadline, held + timedelta(days=30)),
        began,
        happened(row.ended_on) if began else None,
        row.gave_up,
        row.area,
        row.pillar,
    )


def _guests(city: City, members: list[Member], on: date, came: float) -> tuple[Guest, ...]:
    dice = Dice(city.seed, "guests", on)
    guests = []
    for pillar, count in INVITED.items():
        serving = [
            one for one in members if one.pillar == pillar and one.serves(min(on, city.today))
        ]
        known = [one for one in serving if one.demo_role]
        others = [one for one in serving if not one.demo_role]
        chosen = known + dice.sample(others, max(0, min(len(others), count - len(known))))
        for member in chosen[:count]:
            at = clock.moment(on, dice.triangular(8.4, 9.4, 8.8)) if dice.hits(came) else None
            guests.append(Guest(member.key, at, on > FIRST_FORUM and dice.hits(0.6)))
    return tuple(guests)
