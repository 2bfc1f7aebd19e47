"""The quarterly extract of DTSEN: deciles 1 to 6, with decile, housing, work and school, and with errors.

Two editions tell how lives changed in between: the latest whole, and of the first that the city
got those rows that said something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pilar.doors.demo import spelling
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.people import City, Family, Resident
from pilar.doors.demo.places import BY_CODE
from pilar.doors.demo.sources import MARITAL, Fields, List, Row

LAST_DECILE = 6  # the extract that cities get holds deciles 1 to 6
BEGAN = date(2025, 3, 31)  # the first edition, after Inpres 4/2025


@dataclass(frozen=True, slots=True)
class Edition:
    """One quarter: its last day, its period ("2026-TW3")."""

    end: date

    @property
    def period(self) -> str:
        return f"{self.end.year}-TW{(self.end.month + 2) // 3}"


def last_edition(today: date) -> Edition:
    """The edition that a city holds on `today`: it arrives some twenty days after its quarter."""
    day = today - timedelta(days=20)
    return Edition(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1))


def editions(city: City) -> tuple[Edition, ...]:
    """The first edition within the told history (none before DTSEN began), and the latest."""
    first = max(last_edition(city.since + timedelta(days=60)), Edition(BEGAN), key=lambda e: e.end)
    latest = last_edition(city.today)
    return (first, latest) if first.end < latest.end else (latest,)


def extract(city: City, edition: Edition, other: Edition | None = None) -> List:
    """The rows of an edition; with `other` only those that say something else in that one."""
    name = f"dtsen-{edition.period.lower()}-kota-batu.xlsx"
    return List("dtsen", "DTSEN", name, edition.end, _rows(city, edition, other))


def _rows(city: City, edition: Edition, other: Edition | None) -> Iterator[Row]:
    line = 1
    for family in city.families:
        if family.decile > LAST_DECILE:
            continue
        dice = Dice(city.seed, "dtsen", edition.period, family.number)
        form = dice.pick((0, 1, 1, 2))
        house = house_then(city, family, edition)
        same_house = other is not None and _without_period(house) == _without_period(
            house_then(city, family, other)
        )
        for person in family.members:
            if person.birth_date > edition.end or (person.died_on or edition.end) < edition.end:
                continue
            line += 1
            facts = facts_then(city, family, person, edition.end)
            if other and same_house and facts == facts_then(city, family, person, other.end):
                continue
            row = _written(dice, family, person, form, f"Lembar 1!{line}", edition.end)
            row.facts = facts
            row.household_facts = house
            yield row
            if (
                dice.hits(0.0009) and person.age(edition.end) > 15
            ):  # the same person again, otherwise
                line += 1
                yield _written_twice(dice, family, person, form, f"Lembar 1!{line}")


def _without_period(house: Fields) -> Fields:
    return {name: value for name, value in house.items() if name != "decile_period"}


def house_then(city: City, family: Family, edition: Edition) -> Fields:
    """Housing and decile as the edition has them; a few answers are missing, some deciles were others."""
    if family.house is None:
        return {}
    dice = Dice(city.seed, "answers", family.number)
    house = {name: getattr(family.house, name) for name in family.house.__slots__}
    house = {name: value for name, value in house.items() if not dice.hits(0.035)}
    decile = family.decile
    if edition != last_edition(city.today) and dice.hits(0.22):
        decile = min(LAST_DECILE, max(1, decile + dice.pick((-1, 1))))
        house["receives_pkh"] = family.house.receives_pkh and dice.hits(0.8)
    return house | {"decile": decile, "decile_period": edition.period}


def facts_then(city: City, family: Family, person: Resident, on: date) -> Fields:
    """What the family form asks about a person of that age on that day; a few answers are missing."""
    dice = Dice(city.seed, "answers of", person.number)
    age = person.age(on)
    facts: Fields = {
        "marital": MARITAL[person.marital],
        "occupation": person.occupation if age >= 18 else "",
        "civil_servant": person.civil_servant,
        "severe_disability": person.severe_disability,
        "health_insurance": person.insurance,
        "chronic_illness": person.illness,
        "disability_kind": person.disability_kind,
    }
    kept = {name: value for name, value in facts.items() if value != "" and not dice.hits(0.03)}
    if 3 <= age < 25 and person.school_status and not dice.hits(0.03):
        kept |= _school_then(person, age, person.age(city.today))
    if person.sex == "P" and 12 <= age < 50 and person.marital != "SINGLE" and not dice.hits(0.04):
        kept |= _expecting_then(city, family, person, on)
    return kept


def _school_then(person: Resident, age: int, age_now: int) -> Fields:
    status, level, finished = (
        person.school_status,
        person.school_level,
        bool(person.finished_school),
    )
    if age != age_now and (status == "ATTENDING" or finished):
        levels = ((7, "PAUD"), (13, "SD"), (16, "SMP"), (19, "SMA"))
        level = next((name for limit, name in levels if age < limit), level)
        status = "ATTENDING" if age >= 5 and age < 19 else status if age >= 19 else "NEVER"
        finished = finished and age >= 19
    said: Fields = {"school_status": status, "finished_school": finished}
    return said | {"school_level": level} if level and status != "NEVER" else said


def _expecting_then(city: City, family: Family, person: Resident, on: date) -> Fields:
    own = [child for child in family.members if child.mother_name == person.name]
    born = [child.birth_date for child in own]
    pregnant = any(on < day <= on + timedelta(days=265) for day in born)
    if on > city.today - timedelta(days=180):
        pregnant = pregnant or person.pregnant
    postpartum = any(on - timedelta(days=42) < day <= on for day in born)
    said: Fields = {"pregnant": pregnant, "postpartum": postpartum}
    if pregnant or postpartum:
        said["pregnancy_number"] = sum(day <= on for day in born) + pregnant
    return said


RELATIONS = {
    "HEAD": "KEPALA KELUARGA",
    "CHILD": "ANAK",
    "CHILD_IN_LAW": "MENANTU",
    "GRANDCHILD": "CUCU",
    "PARENT": "ORANG TUA",
    "PARENT_IN_LAW": "MERTUA",
    "OTHER_KIN": "FAMILI LAIN",
}


def _written(dice: Dice, family: Family, person: Resident, form: int, ref: str, on: date) -> Row:
    """A row as the list has it: most right, some spelled anew, few with a damaged number or date."""
    written = _as_written(dice, family, person, form)
    roll, error = dice.random(), ""
    if roll < 0.07:
        error, written["name"] = "respelled", spelling.respell(dice, person.name).upper()
    elif roll < 0.072:
        error, written["nik"] = "no nik", ""
    elif roll < 0.0742:
        error, written["nik"] = "damaged nik", spelling.damage_number(dice, person.nik)
    elif roll < 0.0749:
        error, written["nik"], written["family_card"] = "swapped", family.family_card, person.nik
    elif roll < 0.0762:
        error, written["birth_date"] = "year only", str(person.birth_date.year)
    elif roll < 0.0775 and (other := spelling.swap_day_and_month(person.birth_date)):
        error, written["birth_date"] = "day and month", spelling.write_date(dice, other, form)
    elif roll < 0.089 and person.age(on) > 45:
        error = "title"
        written["name"] = spelling.with_title(dice, person.name, person.sex, person.age(on)).upper()
    if person.died_on and person.died_on <= on:
        mark = "ALM." if person.sex == "L" else "ALMH."
        error, written["name"] = "died", f"{mark} {person.name.upper()}"
    return Row(ref, written, person.number, family.number, error=error)


def _as_written(dice: Dice, family: Family, person: Resident, form: int) -> dict[str, str]:
    relation = "ISTRI" if person.sex == "P" else "SUAMI"
    return {
        "name": person.name.upper(),
        "sex": "LAKI-LAKI" if person.sex == "L" else "PEREMPUAN",
        "birth_date": spelling.write_date(dice, person.birth_date, form),
        "birth_place": person.birth_place.upper(),
        "nik": person.nik,
        "family_card": family.family_card,
        "mother_name": person.mother_name.upper(),
        "village": BY_CODE[family.village].name.upper(),
        "rt": family.rt,
        "rw": family.rw,
        "address": family.address.upper(),
        "relation": RELATIONS.get(person.relation, relation),
    }


def _written_twice(dice: Dice, family: Family, person: Resident, form: int, ref: str) -> Row:
    written = _as_written(dice, family, person, form)
    written["name"] = spelling.respell(dice, spelling.respell(dice, person.name)).upper()
    written["nik"] = "" if dice.hits(0.6) else spelling.damage_number(dice, person.nik)
    if dice.hits(0.4):
        written["birth_date"] = str(person.birth_date.year)
    return Row(ref, written, person.number, family.number, error="twice")
