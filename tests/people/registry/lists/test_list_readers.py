"""Any encoding, any delimiter, and workbooks that mean no good."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.people.registry.lists import ListRefused
from pilar.people.registry.lists.readers import open_list, open_path
from tests.people.registry.lists.conftest import workbook

TEXT = "NIK;Nama;JK;Alamat\r\n;Soeparno Élan;L;Jl. Kawi – 3\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_encoding_of_offices_is_read(read: Callable[..., Any], encoding: str) -> None:
    _, rows = read(TEXT.encode(encoding))

    assert rows[0].fields["name"] == "Soeparno Élan"
    assert rows[0].fields["address"] == "Jl. Kawi – 3"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_found(read: Callable[..., Any], delimiter: str) -> None:
    text = "NIK;Nama;JK\n3579911203800001;Sulami, Hj.;P\n".replace(";", delimiter)
    if delimiter == ",":
        text = text.replace("Sulami, Hj.", '"Sulami, Hj."')

    _, rows = read(text)

    assert rows[0].fields["nik"] == "3579911203800001"


def test_a_separator_that_the_file_names_is_used(read: Callable[..., Any]) -> None:
    _, rows = read("sep=;\nNIK;Nama;JK\n;Sulami;P\n")

    assert (rows[0].number, rows[0].fields["name"]) == (3, "Sulami")


def test_a_line_break_in_a_cell_is_no_row(read: Callable[..., Any]) -> None:
    _, rows = read('NIK,Nama,JK,Alamat\n,Sulami,P,"Jl. Kawi\n(belakang)"\n,Sumini,P,\n')

    assert [row.number for row in rows] == [2, 3]
    assert rows[0].fields["address"] == "Jl. Kawi (belakang)"


def test_a_quotation_mark_that_is_never_closed_names_the_row(read: Callable[..., Any]) -> None:
    with pytest.raises(ListRefused) as refusal:
        read('NIK,Nama,JK\n,Sulami,P\n,"Sumini,P\n' + ",Siti,P\n" * 20_000)

    assert refusal.value.kind == "quotation_mark"
    assert "2" in str(refusal.value)


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


BOMB = b"<worksheet>" + b" " * 30_000_000
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><workbook/>'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n \n", "empty"),
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40, "not_a_list"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 512, "old_format"),
        (b"PK\x03\x04 not really", "cut_off"),
        (_zip({"word/document.xml": b"<w/>"}), "not_a_workbook"),
        (_zip({"xl/workbook.xml": b"<workbook/>"}), "unreadable"),
        (_zip({"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": BOMB}), "blows_up"),
        (_zip({"xl/workbook.xml": DOCTYPE.encode()}), "entities"),
        (_zip({"xl/workbook.xml": DOCTYPE.encode("utf-16")}), "entities"),
        (b"PAR1 not really PAR1", "cut_off"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_is_refused_before_it_is_opened(content: bytes, kind: str) -> None:
    with pytest.raises(ListRefused) as refusal:
        open_list(content, "daftar.xlsx")

    assert refusal.value.kind == kind


def test_a_workbook_that_lies_about_the_size_of_a_part_is_refused() -> None:
    honest = workbook({"A": [["NIK", "Nama", "JK"]]})
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        part = next(p for p in archive.infolist() if p.filename.endswith("sheet1.xml"))
    lying = honest.replace(part.file_size.to_bytes(4, "little"), (5).to_bytes(4, "little"))

    with pytest.raises(ListRefused) as refusal:
        open_list(lying, "a.xlsx")

    assert refusal.value.kind == "cut_off"


@pytest.mark.slow
def test_a_workbook_cut_off_anywhere_is_refused() -> None:
    whole = workbook({"A": [["NIK", "Nama", "JK"], ["", "Sulami", "P"]]})

    for length in range(4, len(whole) - 1, 97):
        with pytest.raises(ListRefused):
            open_list(whole[:length], "a.xlsx")


def test_a_hidden_sheet_is_not_read(read: Callable[..., Any]) -> None:
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for name in ("Tampak", "Sembunyi"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["NIK", "Nama", "JK"])
        sheet.write_row(1, 0, ["", "Sulami", "P"])
    sheet.hide()
    book.close()

    reading, _ = read(file.getvalue(), "a.xlsx")

    assert list(reading.plans) == ["Tampak"]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TEXT)

    assert open_path(tmp_path / "a.csv").sheets == ("a",)
    with pytest.raises(ListRefused):
        open_path(tmp_path / "a.csv", max_bytes=10)


@pytest.mark.slow
@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_the_reading(read: Callable[..., Any], content: bytes) -> None:
    for start in (b"", b"NIK,Nama,JK\n", b"PK\x03\x04"):
        with contextlib.suppress(ListRefused):
            read(start + content)
