"""Reports of two years: how many a month, of what kind, from which channel, in whose words."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from pilar.doors.demo import cast, clock, stories, today
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.courses import Courses
from pilar.doors.demo.members import Member
from pilar.doors.demo.people import City
from pilar.doors.demo.places import BY_CODE
from pilar.doors.demo.plans import ReportPlan, Told
from pilar.doors.demo.subjects import Subject, Subjects, reporter_name
from pilar.doors.demo.texts import needs
from pilar.doors.demo.turns import turns
from pilar.doors.demo.workforce import Workforce

MONTHLY = 84  # reports a month in a city of 22,000
_NEEDS = {"ELDERLY": 19, "FOOD": 17, "HEALTH": 16, "DISABILITY": 9, "CHILD": 10, "HOUSE": 9,
          "STREET": 6, "VIOLENCE": 3, "PAPERS": 14, "UNSURE": 4}  # fmt: skip
_ALSO = {"ELDERLY": ("HEALTH", "FOOD"), "FOOD": ("CHILD", "HEALTH"), "HEALTH": ("FOOD",), "DISABILITY": ("PAPERS",), "CHILD": ("FOOD",), "HOUSE": ("FOOD",)}  # fmt: skip
_CHANNELS = (
    ("PUBLIC", 38),
    ("DESK", 19),
    ("FIELD", 22),
    ("PHONE", 11),
    ("MESSAGE", 6),
    ("PARTNER", 4),
)
DAY_BEGINS = 7.0  # the hour at which the demo's last day is told


def now_of(city: City) -> datetime:
    """The moment at which the told history ends: seven in the morning of the city's day."""
    return clock.moment(city.today, DAY_BEGINS)


def better_since(today: date) -> date:
    """When the shared task list began."""
    return turns(today).list_since


def tell_reports(city: City, members: list[Member], persons: int) -> Told:
    """All reports since `city.since` with their courses, and the curated ones of the last days."""
    now, since = now_of(city), better_since(city.today)
    courses = Courses(city, now, Workforce(members), since)
    told = Told([], now, since)
    subjects = Subjects(city)
    for day, count in _days(city, persons):
        dice = Dice(city.seed, "reports", day)
        for _ in range(count):
            plan = _report(dice, subjects, day, members)
            if plan.received_at < now:
                told.reports.append(plan)
    told.reports.sort(key=lambda plan: plan.received_at)
    for number, plan in enumerate(told.reports, 1):
        plan.number = number
        courses.follow(Dice(city.seed, "course", number), plan)
    _join_twins(Dice(city.seed, "twins"), told)
    stories.tell(told, city, subjects)
    today.tell(told, city, courses.workforce)
    for number, plan in enumerate(told.reports, 1):
        plan.number = number
    return told


def _days(city: City, persons: int) -> list[tuple[date, int]]:
    """Each day with its number of reports: fewer on Sundays, more in rain and before holidays."""
    dice = Dice(city.seed, "days")
    daily = max(0.2, MONTHLY * (persons / 22_000) ** 0.6 / 30.4)
    found, day, carry = [], city.since, 0.0
    while day <= city.today:
        weight = (1.12, 1.16, 1.1, 1.08, 1.0, 0.86, 0.62)[day.weekday()]
        weight *= (1.18, 1.1, 1.02, 0.95, 0.9, 0.92, 1.08, 0.9, 0.92, 0.98, 1.08, 1.24)[
            day.month - 1
        ]
        if abs((day - clock.lebaran(day.year)).days) < 12:
            weight *= 1.3
        growth = 0.88 + 0.24 * (day - city.since).days / (city.today - city.since).days
        carry += daily * weight * growth * dice.uniform(0.4, 1.6)
        found.append((day, int(carry)))
        carry -= int(carry)
        day += timedelta(days=1)
    return found


def _need_weights(day: date) -> list[tuple[str, float]]:
    weights: dict[str, float] = dict(_NEEDS)
    if day.month in (11, 12, 1, 2, 3):
        weights["HOUSE"] *= 2.1
    if day.month in (6, 7):
        weights["CHILD"] *= 1.9
    if day.month in (12, 1, 6, 7) or abs((day - clock.lebaran(day.year)).days) < 12:
        weights["STREET"] *= 2.2
    if day.day < 9 and day.month in (1, 4, 7, 10):  # a new quarter: lists have changed
        weights["PAPERS"] *= 1.8
    return list(weights.items())


def _report(dice: Dice, subjects: Subjects, day: date, members: list[Member]) -> ReportPlan:
    need = dice.weighted(_need_weights(day))
    channel = dice.weighted(_CHANNELS)
    whom = _for_whom(dice, need, channel)
    subject = subjects.pick(dice, need, whom, day)
    village = BY_CODE[subject.village]
    hour = (
        clock.desk_hour(dice) if channel in ("DESK", "PHONE", "PARTNER") else clock.any_hour(dice)
    )
    if channel in ("DESK", "PHONE", "PARTNER"):
        day = clock.working_day_on_or_after(day)
    also = dice.pick(_ALSO[need]) if need in _ALSO and dice.hits(0.22) else ""
    contact_kind, contact = _contact(dice, channel, subject)
    return ReportPlan(
        number=0,
        received_at=clock.moment(day, hour),
        channel=channel,
        for_whom=whom,
        need=need,
        also=also,
        urgency=_urgency(dice, need),
        village=subject.village,
        rt=subject.rt if dice.hits(0.85) else "",
        rw=subject.rw if dice.hits(0.8) else "",
        landmark=dice.pick(village.landmarks) if dice.hits(0.7) else f"Dusun {subject.hamlet}",
        text=write_text(dice, need, whom, channel, subject),
        reporter=subject.called if whom == "SELF" else reporter_name(dice, day.year),
        contact_kind=contact_kind,
        contact=contact,
        called="" if whom == "STRANGER" or need == "VIOLENCE" else subject.called,
        recorded_by=_recorded_by(dice, channel, subject.village, day, members),
        resident=subject.resident,
        family=subject.family,
        outsider=whom == "STRANGER",
    )


def _for_whom(dice: Dice, need: str, channel: str) -> str:
    if need == "STREET":
        return "STRANGER" if dice.hits(0.93) else "SELF"
    if channel in ("FIELD", "PARTNER"):
        return "OTHER"
    own = {
        "PAPERS": 0.75,
        "FOOD": 0.5,
        "HEALTH": 0.5,
        "VIOLENCE": 0.35,
        "UNSURE": 0.5,
        "ELDERLY": 0.14,
    }
    return "SELF" if dice.hits(own.get(need, 0.3)) else "OTHER"


def _urgency(dice: Dice, need: str) -> str:
    if need in ("VIOLENCE", "STREET"):
        return dice.weighted((("EMERGENCY", 12), ("URGENT", 48), ("NORMAL", 40)))
    if need in ("HEALTH", "HOUSE", "ELDERLY"):
        return dice.weighted((("EMERGENCY", 3), ("URGENT", 22), ("NORMAL", 75)))
    return dice.weighted((("EMERGENCY", 0.4), ("URGENT", 9), ("NORMAL", 90)))


def _contact(dice: Dice, channel: str, subject: Subject) -> tuple[str, str]:
    if channel == "MESSAGE" or dice.hits(0.62):
        return "PHONE", f"0868{dice.between(0, 99_999_999):08}"
    if dice.hits(0.12):
        return "EMAIL", f"warga{dice.between(100, 9999)}@contoh.example"
    return "NONE", ""


def _recorded_by(dice: Dice, channel: str, village: str, day: date, members: list[Member]) -> str:
    if channel == "PUBLIC":
        return ""
    if channel == "FIELD":
        near = [
            m
            for m in members
            if village in m.covers and m.serves(day) and m.pillar != "KARANG_TARUNA"
        ]
        if near:
            return dice.pick(near).key
    return "mega.puspitasari" if village.startswith("35.79.02") else dice.pick(cast.FRONT[:2])


def _fitting(lines: Sequence[str], whom: str, sex: str) -> list[str]:
    """The lines that may be said: their marks, if any, agree with who speaks and of whom."""
    unwanted = {"O" if whom == "SELF" else "S", "L" if sex == "P" else "P"}
    found = []
    for line in lines:
        marks, bar, words = line.partition("|")
        if not bar:
            found.append(line)
        elif not unwanted & set(marks):
            found.append(words)
    return found


def write_text(dice: Dice, need: str, whom: str, channel: str, subject: Subject) -> str:
    """The report in the reporter's words; the first sentence can stand as its headline."""
    words = needs.WORDS[need]
    before, after = needs.VOICES[channel]
    first = dice.pick(_fitting(words.self_ if whom == "SELF" else words.other, whom, subject.sex))
    details = _fitting(words.details, whom, subject.sex)
    parts = [first, *dice.sample(details, dice.weighted(((0, 2), (1, 6), (2, 3))))]
    if dice.hits(0.75):
        parts.append(dice.pick(_fitting(words.wishes, whom, subject.sex)))
    text = " ".join(parts).format(
        siapa=subject.called, umur=subject.age, lama=dice.pick(needs.LENGTHS), dusun=subject.hamlet
    )
    text = text[0].upper() + text[1:]
    greeting = dice.often_first(before)
    return f"{greeting}{text}{dice.often_first(after)}"


def _join_twins(dice: Dice, told: Told) -> None:
    """Some reports speak of a need that was reported days before: the desk joins them to it."""
    twins = []
    for first in told.reports:
        if first.need in ("PAPERS", "VIOLENCE") or not first.answered_at or not dice.hits(0.045):
            continue
        received = first.received_at + timedelta(hours=dice.uniform(3, 60))
        joined = received + timedelta(hours=dice.uniform(1, 20))
        if joined >= told.now or (first.closed_at and joined > first.closed_at):
            continue
        twins.append(_twin(dice, first, received, joined))
    told.reports += twins
    told.reports.sort(key=lambda plan: plan.received_at)


def _twin(dice: Dice, first: ReportPlan, received: datetime, joined: datetime) -> ReportPlan:
    family = first.family
    called = first.resident.name if first.resident and not first.outsider else "bapak tua"
    age = first.resident.age(received.date()) if first.resident else 50
    sex = first.resident.sex if first.resident and not first.outsider else "L"
    hamlet = family.hamlet if family else "Krajan"
    subject = Subject(
        family, first.resident, called, sex, age, first.village, first.rt, first.rw, hamlet
    )
    whom = "STRANGER" if first.for_whom == "STRANGER" else "OTHER"
    text = write_text(dice, first.need, whom, "PUBLIC", subject)
    plan = ReportPlan(0, received, "PUBLIC", whom, first.need, "", "NORMAL", first.village, first.rt,
                      first.rw, first.landmark, text, reporter_name(dice, received.year), "NONE", "",
                      called=called if whom == "OTHER" else "", resident=first.resident,
                      family=family, outsider=first.outsider)  # fmt: skip
    plan.joined_to, plan.joined_at, plan.assignee = first, joined, first.assignee
    plan.assigned_at = joined
    return plan
