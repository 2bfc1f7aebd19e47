"""The people of the demo city: invented, plausible, the same for the same seed and day.

`make_city(persons=22000, seed=7, today=...)` gives plain data; nothing here knows the database.
"""

from datetime import date, timedelta

from pilar.doors.demo import families, kin, livelihoods, places
from pilar.doors.demo.chance import Dice, shares
from pilar.doors.demo.names import give_name
from pilar.doors.demo.numbers import Numbers
from pilar.doors.demo.people import City, Family, Resident

YEAR = 365.2425  # days


def history_begins(today: date) -> date:
    """The first day of the month twenty-four months before the month of `today`."""
    return date(today.year - 2, today.month, 1)


def make_city(*, persons: int, seed: int, today: date) -> City:
    """`persons` residents (exactly) in families over the 24 villages, and a few from outside."""
    numbers = Numbers()
    city = City(seed, today, history_begins(today), [])
    weights = places.village_weights()
    for village, quota in zip(places.VILLAGES, shares(persons, weights), strict=True):
        _settle(city, village, quota, numbers)
    for number, family in enumerate(city.families, 1):
        family.number = number
    for number, (_, resident) in enumerate(city.residents(), 1):
        resident.number = number
    _rank_and_furnish(city)
    city.outsiders = _outsiders(Dice(seed, "outsiders"), max(12, persons // 500), persons, today)
    return city


def _settle(city: City, village: places.Village, quota: int, numbers: Numbers) -> None:
    dice = Dice(city.seed, "village", village.code)
    leaning = (
        dice.gauss(0, 0.12)
        + {"TOWN": 0.16, "TOURISM": 0.1, "MIXED": 0.0, "FARM": -0.12}[village.life]
    )
    if village.code == "35.79.02.2001":  # whom the told cases of today speak of first
        sarinem = _sarinem(dice, village, city, numbers)
        quota -= len(sarinem.members)
        city.families.append(sarinem)
    while quota > 0:
        drafts = families.draft_family(dice)[:quota]
        quota -= len(drafts)
        city.families.append(_family(dice, drafts, village, leaning, city, numbers))


def _sarinem(dice: Dice, village: places.Village, city: City, numbers: Numbers) -> Family:
    """An old woman who brings up her grandson: every demo city has them."""
    drafts = [
        families.Draft("HEAD", "P", 74.3, "WIDOWED"),
        families.Draft("GRANDCHILD", "L", 9.4, "SINGLE"),
    ]
    family = _family(dice, drafts, village, -2.2, city, numbers)
    family.hamlet, family.address = "Gemulo", "Dusun Gemulo"
    for person, name in zip(family.members, ("Sarinem", "Rizky Ardian"), strict=True):
        person.name, person.died_on = name, None
        person.nik = person.nik or numbers.nik(person.birth_date, person.sex)
    grandson = family.members[1]
    grandson.school_status, grandson.school_level = "ATTENDING", "SD"
    return family


def _family(
    dice: Dice,
    drafts: list[families.Draft],
    village: places.Village,
    leaning: float,
    city: City,
    numbers: Numbers,
) -> Family:
    custom = dice.weighted(
        (
            ("JAVA", 96.2),
            ("MADURA", 1.3),
            ("ELSEWHERE", 0.9),
            ("CHINA", 2.6 if village.life == "TOWN" else 0.5),
        )
    )
    means = dice.gauss(leaning, 1) + (0.8 if custom == "CHINA" else 0) + _burden(drafts)
    rt, rw, hamlet = dice.pick(village.neighbourhoods)
    issued = city.today - timedelta(days=dice.between(120, 6500))
    family = Family(
        0,
        village.code,
        hamlet,
        rt,
        rw,
        _address(dice, hamlet),
        numbers.family_card(issued),
        [],
        means,
    )
    people = [
        _resident(dice, draft, custom, village, means, city.today, numbers) for draft in drafts
    ]
    kin.give_names(dice, drafts, people, custom)
    kin.expecting(dice, drafts, people, city.today)
    kin.deaths(dice, people, city)
    family.members = people
    family.means += sum(0.55 for person in people if person.civil_servant)
    family.means -= sum(0.3 for person in people if person.severe_disability)
    return family


def _burden(drafts: list[families.Draft]) -> float:
    """How much the make-up of a family weighs on its means."""
    children = sum(draft.age < 15 for draft in drafts)
    earners = sum(18 <= draft.age < 62 for draft in drafts)
    return (
        -0.14 * max(0, children - 1)
        - (0.75 if not earners else 0)
        - (0.4 if earners == 1 and children else 0)
    )


def _address(dice: Dice, hamlet: str) -> str:
    if dice.hits(0.45):
        return f"Dusun {hamlet}"
    return f"Jl. {dice.pick(places.STREETS)} No. {dice.between(1, 180)}"


def _birth_date(dice: Dice, age: float, today: date) -> date:
    born = today - timedelta(days=int(age * YEAR) + 1)
    if born.year < 1955 and dice.hits(0.09):  # the day was not known when it was first written down
        return born.replace(month=12, day=31) if dice.hits(0.6) else born.replace(month=7, day=1)
    return born


def _resident(
    dice: Dice,
    draft: families.Draft,
    custom: str,
    village: places.Village,
    means: float,
    today: date,
    numbers: Numbers,
) -> Resident:
    born = _birth_date(dice, draft.age, today)
    person = Resident(
        number=0,
        name="",
        sex=draft.sex,
        birth_date=born,
        birth_place=dice.weighted(places.BIRTH_PLACES),
        nik="" if _has_no_nik(dice, draft.age) else numbers.nik(born, draft.sex),
        relation=draft.relation,
        marital=draft.marital,
        mother_name="",
    )
    if draft.age >= 14 and dice.hits(0.82 if draft.age < 60 else 0.3):
        person.phone = numbers.phone()
    person.school_status, person.school_level, person.finished_school = schooling = (
        livelihoods.schooling(dice, draft.age, means)
    )
    if schooling[0] == "ATTENDING":
        person.occupation = "Pelajar" if schooling[1] != "TERTIARY" else "Mahasiswa"
    else:
        person.occupation, person.civil_servant = livelihoods.choose_work(
            dice, draft.sex, draft.age, village.life, means
        )
    person.disability_kind, person.severe_disability = livelihoods.disability(dice, draft.age)
    person.illness = livelihoods.illness(dice, draft.age)
    return person


def _has_no_nik(dice: Dice, age: float) -> bool:
    return dice.hits(0.5 if age < 0.2 else 0.012 if age > 72 else 0.002)


def _rank_and_furnish(city: City) -> None:
    found = livelihoods.deciles([family.means for family in city.families])
    for family, decile in zip(city.families, found, strict=True):
        dice = Dice(city.seed, "house", family.number)
        family.decile = decile
        components = any(
            person.pregnant
            or person.severe_disability
            or person.school_level in ("SD", "SMP", "SMA")
            or not 7 <= person.age(city.today) < 60
            for person in family.members
        )
        life = places.BY_CODE[family.village].life
        family.house = livelihoods.furnish(dice, decile, len(family.members), components, life)
        for person in family.members:
            person.insurance = livelihoods.insurance(dice, decile, person.civil_servant)


def _outsiders(dice: Dice, count: int, after: int, today: date) -> list[Resident]:
    """People met in the city who live elsewhere or nowhere; most without papers."""
    people = []
    for number in range(after + 1, after + count + 1):
        sex = "L" if dice.hits(0.68) else "P"
        born = _birth_date(dice, dice.triangular(8, 78, 48), today)
        name = give_name(dice, sex, born.year)
        place = dice.pick(places.OUTSIDE)
        marital = dice.weighted((("SINGLE", 5), ("DIVORCED", 3), ("WIDOWED", 2)))
        people.append(Resident(number, name, sex, born, place, "", "OTHER", marital, ""))
    return people
