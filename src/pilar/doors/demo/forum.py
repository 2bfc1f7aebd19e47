"""Three forums as plain plans: the sarasehan of 11 December 2024, one of this year, and the next, being prepared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pilar.doors.demo import clock
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.members import THIN, Member
from pilar.doors.demo.people import City
from pilar.doors.demo.texts import forum as texts

HKSN_2024 = date(2024, 12, 11)
SEATS = 96  # of the pillars; with four of the office some hundred are invited


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A step; `aim` is the target, or with `share_more` the figure of the day and so much more."""

    title: str
    owner: str
    supporters: tuple[str, ...]
    indicator: str
    deadline: date
    target: str = ""
    share_more: float = 0
    pillar: str = ""
    area: str = ""
    began_on: date | None = None
    ended_on: date | None = None
    gave_up: bool = False


@dataclass(frozen=True, slots=True)
class GuestPlan:
    """Who is invited; came_at None: did not come."""

    member: str
    came_at: datetime | None
    by_code: bool = False


def guests(city: City, members: list[Member], on: date, *, digital: bool) -> list[GuestPlan]:
    """Everybody of TKSK, the senior PSM and Karang Taruna of each village, Tagana and PKH; most of them come."""
    dice = Dice(city.seed, "forum", on.isoformat())
    found = []
    for member in _seats(members, on):
        came = on <= city.today and dice.hits(0.87)
        at = clock.moment(on, dice.triangular(8.3, 9.4, 8.8)).replace(microsecond=0)
        found.append(
            GuestPlan(member.key, at if came else None, came and digital and dice.hits(0.6))
        )
    return found


def _seats(members: list[Member], on: date) -> Iterator[Member]:
    taken: set[tuple[str, str]] = set()
    left = SEATS
    for member in members:
        seat = (member.pillar, member.covers[0])
        one_a_village = member.pillar in ("PSM", "KARANG_TARUNA")
        if not member.serves(on) or left == 0 or (one_a_village and seat in taken):
            continue
        taken.add(seat)
        left -= 1
        yield member


def steps_of_2024(today: date) -> list[StepPlan]:
    """What followed from the first sarasehan, as far as it went by `today`."""
    plans = []
    for title, owner, supporters, indicator, pillar, target, wait, months in texts.STEPS_2024:
        began = HKSN_2024 + timedelta(days=wait)
        ended = began + timedelta(days=30 * months)
        plans.append(
            StepPlan(
                title, owner, supporters, indicator, ended, target, pillar=pillar,
                began_on=began if began <= today else None, ended_on=ended if ended <= today else None,
            )
        )  # fmt: skip
    return plans


def day_of_this_year(better_since: date) -> date:
    """The forum that agreed on the shared task list: some days before it began."""
    return clock.working_day_on_or_before(better_since - timedelta(days=6))


def steps_of_this_year(better_since: date, today: date) -> list[StepPlan]:
    """Six steps: ended, under way and late, given up, and one that waits."""
    later = better_since + timedelta(days=30)
    done, dropped = better_since + timedelta(days=150), better_since + timedelta(days=120)
    plans = [
        StepPlan("Daftar tugas bersama untuk lima pilar", "TKSK", ("PSM", "TAGANA", "KARANG_TARUNA", "PKH"), "in_time", done, "88", began_on=better_since, ended_on=done),
        StepPlan("Pendamping muda untuk Songgokerto", "KARANG_TARUNA", ("TKSK", "PSM"), "in_time", better_since + timedelta(days=215), "92", area=THIN, began_on=later),
        StepPlan("Kata warga ditanya dulu sebelum kasus ditutup", "DINSOS", ("PSM",), "reopened", better_since + timedelta(days=330), "5", began_on=later),
        StepPlan("Latihan bulanan Tagana bersama Karang Taruna", "TAGANA", ("KARANG_TARUNA",), "activities", better_since + timedelta(days=300), share_more=0.2, pillar="TAGANA", began_on=later),
        StepPlan("Jadwal kunjungan diundi antar-PSM", "PSM", (), "visits", dropped, share_more=0.25, pillar="PSM", began_on=better_since + timedelta(days=8), ended_on=dropped, gave_up=True),
        StepPlan("Pelatihan pendamping warga difabel", "PSM", ("PKH",), "trained", better_since + timedelta(days=400), share_more=0.5, pillar="PSM"),
    ]  # fmt: skip
    return [plan for plan in plans if plan.ended_on is None or plan.ended_on < today]


def next_day(today: date) -> date:
    """The next Hari Kesetiakawanan Sosial Nasional (20 December), or the working day before it."""
    for year in (today.year, today.year + 1):
        day = clock.working_day_on_or_before(date(year, 12, 20))
        if day > today:
            return day
    raise AssertionError  # the second year always lies ahead


def quarter(day: date) -> str:
    """ "triwulan I 2026"."""
    return f"triwulan {('I', 'II', 'III', 'IV')[(day.month - 1) // 3]} {day.year}"
