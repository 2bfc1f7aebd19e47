"""Which row is the head, what its columns hold, and when people must say so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pilar.people.registry.lists import (
    BadMap,
    ColumnMap,
    ListRefused,
    MapNeeded,
    from_dict,
    read_map,
    write_map,
)
from tests.people.registry.lists.conftest import workbook

ROW = ["", "3579911203800001", "Sulami", "P"]


def test_a_head_below_titles_is_found(read: Callable[..., Any]) -> None:
    book = workbook(
        {"A": [["DATA WARGA"], ["Periode 2025"], [], ["No", "NIK", "Nama Lengkap", "L/P"], ROW]}
    )

    reading, rows = read(book, "a.xlsx")

    assert reading.plans["A"].head.number == 4
    assert rows[0].number == 5


def test_rows_are_numbered_as_the_spreadsheet_shows_them(read: Callable[..., Any]) -> None:
    book = workbook({"A": [[], [], ["No", "NIK", "Nama", "JK"], [], ROW]})

    _, rows = read(book, "a.xlsx")

    assert rows[0].number == 5


@pytest.mark.parametrize(
    ("head", "target"),
    [
        ("NIK", "nik"),
        ("No. KK", "family_card"),
        ("nomor_kartu_keluarga", "family_card"),
        ("NAMA LENGKAP", "name"),
        ("Tempat, Tgl Lahir", "place_and_date"),
        ("SHDK", "relation"),
        ("RT / RW", "rt_rw"),
        ("Desa/Kelurahan", "village_name"),
        ("kode_wilayah_kemendagri", "village_code"),
        ("kode_desa_bps", "village_bps"),
        ("desil_nasional", "decile"),
        ("nama_ibu_kandung", "mother_name"),
        ("HP/WA", "phone"),
        ("No. KKS", "-"),
    ],
)
def test_what_offices_call_their_columns_is_known(
    read: Callable[..., Any], head: str, target: str
) -> None:
    others = [h for h in ("Nama", "JK", "Umur", "Alamat") if not (target == "name" and h == "Nama")]

    reading, _ = read(",".join([f'"{head}"', *others]) + "\n" + "Sulami," * len(others) + "x\n")

    assert reading.column_map().columns[head] == target


def test_a_merged_head_of_two_rows_asks_for_a_map(read: Callable[..., Any]) -> None:
    for upper, lower in (
        (["No", "NIK", "Nama", "JK", "Data Ayah", ""], ["", "", "", "", "Nama", "NIK"]),
        (["No", "NIK", "Nama", "JK", "Jumlah", ""], ["", "", "", "", "L", "P"]),
        (
            ["No", "DATA PENGURUS", "", "", "ALAMAT", ""],
            ["", "NIK", "Nama", "JK", "Alamat", "Desa"],
        ),
    ):
        book = workbook({"A": [upper, lower, [*ROW, "", ""]]})

        with pytest.raises(MapNeeded) as refusal:
            read(book, "a.xlsx")

        assert refusal.value.kind == "two_heads"


def test_several_tables_on_a_sheet_are_refused(read: Callable[..., Any]) -> None:
    with pytest.raises(MapNeeded) as refusal:
        read("No,NIK,Nama,JK\n1,,Sulami,P\n,,,\nNo,Nama,NIK,Umur\n1,Sumini,,60\n")

    assert refusal.value.kind == "several_tables"
    assert "4" in str(refusal.value)


def test_a_list_without_a_head_of_names_is_refused(read: Callable[..., Any]) -> None:
    with pytest.raises(MapNeeded) as refusal:
        read("1,Sulami,P\n2,Sumini,P\n")

    assert refusal.value.kind == "no_head"
    assert refusal.value.columns == ("1", "Sulami", "P")


def test_a_sheet_without_people_is_left_aside_and_told(read: Callable[..., Any]) -> None:
    book = workbook(
        {"Rekap": [["Desa", "Jumlah"], ["Temas", 3]], "Data": [["No", "NIK", "Nama", "JK"], ROW]}
    )

    reading, rows = read(book, "a.xlsx")

    assert reading.skipped == {"Rekap": 2}
    assert [row.sheet for row in rows] == ["Data"]


def test_one_sheet_may_be_chosen(read: Callable[..., Any]) -> None:
    book = workbook({name: [["No", "NIK", "Nama", "JK"], ROW] for name in ("Satu", "Dua")})

    _, rows = read(book, "a.xlsx", sheets=["Dua"])

    assert [row.ref for row in rows] == ["Dua!2"]
    with pytest.raises(ListRefused, match="Satu, Dua"):
        read(book, "a.xlsx", sheets=["Tiga"])


def test_a_map_says_which_column_counts(read: Callable[..., Any]) -> None:
    text = "NIK,Nama,JK,Nama,Sandi\n3579911203800001,Sulami,P,Ibunya,3579911203000001\n"
    column_map = ColumnMap({"Nama#2": "mother_name", "Sandi": "family_card"})

    _, rows = read(text, column_map=column_map)

    assert rows[0].fields["name"] == "Sulami"
    assert rows[0].fields["mother_name"] == "Ibunya"
    assert rows[0].fields["family_card"] == "3579911203000001"


def test_a_map_may_name_the_row_of_the_head(read: Callable[..., Any]) -> None:
    column_map = ColumnMap({"A": "name", "B": "sex"}, head_row=2)

    _, rows = read("apa saja\nA,B\nSulami,P\n", column_map=column_map)

    assert rows[0].fields == {"name": "Sulami", "sex": "P"}


def test_the_map_that_was_used_reads_the_same_list_again(
    read: Callable[..., Any], tmp_path: Path
) -> None:
    text = "NIK,Nama,JK,Umur,Hobi\n,Sulami,P,60,catur\n"
    reading, rows = read(text)

    write_map(tmp_path / "MAP.yaml", reading.column_map())
    again = read(text, column_map=read_map(tmp_path / "MAP.yaml"))

    assert again[1] == rows
    assert reading.column_map().columns["Hobi"] == "-"


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"columns": ["Nama"]},
        {"columns": {"Nama": "nama"}},
        {"head_row": 0},
        {"head_row": "satu"},
        {"observed_on": "kemarin"},
    ],
)
def test_a_map_that_cannot_be_is_refused(content: object) -> None:
    with pytest.raises(BadMap):
        from_dict(content)


def test_a_map_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "MAP.yaml").write_text("columns: [")

    with pytest.raises(BadMap):
        read_map(tmp_path / "MAP.yaml")
