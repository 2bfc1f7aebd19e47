"""Each rule for a row, on a row of its own."""

import csv
import io
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pilar.people.registry.lists import ColumnMap, ParsedRow, comparable
from tests.people.registry.lists.conftest import workbook

One = Callable[..., ParsedRow]


def test_a_plain_row_has_no_flag(read_one: One) -> None:
    row = read_one(Tgl_Lahir="12-03-1980", RT_RW="6/4", Desa="Punten")

    assert row.flags == []
    assert row.rejection is None


@pytest.mark.parametrize(
    ("cells", "flag"),
    [
        ({"NIK": "3,57992E+15"}, "NIK_SCIENTIFIC:NIK"),
        ({"NIK": "357991120380001"}, "NIK_TOO_SHORT:NIK"),
        ({"NIK": "35799112038000011"}, "NIK_TOO_LONG:NIK"),
        ({"NIK": "35799112038000O1"}, "NIK_LETTER:NIK"),
        ({"NIK": "9999999999999999"}, "NIK_PLACEHOLDER:NIK"),
        ({"NIK": "0357901200100001"}, "NIK_TEMPORARY:NIK"),
        ({"NIK": "3579911233800001"}, "NIK_IMPOSSIBLE:NIK"),
        ({"No_KK": "3,57992E+15"}, "CARD_SCIENTIFIC:No KK"),
        ({"No_KK": "3579914112380001"}, "CARD_IMPOSSIBLE:No KK"),
        ({"Tgl_Lahir": "31-02-1980"}, "DATE_IMPOSSIBLE:Tgl Lahir"),
        ({"Tgl_Lahir": "12-03-2080"}, "DATE_AHEAD:Tgl Lahir"),
        ({"Tgl_Lahir": "kemarin"}, "DATE_UNREADABLE:Tgl Lahir"),
        ({"JK": "?"}, "SEX_UNKNOWN:JK"),
        ({"JK": ""}, "SEX_UNKNOWN:JK"),
        ({"RT/RW": "04-Mar"}, "RT_RW_DATE:RT/RW"),
        ({"RT/RW": "2024-03-04"}, "RT_RW_DATE:RT/RW"),
        ({"RT/RW": "dekat masjid"}, "RT_RW_UNREADABLE:RT/RW"),
        ({"Desa": "??"}, "VILLAGE_UNKNOWN:Desa"),
        ({"Desa": "Pandesari", "Kecamatan": "Pujon"}, "OUTSIDE_CITY:Desa"),
        ({"Desa": "Temas", "Kode_Desa": "35.79.01.1002"}, "VILLAGE_AT_ODDS:Desa"),
        ({"No_HP": "12345678"}, "PHONE_UNREADABLE:No HP"),
        ({"Alamat": "=A1+1"}, "FORMULA:Alamat"),
        ({"Alamat": "\t@SUM(A1)"}, "FORMULA:Alamat"),
    ],
)
def test_a_bad_value_is_flagged_kept_and_never_loses_the_person(
    read_one: One, cells: dict[str, str], flag: str
) -> None:
    row = read_one(**cells)

    assert row.rejection is None
    assert flag in row.stored_flags()
    for head, cell in cells.items():
        assert row.raw.get(head.replace("_", " "), "") == cell


@pytest.mark.parametrize(
    ("cells", "flag", "field"),
    [
        ({"NIK": "'3579911203800001"}, "NIK_CLEANED:NIK", "nik"),
        ({"No_KK": "3579 9112 0300 0001"}, "CARD_CLEANED:No KK", "family_card"),
        ({"Nama": "Alm. Sapari"}, "DIED:Nama", "died_hint"),
        ({"Keterangan": "MD 2023"}, "DIED:Keterangan", "died_hint"),
        ({"Keterangan": "meninggal 11/12/23"}, "DIED:Keterangan", "died_hint"),
        ({"Nama": "Sulami (janda)"}, "NAME_REMARK:Nama", "name"),
        ({"Nama": 'Sulami "Lami"'}, "ALIAS:Nama", "aliases"),
        ({"Nama": "Bu Sulami"}, "CALL_NAME:Nama", "name"),
        ({"Umur": "± 60"}, "DATE_FROM_AGE:Umur", "birth_date"),
    ],
)
def test_what_is_odd_but_clear_is_flagged_and_used(
    read_one: One, cells: dict[str, str], flag: str, field: str
) -> None:
    row = read_one(**cells)

    assert flag in row.stored_flags()
    assert row.fields[field]


@pytest.mark.parametrize(
    ("cells", "fields"),
    [
        ({"Nama": "H. MOCH.  SOLEH, S.Pd"}, {"name": "Moch. Soleh", "titles": "H. S.Pd."}),
        ({"JK": "laki2"}, {"sex": "L"}),
        ({"JK": "W"}, {"sex": "P"}),
        ({"JK": "Pr"}, {"sex": "P"}),
        ({"JK": "1"}, {"sex": "L"}),
        ({"RT/RW": "RT.04/RW.03"}, {"rt": "004", "rw": "003"}),
        ({"RT": "RT 06", "RW": "4"}, {"rt": "006", "rw": "004"}),
        ({"Tgl_Lahir": "12-Mar-80"}, {"birth_date": "1980-03-12"}),
        (
            {"Tempat,_Tgl_Lahir": "Malang 12-03-80"},
            {"birth_date": "1980-03-12", "birth_place": "Malang"},
        ),
        ({"Tgl_Lahir": "1955"}, {"birth_date": "1955-07-01", "birth_precision": "YEAR"}),
        ({"Desa": "Kel. Songgo Kerto"}, {"village": "35.79.01.1003"}),
        ({"Desa": "Temas", "Kode_Desa": "3579011001"}, {"village": "35.79.01.1001"}),
        ({"No_HP": "86760655731 (anak)"}, {"phone": "+6286760655731"}),
        ({"Pekerjaan": "PNS"}, {"occupation": "PNS", "civil_servant": True}),
        ({"Pekerjaan": "BURUH TANI"}, {"occupation": "Buruh tani", "civil_servant": False}),
        ({"Pekerjaan": "Pelajar"}, {"school_status": "ATTENDING"}),
        ({"Status_Kawin": "CERAI MATI"}, {"marital": "WIDOWED"}),
        ({"SHDK": "Famili Lain"}, {"relation": "OTHER_KIN"}),
        ({"Desil": "3", "Periode": "2025-TW3"}, {"decile": 3, "decile_period": "2025-TW3"}),
        ({"Nama_Ibu_Kandung": "ST. AMINAH"}, {"mother_name": "St. Aminah"}),
        ({"PBI": "Ya"}, {"health_insurance": "PBI"}),
    ],
)
def test_what_is_only_written_otherwise_is_simply_read(
    read_one: One, cells: dict[str, str], fields: dict[str, Any]
) -> None:
    row = read_one(**cells)

    assert {name: row.fields.get(name) for name in fields} == fields
    assert row.flags == []


def test_a_teacher_may_or_may_not_be_paid_by_the_state(read_one: One) -> None:
    assert "civil_servant" not in read_one(Pekerjaan="Guru").fields


def test_no_nik_is_no_reason_for_a_flag(read_one: One) -> None:
    for nik in ("", "-"):
        assert read_one(NIK=nik).flags == []


def test_outside_the_city_is_no_resident(read_one: One) -> None:
    assert read_one(Desa="Pandesari", Kecamatan="Pujon").fields["resident"] is False


@pytest.mark.parametrize("name", ["", "-", "NN", "?"])
def test_no_name_rejects_the_row(read_one: One, name: str) -> None:
    row = read_one(Nama=name, Tgl_Lahir="12-03-1980")

    assert row.rejection
    assert row.rejection.stored() == "NAME_MISSING:Nama"
    assert row.fields == {}


@pytest.mark.parametrize("name", ["#N/A", "0", "JL. BRANTAS 3", "rumah kosong", "=1+1"])
def test_what_is_no_name_rejects_the_row(read_one: One, name: str) -> None:
    row = read_one(Nama=name)

    assert row.rejection
    assert row.rejection.stored() == "NOT_A_NAME:Nama"


@pytest.mark.parametrize(
    "cells",
    [
        "3579911203800001,Sulami,ISTRI,P,12-03-1980,43",  # as the head says
        ",3579911203800001,Sulami,ISTRI,P,12-03-1980",
        "Sulami,ISTRI,P,12-03-1980,43,",
    ],
)
def test_cells_that_moved_reject_the_row(read: Callable[..., Any], cells: str) -> None:
    _, rows = read(f"NIK,Nama,Hub,JK,Tgl Lahir,Umur\n{cells}\n".replace("Hub", "SHDK"))

    moved = not cells.startswith("3579")
    assert [row.rejection.code.value for row in rows if row.rejection] == ["CELLS_MOVED"] * moved


def test_more_cells_than_the_head_reject_the_row(read: Callable[..., Any]) -> None:
    _, rows = read("NIK,Nama,JK\n,Sulami,P,lagi\n,Sumini,P,,\n")

    assert [bool(row.rejection) for row in rows] == [True, False]


def test_numbers_cells_have_lost_their_last_digit(read: Callable[..., Any]) -> None:
    book = workbook(
        {"A": [["NIK", "No KK", "Nama", "JK"], [3579911203800001, 3579911203000001, "Sulami", "P"]]}
    )

    _, rows = read(book, "a.xlsx")

    assert rows[0].stored_flags() == ["CARD_LAST_DIGIT:No KK", "NIK_LAST_DIGIT:NIK"]
    assert "nik" not in rows[0].fields


def test_a_block_of_texts_that_end_in_zero_was_numbers_once(read: Callable[..., Any]) -> None:
    names = ["Ana", "Budi", "Cici", "Dedi", "Edi", "Fifi", "Gani", "Hadi"]
    block = [f"35799112038{n:04}0,{name},P" for n, name in enumerate(names, start=1)]
    text = "NIK,Nama,JK\n" + "\n".join(
        [*block, "3579911203800021,Sulami,P", "3579911203800990,Sumini,P"]
    )

    _, rows = read(text)

    assert [row.stored_flags() for row in rows] == [["NIK_LAST_DIGIT:NIK"]] * 8 + [[], []]


def test_nik_and_family_card_exchanged_are_used_neither(read_one: One) -> None:
    row = read_one(NIK="3579911509100001", No_KK="3579915203800001", Tgl_Lahir="12-03-1980")

    assert row.stored_flags() == ["NUMBERS_SWAPPED:NIK"]
    assert not {"nik", "family_card"} & row.fields.keys()


def test_titles_sums_notes_and_heads_again_are_no_data(read: Callable[..., Any]) -> None:
    text = (
        "DAFTAR LANSIA,,,\n,,,\nNo,NIK,Nama,JK\nRW 01,,,\n1,,Sulami,P\nJumlah,,1 orang,\n,,,\n"
        "No,NIK,Nama,JK\n2,,Sumini,P\nTotal,,2,\n,,Kepala Desa,\n,,Pak Lurah,\n"
    )

    reading, rows = read(text)

    assert [(row.number, row.fields["name"]) for row in rows] == [(5, "Sulami"), (9, "Sumini")]
    assert reading.counts.rejected == 0


def test_what_moves_by_itself_is_left_out_of_a_comparison() -> None:
    fields = {
        "name": "Sulami",
        "birth_date": "1950-07-01",
        "birth_precision": "AGE",
        "decile_period": "2025-TW3",
    }

    assert comparable(fields) == {"name": "Sulami"}
    assert comparable({"birth_date": "1950-04-30", "birth_precision": "DAY"}) == {
        "birth_date": "1950-04-30",
        "birth_precision": "DAY",
    }


def test_codes_of_bps_mean_what_the_list_says_with_them(read: Callable[..., Any]) -> None:
    text = (
        "Kode Desa BPS,Desa,Nama,JK\n"
        + "3579010001,Temas,Sulami,P\n" * 3
        + "3579010001,Sisir,Sumini,P\n"
    )

    _, rows = read(text)

    assert rows[0].fields["village"] == "35.79.01.1001"
    assert rows[3].stored_flags() == ["VILLAGE_AT_ODDS:Desa"]


def test_the_day_of_the_list_can_be_given(read: Callable[..., Any]) -> None:
    column_map = ColumnMap(observed_on=date(2020, 1, 1))

    reading, rows = read("NIK,Nama,JK,Umur\n,Sulami,P,60\n", column_map=column_map)

    assert reading.observed_on == rows[0].observed_on == date(2020, 1, 1)
    assert rows[0].fields["birth_date"] == "1959-07-01"


HOSTILE = [
    "x",
    " ",
    "1 ",
    "(",
    '"',
    "-",
    "/",
    ",",
    "a ",
    "0",
    "RT ",
    "al. ",
    "6 /",
    "08 ",
    "\n",
    "@",
    "= ",
    "é",
]


@pytest.mark.slow
@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_huge_cell_in_any_column_costs_little(read: Callable[..., Any], pattern: str) -> None:
    huge = "6" + (pattern * 100_000)[:100_000] + "x"
    heads = "Nama,NIK,No KK,JK,Tgl Lahir,Umur,RT/RW,RT,RW,Desa,Kecamatan,No HP,Alamat,Ket,Pekerjaan,SHDK,Periode"
    text = io.StringIO()
    csv.writer(text).writerows([heads.split(","), ["Sulami", *[huge] * 16], [huge, *["x"] * 16]])
    began = time.process_time()

    reading, _ = read(text.getvalue())

    assert reading.counts.read == 2
    assert time.process_time() - began < 10  # a quadratic pattern would take minutes
