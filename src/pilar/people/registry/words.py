"""Fields and values of the registry in words that people read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from pilar.ground.areas import queries as areas
from pilar.ground.web import numbers
from pilar.ground.web.parts import Text
from pilar.kernel import phones
from pilar.people.registry.models import Membership, Person
from pilar.people.registry.queries import masked

LABELS: Mapping[str, Text] = {
    "full_name": _("Name"),
    "titles": _("Titles"),
    "aliases": _("Also called"),
    "sex": _("Sex"),
    "birth_date": _("Born on"),
    "birth_precision": _("How exact the birth date is"),
    "birth_place": _("Place of birth"),
    "mother_name": _("Mother's name"),
    "nik": _("NIK"),
    "family_card": _("Family card"),
    "phone": _("Phone"),
    "village": _("Village"),
    "rt": _("RT"),
    "rw": _("RW"),
    "address": _("Address"),
    "resident": _("Lives in the city"),
    "relation": _("Place in the family"),
    "died_on": _("Died on"),
    "died_hint": _("Marked as dead in a list"),
    "pregnant": _("Pregnant"),
    "postpartum": _("Gave birth lately"),
    "pregnancy_number": _("Which pregnancy"),
    "school_status": _("School"),
    "school_level": _("School level"),
    "finished_school": _("Finished twelve years of school"),
    "severe_disability": _("Severe disability"),
    "disability_kind": _("Disability"),
    "civil_servant": _("Civil servant, soldier or police"),
    "rights_victim": _("Victim of gross rights violations"),
    "occupation": _("Work"),
    "chronic_illness": _("Long illness"),
    "health_insurance": _("Health insurance"),
    "marital": _("Marital state"),
    "decile": _("Decile"),
    "decile_period": _("Period of the decile"),
    "tenure": _("The house is"),
    "floor_area_m2": _("Floor area, m²"),
    "floor": _("Floor"),
    "wall": _("Walls"),
    "roof": _("Roof"),
    "water": _("Drinking water"),
    "lighting": _("Light"),
    "watt": _("Electric power, watt"),
    "fuel": _("Cooking fuel"),
    "toilet": _("Toilet"),
    "receives_pkh": _("Receives PKH"),
    "receives_sembako": _("Receives Sembako"),
    "receives_other": _("Receives other aid"),
    "income_monthly_idr": _("Income a month"),
    "in_family_card": _("Stands in one family card"),
}
CLOSED = frozenset({"mother_name"})  # known, but never shown in a list
MASKED = frozenset({"nik", "family_card", "phone"})
_SEX = {"L": _("Male"), "P": _("Female")}
_SCHOOL = {"NEVER": _("never went"), "ATTENDING": _("goes to school"), "LEFT": _("left school")}
_PRECISION = {
    "MONTH": _("day not known"),
    "YEAR": _("only the year is known"),
    "AGE": _("counted back from an age"),
}


def label(field: str) -> Text:
    """The field in words; its own name where it has none."""
    return LABELS.get(field, field)


def shown(field: str, value: Any) -> Text:
    """A value as it may be shown: numbers masked, codes in words, dates as people write them."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field in CLOSED:
        return _("known, kept closed")
    if field in MASKED:
        return masked(phones.readable(str(value)) if field == "phone" else str(value))
    if field == "sex":
        return _SEX.get(str(value), str(value))
    if field == "village":
        area = areas.by_code(str(value))
        return area.name if area else str(value)
    if field == "relation":
        return Membership.Role(value).label if value in Membership.Role.values else str(value)
    if field == "school_status":
        return _SCHOOL.get(str(value), str(value))
    if field == "birth_precision":
        return _PRECISION.get(str(value), _("exact"))
    if field in ("birth_date", "died_on"):
        return numbers.tanggal(value if isinstance(value, date) else date.fromisoformat(str(value)))
    if field == "income_monthly_idr":
        return numbers.rupiah(int(value))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def born(person: Person) -> Text:
    """The birth date with how exact it is."""
    if person.birth_date is None:
        return ""
    if person.birth_precision in ("YEAR", "AGE"):
        return _("about %(year)s") % {"year": person.birth_date.year}
    return numbers.tanggal(person.birth_date)


def place(subject: Any) -> str:
    """ "Dsn. Gemulo RT 03 RW 02, Punten" of a person or household; "" where nothing is known."""
    house = [subject.address] if subject.address else []
    house += [f"RT {subject.rt}"] if subject.rt else []
    house += [f"RW {subject.rw}"] if subject.rw else []
    area = areas.by_code(subject.village_id) if subject.village_id else None
    return ", ".join(part for part in (" ".join(house), area.name if area else "") if part)
