"""The same people as offices saw them: plain rows with the errors of real lists.

Civil registration is the ground: what it knows is right but little. A village and the schools keep
lists of their own; the extract of DTSEN stands in dtsen.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pilar.doors.demo import spelling
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.people import City, Family, Resident
from pilar.doors.demo.places import BY_CODE

Fields = dict[str, Any]
MARITAL = {
    "SINGLE": "belum kawin",
    "MARRIED": "kawin",
    "DIVORCED": "cerai hidup",
    "WIDOWED": "cerai mati",
}


@dataclass(slots=True)
class Row:
    """One line of a list. `written` is what stands there, by standard field name, as text;
    `facts` and `household_facts` are coded already. `resident` and `family` tell the truth: for
    tests and for planning what happens next, never for the registry."""

    ref: str
    written: dict[str, str]
    resident: int
    family: int
    facts: Fields = field(default_factory=dict)
    household_facts: Fields = field(default_factory=dict)
    error: str = ""


@dataclass(slots=True)
class List:
    """One list: what it is called, its day, and its rows (made while they are read)."""

    code: str
    name: str
    file_name: str
    observed_on: date
    rows: Iterator[Row]


def civil_fields(city: City, family: Family, person: Resident) -> Fields:
    """What civil registration says of a person: the standard fields, right and complete."""
    fields: Fields = {
        "name": person.name,
        "sex": person.sex,
        "birth_date": person.birth_date.isoformat(),
        "birth_precision": "DAY",
        "birth_place": person.birth_place,
        "nik": person.nik,
        "family_card": family.family_card,
        "mother_name": person.mother_name,
        "village": family.village,
        "rt": family.rt,
        "rw": family.rw,
        "address": family.address,
        "relation": person.relation,
        "marital": MARITAL[person.marital],
        "occupation": person.occupation,
    }
    return {name: value for name, value in fields.items() if value}


def civil_registration(city: City) -> Iterator[tuple[Family, list[tuple[Resident, Fields]]]]:
    """Families as they stood when the told history begins: whoever was born since is not in them.

    A family whose people were all born since does not exist; work of children is left out.
    """
    for family in city.families:
        members = [
            (person, civil_fields(city, family, person))
            for person in family.members
            if person.birth_date < city.since
        ]
        if members:
            yield family, members


def village_list(city: City, village: str, observed_on: date) -> List:
    """A village's own list of people it worries about: the old, the disabled, the poorest."""
    name = BY_CODE[village].name
    rows = _village_rows(city, village, observed_on)
    return List(f"desa-{name.lower().replace(' ', '-')}", f"Daftar warga {name}",
                f"daftar warga rentan {name.lower()}.xlsx", observed_on, rows)  # fmt: skip


def _village_rows(city: City, village: str, on: date) -> Iterator[Row]:
    dice = Dice(city.seed, "village list", village)
    line = 2
    for family in city.families:
        if family.village != village:
            continue
        for person in family.members:
            age = person.age(on)
            worries = (age >= 60 and family.decile <= 7) or person.severe_disability
            if not worries or not dice.hits(0.8) or (person.died_on and person.died_on < on):
                continue
            line += 1
            yield _village_row(dice, family, person, age, f"Sheet1!{line}")


def _village_row(dice: Dice, family: Family, person: Resident, age: int, ref: str) -> Row:
    name = spelling.respell(dice, person.name) if dice.hits(0.25) else person.name
    if dice.hits(0.3):
        name = spelling.with_title(dice, name, person.sex, age)
    written = {
        "name": name,
        "sex": person.sex,
        "birth_date": f"{age}"
        if dice.hits(0.3)
        else spelling.write_date(dice, person.birth_date, 1),
        "nik": person.nik if dice.hits(0.78) else "",
        "village": BY_CODE[family.village].name,
        "rt": family.rt.lstrip("0"),
        "rw": family.rw.lstrip("0"),
        "address": f"Dsn. {family.hamlet}",
        "phone": person.phone,
    }
    facts: Fields = {"severe_disability": True} if person.severe_disability else {}
    return Row(
        ref, written, person.number, family.number, facts, error="" if written["nik"] else "no nik"
    )


def school_list(city: City, area: str, observed_on: date) -> List:
    """Pupils of the primary and junior schools of a kecamatan or village, as the school system exports them."""
    return List("dapodik", "Dapodik SD dan SMP", f"dapodik-{area.replace('.', '')}.xlsx", observed_on,
                _school_rows(city, area))  # fmt: skip


def _school_rows(city: City, area: str) -> Iterator[Row]:
    dice = Dice(city.seed, "school list", area)
    line = 4
    for family in city.families:
        if not family.village.startswith(area) or family.decile > 6:
            continue
        for person in family.members:
            if person.school_status != "ATTENDING" or person.school_level not in ("SD", "SMP"):
                continue
            line += 1
            name = spelling.respell(dice, person.name) if dice.hits(0.05) else person.name
            written = {
                "name": name,
                "sex": person.sex,
                "birth_date": spelling.write_date(dice, person.birth_date, 0),
                "birth_place": person.birth_place,
                "nik": person.nik if dice.hits(0.985) else "",
                "mother_name": person.mother_name,
                "village": BY_CODE[family.village].name,
                "rt": family.rt,
                "rw": family.rw,
            }
            facts: Fields = {"school_status": "ATTENDING", "school_level": person.school_level, "finished_school": False}  # fmt: skip
            yield Row(f"Peserta Didik!{line}", written, person.number, family.number, facts)
