"""A row of a list in standard fields: what the reader of lists makes of these few columns."""

from datetime import date
from typing import Any

from pilar.doors.demo import dtsen
from pilar.doors.demo.places import VILLAGES
from pilar.doors.demo.sources import Row
from pilar.kernel import date_notations, dates, names, nik, phones

_VILLAGE_CODES = {village.name.upper(): village.code for village in VILLAGES}
_RELATION_CODES = {words: code for code, words in dtsen.RELATIONS.items()} | {
    "ISTRI": "SPOUSE",
    "SUAMI": "SPOUSE",
}
_SEXES = {"LAKI-LAKI": "L", "PEREMPUAN": "P", "L": "L", "P": "P"}


def cleaned(row: Row, on: date) -> tuple[dict[str, Any], list[str]]:
    """What the row says in standard fields, and what is odd about it ("NIK_TOO_SHORT:NIK")."""
    written, flags = row.written, []
    name = names.standardise(written["name"])
    fields: dict[str, Any] = {
        "name": name.display,
        "titles": " ".join(name.titles),
        "sex": _SEXES[written["sex"]],
        "village": _VILLAGE_CODES[written["village"].upper()],
        "rt": written["rt"].zfill(3),
        "rw": written["rw"].zfill(3),
        "address": written.get("address", "").title(),
        "birth_place": written.get("birth_place", "").title(),
        "mother_name": written.get("mother_name", "").title(),
        "relation": _RELATION_CODES.get(written.get("relation", ""), ""),
        "phone": phones.to_e164(written.get("phone", "")),
        **row.facts,
    }
    if name.died_hint:
        fields["died_hint"] = True
        flags.append("DIED:NAMA")
    if name.honorific:
        flags.append("CALL_NAME:NAMA")
    flags += _birth(fields, written["birth_date"], on)
    flags += _numbers(fields, written)
    return {key: value for key, value in fields.items() if value != ""}, flags


def _birth(fields: dict[str, Any], written: str, on: date) -> list[str]:
    if written.isdigit() and len(written) < 4:
        born, precision = dates.born_about(int(written), on), "AGE"
    else:
        reading = date_notations.read_date(written, on=on)
        if reading.day is None or reading.precision is None:
            return [f"BIRTH_{reading.problem}:TANGGAL LAHIR"]
        born, precision = reading.day, reading.precision.value
    fields |= {"birth_date": born.isoformat(), "birth_precision": precision}
    return ["BIRTH_FROM_AGE:TANGGAL LAHIR"] if precision == "AGE" else []


def _numbers(fields: dict[str, Any], written: dict[str, str]) -> list[str]:
    number, card = (
        nik.read_nik(written["nik"]),
        nik.read_family_card(written.get("family_card", "")),
    )
    if card.value and fields.get("birth_precision") == "DAY":
        born = date.fromisoformat(fields["birth_date"])
        if nik.has_birth_date(card.value, born) and not nik.has_birth_date(written["nik"], born):
            return ["NUMBERS_SWAPPED:NIK"]
    fields |= {"nik": number.value, "family_card": card.value}
    problem = number.problem
    return [f"NIK_{problem}:NIK"] if problem and problem is not nik.Problem.MISSING else []
