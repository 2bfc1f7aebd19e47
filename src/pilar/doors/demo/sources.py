"""The same people as offices saw them: plain rows with the errors of real lists.

Civil registration is the ground: what it knows is right but little. DTSEN knows decile, housing and
work of the families in decile 1 to 6. A village and the schools keep lists of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from pilar.doors.demo import spelling
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.people import City, Family, Resident
from pilar.doors.demo.places import BY_CODE

Fields = dict[str, Any]
LAST_DECILE = 6  # the extract that cities get holds deciles 1 to 6


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
        "marital": person.marital,
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


def last_quarter(today: date) -> tuple[date, str]:
    """The last day of the DTSEN edition that a city holds on `today`, and its period ("2026-TW3")."""
    day = today - timedelta(days=20)
    quarter = (day.month - 1) // 3
    end = date(day.year, 3 * quarter + 1, 1) - timedelta(days=1)
    return end, f"{end.year}-TW{(end.month + 2) // 3}"


def dtsen(city: City) -> List:
    """The quarterly extract of deciles 1 to 6, with facts and with errors."""
    end, period = last_quarter(city.today)
    rows = _dtsen_rows(city, end, period)
    return List("dtsen", "DTSEN", f"dtsen-{period.lower()}-kota-batu.xlsx", end, rows)


def _dtsen_rows(city: City, end: date, period: str) -> Iterator[Row]:
    line = 1
    for family in city.families:
        if family.decile > LAST_DECILE or family.house is None:
            continue
        dice = Dice(city.seed, "dtsen", family.number)
        form = dice.pick((0, 1, 1, 2))
        house = {name: getattr(family.house, name) for name in family.house.__slots__}
        house = {name: value for name, value in house.items() if not dice.hits(0.035)}
        house |= {"decile": family.decile, "decile_period": period}
        for person in family.members:
            if person.birth_date > end or (person.died_on and person.died_on < city.since):
                continue
            line += 1
            row = _written(dice, city, family, person, form, f"Lembar 1!{line}")
            row.facts = dtsen_facts(dice, person, end)
            row.household_facts = house
            yield row
            if (
                dice.hits(0.0015) and person.age(end) > 15
            ):  # the same person a second time, otherwise
                line += 1
                yield _written_twice(dice, city, family, person, form, f"Lembar 1!{line}")


def dtsen_facts(dice: Dice, person: Resident, on: date) -> Fields:
    """What the family form asks about a person of that age; a few answers are missing."""
    age = person.age(on)
    facts: Fields = {
        "marital": person.marital,
        "occupation": person.occupation,
        "civil_servant": person.civil_servant,
        "severe_disability": person.severe_disability,
        "health_insurance": person.insurance,
        "chronic_illness": person.illness,
    }
    if person.disability_kind:
        facts["disability_kind"] = person.disability_kind
    if 3 <= age < 25 and person.school_status:
        facts["school_status"] = person.school_status
        facts["finished_school"] = bool(person.finished_school)
        if person.school_level:
            facts["school_level"] = person.school_level
    if person.sex == "P" and 12 <= age < 50 and person.marital != "SINGLE":
        facts["pregnant"] = person.pregnant
        facts["postpartum"] = person.postpartum
        if person.pregnancy_number:
            facts["pregnancy_number"] = person.pregnancy_number
    kept = {name: value for name, value in facts.items() if value != "" and not dice.hits(0.03)}
    return kept


_RELATIONS = {"HEAD": "KEPALA KELUARGA", "CHILD": "ANAK", "CHILD_IN_LAW": "MENANTU", "GRANDCHILD": "CUCU",
              "PARENT": "ORANG TUA", "PARENT_IN_LAW": "MERTUA", "OTHER_KIN": "FAMILI LAIN"}  # fmt: skip


def _written(dice: Dice, city: City, family: Family, person: Resident, form: int, ref: str) -> Row:
    """A row as the list has it: most right, some spelled anew, few with a damaged number or date."""
    written = _as_written(dice, family, person, form)
    roll, error = dice.random(), ""
    if roll < 0.07:
        error, written["name"] = "respelled", spelling.respell(dice, person.name).upper()
    elif roll < 0.0745:
        error, written["nik"] = "no nik", ""
    elif roll < 0.079:
        error, written["nik"] = "damaged nik", spelling.damage_number(dice, person.nik)
    elif roll < 0.0805:
        error, written["nik"], written["family_card"] = "swapped", family.family_card, person.nik
    elif roll < 0.083:
        error, written["birth_date"] = "year only", str(person.birth_date.year)
    elif roll < 0.085 and (other := spelling.swap_day_and_month(person.birth_date)):
        error, written["birth_date"] = "day and month", spelling.write_date(dice, other, form)
    elif roll < 0.089 and person.age(city.today) > 45:
        error = "title"
        written["name"] = spelling.with_title(
            dice, person.name, person.sex, person.age(city.today)
        ).upper()
    if person.died_on and dice.hits(0.5):
        error, written["name"] = "died", f"ALM. {person.name.upper()}" if person.sex == "L" else f"ALMH. {person.name.upper()}"  # fmt: skip
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
        "relation": _RELATIONS.get(person.relation, relation),
    }


def _written_twice(
    dice: Dice, city: City, family: Family, person: Resident, form: int, ref: str
) -> Row:
    written = _as_written(dice, family, person, form)
    written["name"] = spelling.respell(dice, spelling.respell(dice, person.name)).upper()
    written["nik"] = "" if dice.hits(0.6) else spelling.damage_number(dice, person.nik)
    if dice.hits(0.4):
        written["birth_date"] = str(person.birth_date.year)
    return Row(ref, written, person.number, family.number, error="twice")


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
            worries = (age >= 70 and family.decile <= 5) or person.severe_disability
            if not worries or not dice.hits(0.7) or (person.died_on and person.died_on < on):
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


def school_list(city: City, kecamatan: str, observed_on: date) -> List:
    """Pupils of the primary and junior schools of one kecamatan, as the school system exports them."""
    return List("dapodik", "Dapodik SD dan SMP", f"dapodik-{kecamatan[-2:]}.xlsx", observed_on,
                _school_rows(city, kecamatan))  # fmt: skip


def _school_rows(city: City, kecamatan: str) -> Iterator[Row]:
    dice = Dice(city.seed, "school list", kecamatan)
    line = 4
    for family in city.families:
        if not family.village.startswith(kecamatan) or family.decile > LAST_DECILE:
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
