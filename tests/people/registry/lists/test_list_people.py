"""What only all rows of a list together show: one number of two people, one person in two rows."""

from collections.abc import Callable
from typing import Any

import pytest

HEAD = "NIK,No KK,Nama,JK,Tgl Lahir,Alamat,RT/RW,Desa\n"


def _rows(*lines: str) -> str:
    return HEAD + "\n".join(lines)


def test_a_nik_of_two_people_is_used_for_neither(read: Callable[..., Any]) -> None:
    _, rows = read(
        _rows(
            "3579911203800001,,Suparno,L,12-03-1980,,,Temas",
            "3579911203800001,,Satuni,P,01-05-1982,,,Temas",
        )
    )

    assert [row.stored_flags() for row in rows] == [["NIK_SHARED:NIK"]] * 2
    assert not any("nik" in row.fields for row in rows)


def test_a_nik_of_five_people_is_a_filler(read: Callable[..., Any]) -> None:
    names = ["Suparno,L", "Satuni,P", "Rukmini,P", "Legiman,L", "Wagiyem,P"]

    _, rows = read(_rows(*(f"3579911203800001,,{name},,,,Temas" for name in names)))

    assert [row.stored_flags() for row in rows] == [["NIK_PLACEHOLDER:NIK"]] * 5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # the same NIK, spelled anew
        ("3579911203800001,,Choirul Anam,L,12-03-1980,,,Temas", "3579911203800001,,Khoirul Anam,L,12-03-1980,,,Temas"),
        # the same NIK and birthday, a garbled name
        ("3579911203800001,,Romlah Fauziah,P,12-03-1980,,,Temas", "3579911203800001,,Romlah Faoezaih,P,12-03-1980,,,Temas"),
        # another NIK, one family and birthday
        ("3579911203800001,3579911203000001,Joko Hidayat,L,12-03-1980,,,Temas", "3507911203800007,3579911203000001,Joko Hidayat,L,12-03-1980,,,Temas"),
        # no number at all
        (",,Satuni Kasiyem,P,12-03-1980,,,Temas", ",,Satuni Kasiem,P,12-03-1980,,,Temas"),
    ],
)  # fmt: skip
def test_the_same_person_again_is_told_once(
    read: Callable[..., Any], first: str, second: str
) -> None:
    _, rows = read(_rows(first, second))

    assert [row.stored_flags() for row in rows] == [[], ["SAME_PERSON"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3579911203100001,3579911203000001,Hasan,L,12-03-2010,,,Temas", "3579911203100002,3579911203000001,Husen,L,12-03-2010,,,Temas"),
        ("3579911203100001,3579911203000001,Tegar,L,12-03-2010,,,Temas", "3579911203100002,3579911203000001,Tegar Purnomo,L,12-03-2010,,,Temas"),
        (",,Sumini,P,12-03-1950,,,Temas", ",,Sumini,P,12-03-1951,,,Temas"),
    ],
)  # fmt: skip
def test_two_people_are_two(read: Callable[..., Any], first: str, second: str) -> None:
    _, rows = read(_rows(first, second))

    assert [row.stored_flags() for row in rows] == [[], []]


def test_a_row_letter_for_letter_is_told(read: Callable[..., Any]) -> None:
    line = "3579911203800001,,Suparno,L,12-03-1980,,,Temas"

    _, rows = read(_rows(line, line))

    assert [row.stored_flags() for row in rows] == [[], ["SAME_ROW"]]
