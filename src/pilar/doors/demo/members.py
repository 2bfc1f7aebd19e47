"""Members of the five pillars: who serves where, by which decree, and where somebody is missing."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from pilar.doors.demo.cast import CITY, KNOWN_MEMBERS
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.names import give_name
from pilar.doors.demo.people import City
from pilar.doors.demo.places import BY_CODE, VILLAGES

# Villages where PSM are few: one lost two of four, in the other all decrees have run out.
THIN, BARE = "35.79.01.1003", "35.79.02.2009"
WITHOUT_PKH = "35.79.03.2004"


@dataclass(slots=True)
class Member:
    """Somebody who serves in a pillar. `covers` are village codes; `office` a place in the organisation."""

    key: str
    pillar: str
    name: str
    sex: str
    covers: tuple[str, ...]
    decree: str
    valid_from: date
    valid_to: date | None
    office: str = ""
    capacity: int = 4
    phone: str = ""
    demo_role: str = ""
    skills: tuple[str, ...] = field(default=())

    def serves(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


def make_members(city: City) -> list[Member]:
    """3 TKSK, three to five PSM a village (but for the gaps), 25 Tagana, office-holders of 24
    Karang Taruna and 20 PKH facilitators; the known ones first in each pillar."""
    dice = Dice(city.seed, "members")
    members = _known(dice, city)
    for village in VILLAGES:
        members += _psm(dice, city, village.code)
    members += [_tagana(dice, city, number) for number in range(24)]
    for village in VILLAGES:
        members += _karang_taruna(dice, city, village.code)
    members += _facilitators(dice, city)
    for number, member in enumerate(members):
        member.phone = f"0869{number * 7_368_787 % 10**8:08}"
    return _with_own_keys(members)


def _with_own_keys(members: list[Member]) -> list[Member]:
    used: set[str] = set()
    for member in members:
        stem = member.key or ".".join(
            word.lower().strip(".'") for word in member.name.replace("-", "").split()[:2]
        )
        key, number = stem, 1
        while key in used:
            number += 1
            key = f"{stem}.{number}"
        used.add(key)
        member.key = key
    return members


def _decree(pillar: str, number: int, year: int) -> str:
    office = {"TKSK": "Dinsos", "PSM": "Dinsos", "TAGANA": "Tagana", "PKH": "PKH"}.get(
        pillar, "Desa"
    )
    return f"SK-{office}/{number:03}/{year}"


def _term(dice: Dice, city: City, years: int) -> tuple[date, date]:
    """A term of `years` that is running on the city's day, from a first of January or of July.

    Most terms had begun when the told history begins, so that somebody was there to do the work.
    """
    back = dice.between(min(4, years * 2 - 2), years * 2 - 1)  # half years since it began
    if dice.hits(0.25):
        back = dice.between(1, 4)
    index = city.today.year * 2 + (city.today.month > 6) - back
    start = date(index // 2, 1 + 6 * (index % 2), 1)
    return start, start.replace(year=start.year + years)


def _known(dice: Dice, city: City) -> list[Member]:
    members = []
    women = {"dwi.ratna", "lilik.suryani", "wulan.sari"}
    for number, (pillar, key, name, area, demo_role) in enumerate(KNOWN_MEMBERS, 1):
        covers = (area,) if area in BY_CODE else tuple(
            village.code for village in VILLAGES if village.code.startswith(area)
        )  # fmt: skip
        if pillar == "PKH":
            covers = (area, "35.79.02.2004")
        start, end = _term(dice, city, {"TKSK": 1, "KARANG_TARUNA": 5}.get(pillar, 3))
        start = min(start, city.since.replace(month=1, day=1))
        if pillar == "TKSK":  # appointed anew each year; the decree is the latest
            end = date(city.today.year + 1, 1, 1)
        members.append(
            Member(key, pillar, name, "P" if key in women else "L", covers, _decree(pillar, number, end.year - 1 if pillar == "TKSK" else start.year),
                   start, end, "Ketua" if pillar == "KARANG_TARUNA" else "", 8 if pillar == "TKSK" else 5,
                   demo_role=demo_role)
        )  # fmt: skip
    return members


def _person(dice: Dice, youngest: int, oldest: int, city: City, women: float) -> tuple[str, str]:
    sex = "P" if dice.hits(women) else "L"
    return sex, give_name(dice, sex, city.today.year - dice.between(youngest, oldest))


def _psm(dice: Dice, city: City, village: str) -> list[Member]:
    members = []
    count = {THIN: 4, BARE: 3}.get(village, dice.between(3, 5))
    if village == "35.79.02.2001":
        count = 3  # and Lilik Suryani
    for place in range(count):
        sex, name = _person(dice, 27, 58, city, 0.66)
        start, end = _term(dice, city, 3)
        if village == BARE or (village == THIN and place >= 2):
            end = city.today - timedelta(days=dice.between(60, 210))
            start = end.replace(year=end.year - 3, day=1)
        elif dice.hits(0.025):
            end = city.today - timedelta(days=dice.between(10, 80))
        elif dice.hits(0.04):
            end = city.today + timedelta(days=dice.between(8, 45))
        decree = _decree("PSM", dice.between(11, 480), start.year)
        members.append(
            Member(
                "", "PSM", name, sex, (village,), decree, start, end, capacity=dice.between(3, 5)
            )
        )
    return members


def _tagana(dice: Dice, city: City, number: int) -> Member:
    sex, name = _person(dice, 21, 46, city, 0.22)
    start, end = _term(dice, city, 3)
    district = CITY if number < 6 else f"{CITY}.0{number % 3 + 1}"
    covers = tuple(village.code for village in VILLAGES if village.code.startswith(district))
    grade = "Utama" if number == 0 else "Madya" if number < 4 else "Muda"
    decree = f"NIA 3579.{910 + number}.{start.year}"
    return Member("", "TAGANA", name, sex, covers, decree, start, end, f"Tagana {grade}", 6)


def _karang_taruna(dice: Dice, city: City, village: str) -> list[Member]:
    offices = ["Ketua", "Sekretaris", "Bendahara", "Seksi sosial", "Seksi olahraga dan seni"]
    known = village == "35.79.02.2001"
    start, end = _term(dice, city, 5)
    if village == THIN:
        end = city.today - timedelta(days=95)
        start = end.replace(year=end.year - 5)
    decree = f"SK Kades {BY_CODE[village].name} {dice.between(3, 60):02}/{start.year}"
    if BY_CODE[village].is_kelurahan:
        decree = decree.replace("Kades", "Lurah")
    members = []
    for office in offices[1 if known else 0 : dice.between(3, 5)]:
        sex, name = _person(dice, 18, 32, city, 0.42)
        members.append(
            Member("", "KARANG_TARUNA", name, sex, (village,), decree, start, end, office, 3)
        )
    return members


def _facilitators(dice: Dice, city: City) -> list[Member]:
    """19 facilitators beside the known one; each has one to two villages of one kecamatan."""
    members = []
    open_villages = [
        v.code for v in VILLAGES if v.code not in (WITHOUT_PKH, "35.79.02.2001", "35.79.02.2004")
    ]
    for number in range(19):
        sex, name = _person(dice, 26, 44, city, 0.7)
        own = open_villages[number % len(open_villages)]
        second = open_villages[(number + 19) % len(open_villages)]
        covers = (own, second) if number < 2 and second[:8] == own[:8] else (own,)
        start = date(city.today.year - dice.between(1, 6), dice.pick((1, 3, 10)), 1)
        decree = _decree("PKH", 100 + number, start.year)
        members.append(Member("", "PKH", name, sex, covers, decree, start, None, "", 8))
    left = [code for code in open_villages if not any(code in member.covers for member in members)]
    for place, code in enumerate(left):
        near = [m for m in members if m.covers[0][:8] == code[:8]] or members
        helper = near[place % len(near)]
        helper.covers = (*helper.covers, code)
    return members
