"""The two lists of the first issue come out as their makers say, row by row."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from pilar.people.registry.fields import ALL
from pilar.people.registry.lists import ListReading, ParsedRow
from tests.people.registry.lists.conftest import SAMPLES

Read = tuple[ListReading, list[ParsedRow]]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dtsen(read: Callable[..., Read]) -> Read:
    return read(SAMPLES / "dtsen-2025-q3.xlsx")


@pytest.fixture(scope="module")
def lansia(read: Callable[..., Read]) -> Read:
    return read(SAMPLES / "lansia-kota-2024.csv")


def _by_ref(rows: list[ParsedRow]) -> dict[str, ParsedRow]:
    return {row.ref: row for row in rows}


def test_every_row_of_the_dtsen_extract_is_told(dtsen: Read) -> None:
    counts = dtsen[0].counts

    assert (counts.read, counts.taken, counts.flagged, counts.rejected) == (5832, 5795, 492, 37)
    assert counts.rejections == {"NAME_MISSING": 26, "NOT_A_NAME": 3, "CELLS_MOVED": 8}
    assert counts.flags == {
        "CARD_LAST_DIGIT": 170,
        "DATE_AHEAD": 13,
        "DATE_FROM_AGE": 51,
        "DATE_IMPOSSIBLE": 38,
        "DIED": 12,
        "NIK_CLEANED": 55,
        "NIK_IMPOSSIBLE": 1,
        "NIK_LAST_DIGIT": 173,
        "NIK_LETTER": 7,
        "NIK_PLACEHOLDER": 60,
        "NIK_SHARED": 36,
        "NIK_TOO_LONG": 3,
        "NIK_TOO_SHORT": 9,
        "OUTSIDE_CITY": 22,
        "SAME_PERSON": 24,
        "SAME_ROW": 11,
        "SEX_UNKNOWN": 10,
        "VILLAGE_AT_ODDS": 27,
    }


def test_the_dtsen_extract_speaks_of_the_end_of_its_quarter(dtsen: Read) -> None:
    assert dtsen[0].observed_on == date(2025, 9, 30)


def test_a_row_of_the_dtsen_extract_in_standard_fields(dtsen: Read) -> None:
    row = _by_ref(dtsen[1])["Kec. Batu!2"]

    assert row.fields == {
        "name": "Moch. Reza Huda",
        "sex": "L",
        "birth_date": "1986-03-03",
        "birth_precision": "DAY",
        "birth_place": "Batu",
        "nik": "3579920303860002",
        "family_card": "3579921309150001",
        "village": "35.79.01.1001",
        "rt": "006",
        "rw": "011",
        "address": "Dsn. Banaran",
        "relation": "HEAD",
        "marital": "MARRIED",
        "occupation": "Wiraswasta",
        "civil_servant": False,
        "mother_name": "Ponisri",
        "decile": 2,
        "decile_period": "2025-TW3",
        "receives_pkh": True,
        "receives_sembako": True,
        "health_insurance": "PBI",
    }
    assert row.household_ref == "KLG-0002-15838"
    assert row.raw["nama"] == "MOCH. REZA HUDA"
    assert row.flags == []


@pytest.mark.parametrize(
    ("ref", "rejection"),
    [
        ("Kec. Batu!153", "NAME_MISSING:nama"),
        ("Kec. Bumiaji!393", "NAME_MISSING:nama"),
        ("Kec. Batu!971", "NOT_A_NAME:nama"),
        ("Kec. Bumiaji!515", "NOT_A_NAME:nama"),
        ("Kec. Bumiaji!673", "CELLS_MOVED:nama"),
    ],
)
def test_rejected_rows_say_where_and_why(dtsen: Read, ref: str, rejection: str) -> None:
    found = _by_ref(dtsen[1])[ref].rejection

    assert found
    assert found.stored() == rejection


@pytest.mark.parametrize(
    ("ref", "flag", "unused"),
    [
        ("Kec. Batu!17", "NIK_PLACEHOLDER:nik", "nik"),
        ("Kec. Batu!75", "NIK_SHARED:nik", "nik"),
        ("Kec. Batu!76", "NIK_SHARED:nik", "nik"),
        ("Kec. Batu!917", "NIK_LETTER:nik", "nik"),
        ("Kec. Junrejo!411", "NIK_LAST_DIGIT:nik", "nik"),
        ("Kec. Junrejo!411", "CARD_LAST_DIGIT:nomor_kartu_keluarga", "family_card"),
        ("Kec. Junrejo!229", "NIK_IMPOSSIBLE:nik", "nik"),
        ("Kec. Batu!165", "OUTSIDE_CITY:desa_kelurahan", "village"),
    ],
)
def test_a_bad_value_is_kept_as_written_and_not_used(
    dtsen: Read, ref: str, flag: str, unused: str
) -> None:
    row = _by_ref(dtsen[1])[ref]

    assert flag in row.stored_flags()
    assert unused not in row.fields
    assert row.raw[flag.partition(":")[2]]


def test_a_date_that_is_on_no_calendar_leaves_the_age(dtsen: Read) -> None:
    row = _by_ref(dtsen[1])["Kec. Bumiaji!4"]

    assert row.stored_flags() == ["DATE_FROM_AGE:umur", "DATE_IMPOSSIBLE:tanggal_lahir"]
    assert (row.fields["birth_date"], row.fields["birth_precision"]) == ("2014-07-01", "AGE")


def test_a_nik_in_strange_dress_is_whole(dtsen: Read) -> None:
    row = _by_ref(dtsen[1])["Kec. Batu!48"]

    assert row.fields["nik"] == "3579923103690001"
    assert row.stored_flags() == ["NIK_CLEANED:nik"]


def test_the_same_person_again_is_told_twins_are_not(dtsen: Read) -> None:
    rows = _by_ref(dtsen[1])

    assert "SAME_PERSON" in rows["Kec. Batu!85"].stored_flags()  # another NIK, the same man
    assert "SAME_PERSON" in rows["Kec. Bumiaji!199"].stored_flags()  # words exchanged, old spelling
    assert "SAME_ROW" in rows["Kec. Batu!90"].stored_flags()
    assert rows["Kec. Batu!245"].stored_flags() == []  # Tegar and Tegar Purnomo, two children


def test_the_counts_of_the_dtsen_extract_agree_with_a_plain_recount(dtsen: Read) -> None:
    """Counted again from the cells by other means: patterns, no reader of ours."""
    book = CalamineWorkbook.from_path(str(SAMPLES / "dtsen-2025-q3.xlsx"))
    taken = {row.ref for row in dtsen[1] if not row.rejection}
    again: Counter[str] = Counter()
    for sheet in book.sheet_names:
        head, *rows = book.get_sheet_by_name(sheet).to_python()
        for number, cells in enumerate(rows, start=2):
            if f"{sheet}!{number}" in taken:
                again.update(_plainly(dict(zip(head, cells, strict=True))))

    counts = dtsen[0].counts.flags
    assert {code: counts[code] for code in again} == dict(again)


def _plainly(cell: dict[Any, Any]) -> list[str]:
    nik, born, found = cell["nik"], str(cell["tanggal_lahir"]), []
    if isinstance(nik, float):
        found.append("NIK_LAST_DIGIT")
    elif re.fullmatch(r"0|(\d)\1{15}|1234567890123456|3579000000000000", nik):
        found.append("NIK_PLACEHOLDER")
    elif re.fullmatch(r"'\d{16}|\d{16}\.|[\d. ]{18,21}", nik):
        found.append("NIK_CLEANED")
    elif re.fullmatch(r"\d+O\d+", nik):
        found.append("NIK_LETTER")
    elif re.fullmatch(r"\d{15}", nik):
        found.append("NIK_TOO_SHORT")
    elif re.fullmatch(r"\d{17}", nik):
        found.append("NIK_TOO_LONG")
    if isinstance(cell["nomor_kartu_keluarga"], float):
        found.append("CARD_LAST_DIGIT")
    if re.search(r"-13-|-00-|-02-3|-04-31", born):
        found.append("DATE_IMPOSSIBLE")
    if re.search(r"20[3-9]\d", born):
        found.append("DATE_AHEAD")
    if cell["jenis_kelamin"] in ("?", "-", "3"):
        found.append("SEX_UNKNOWN")
    if cell["kecamatan"] == "PUJON":
        found.append("OUTSIDE_CITY")
    if re.search(r"\bALMH?\b", cell["nama"]):
        found.append("DIED")
    return found


def test_every_row_of_the_list_of_elderly_is_told(lansia: Read) -> None:
    counts = lansia[0].counts

    assert (counts.read, counts.taken, counts.flagged, counts.rejected) == (512, 510, 245, 2)
    assert counts.rejections == {"NOT_A_NAME": 2}
    assert counts.flags == {
        "ALIAS": 73,
        "CALL_NAME": 40,
        "DATE_AHEAD": 2,
        "DATE_FROM_AGE": 94,
        "DATE_IMPOSSIBLE": 3,
        "DIED": 15,
        "NAME_REMARK": 17,
        "NIK_CLEANED": 20,
        "NIK_LETTER": 4,
        "NIK_PLACEHOLDER": 14,
        "NIK_TOO_SHORT": 8,
        "SAME_PERSON": 6,
        "SEX_UNKNOWN": 3,
        "VILLAGE_UNKNOWN": 6,
    }


def test_ages_tell_the_day_of_the_list_of_elderly(lansia: Read) -> None:
    assert lansia[0].observed_on == date(2024, 3, 1)


def test_rows_of_a_csv_are_records_with_blank_ones_counted(lansia: Read) -> None:
    numbers = [row.number for row in lansia[1]]

    assert (numbers[0], numbers[-1]) == (2, 515)
    assert not {99, 263} & set(numbers)


def test_the_six_who_were_proposed_twice_are_told(lansia: Read) -> None:
    twice = [row.number for row in lansia[1] if "SAME_PERSON" in row.stored_flags()]

    assert twice == [510, 511, 512, 513, 514, 515]


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        (2, {"name": "Ponisri", "aliases": ["Nisri"], "phone": "+6286760655731", "rt": "004"}),
        (14, {"address": "Jl. Sultan Agung No. 42 (rumah belakang)"}),
        (7, {"name": "Lasinah", "titles": "Hj.", "phone": "+628680361862"}),
        (11, {"birth_date": "1955-07-01", "birth_precision": "YEAR", "birth_place": "Batu"}),
        (46, {"village": "35.79.01.1003"}),
        (90, {"died_hint": True}),
        (138, {"birth_date": "1937-05-01", "birth_precision": "DAY", "birth_place": "Surabaya"}),
        (3, {"birth_precision": "AGE", "birth_date": "1949-07-01"}),
    ],
)
def test_what_the_list_of_elderly_says_is_read_right(
    lansia: Read, number: int, fields: dict[str, Any]
) -> None:
    row = _by_ref(lansia[1])[f"lansia-kota-2024!{number}"]

    assert {name: row.fields[name] for name in fields} == fields


def test_only_standard_fields_come_out(dtsen: Read, lansia: Read) -> None:
    assert {name for row in (*dtsen[1], *lansia[1]) for name in row.fields} <= ALL


def test_nobody_is_dropped_in_silence(dtsen: Read, lansia: Read) -> None:
    for reading, rows in (dtsen, lansia):
        assert reading.skipped == {}
        assert reading.counts.read == reading.counts.taken + reading.counts.rejected == len(rows)
