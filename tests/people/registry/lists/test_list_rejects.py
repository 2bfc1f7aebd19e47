"""The file of rejected rows can be mended and imported again, and computes nothing."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from pilar.people.registry.lists import Flag, Rejection, harmless, text, text_of, write_rejects
from pilar.people.registry.lists.reasons import USED
from tests.people.registry.lists.conftest import SAMPLES


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-2+3", "@x", "\t=1", "\r=1", "  =1"])
def test_what_begins_like_a_formula_is_made_harmless(cell: str) -> None:
    assert harmless(cell).startswith("'")


def test_plain_text_stays_as_it_is() -> None:
    assert harmless("Jl. Kawi 3 = pojok") == "Jl. Kawi 3 = pojok"


def test_rejected_rows_are_written_with_place_and_reason(
    read: Callable[..., Any], tmp_path: Path
) -> None:
    _, rows = read("NIK,Nama,JK\n3579911203800001,Sulami,P\n3579911203800002,-,P\n")

    with translation.override("en"):
        count = write_rejects(tmp_path / "out.csv", rows)

    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert count == 1
    assert written == [
        ["Sheet", "Row", "Column", "Reason", "NIK", "Nama", "JK"],
        ["daftar", "3", "Nama", "There is no name.", "3579911203800002", "'-", "P"],
    ]


def test_what_was_mended_there_is_read_again(read: Callable[..., Any], tmp_path: Path) -> None:
    _, rows = read("NIK,Nama,JK\n3579911203800002,-,P\n")
    write_rejects(tmp_path / "out.csv", rows)
    mended = (tmp_path / "out.csv").read_text("utf-8-sig").replace("'-", "Sulami")

    _, again = read(mended)

    assert (again[0].fields["name"], again[0].fields["nik"]) == ("Sulami", "3579911203800002")


@pytest.mark.parametrize("name", ["rumus.csv", "byte-rusak.csv", "nul.csv"])
def test_nothing_in_the_file_is_computed(
    read: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    _, rows = read(SAMPLES / "rusak" / name)

    write_rejects(tmp_path / "out.csv", rows)

    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [
        cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    ]


@pytest.mark.parametrize("reason", [*Flag, *Rejection])
def test_every_reason_has_words_in_both_languages(reason: Flag | Rejection) -> None:
    with translation.override("en"):
        english = str(text(reason))
    with translation.override("id"):
        indonesian = str(text(reason))

    assert english.endswith((".", "?"))
    assert indonesian.endswith((".", "?"))
    assert english != indonesian


def test_a_flag_that_is_not_used_says_so() -> None:
    for flag in Flag:
        with translation.override("en"):
            words = str(text(flag))
        if "not used" in words or "either" in words:
            assert flag not in USED


def test_a_stored_flag_gets_its_words_with_its_column() -> None:
    with translation.override("en"):
        assert str(text_of("NIK_SHARED:nik")).startswith("nik: Another person")
        assert str(text_of("NAME_MISSING")) == "There is no name."
    assert text_of("OF_A_LATER_RELEASE") == "OF_A_LATER_RELEASE"
