"""Broken and hostile files get the answer that stands beside them in the list of samples."""

from collections.abc import Callable
from typing import Any

import pytest

from pilar.people.registry.lists import ListRefused, MapNeeded
from tests.people.registry.lists.conftest import SAMPLES

RUSAK = SAMPLES / "rusak"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("kosong.csv", "empty"),
        ("hanya-kepala.csv", "no_rows"),
        ("terpotong.xlsx", "cut_off"),
        ("berpassword.xlsx", "locked"),
        ("pdf-berganti-nama.xlsx", "pdf"),
        ("mengembang.xlsx", "blows_up"),
        ("entitas.xlsx", "entities"),
    ],
)
def test_the_file_is_refused_with_one_sentence(
    read: Callable[..., Any], name: str, kind: str
) -> None:
    with pytest.raises(ListRefused) as refusal:
        read(RUSAK / name)

    assert refusal.value.kind == kind
    assert 1 <= str(refusal.value).count(".") <= 2


def test_two_columns_of_one_head_ask_for_a_map(read: Callable[..., Any]) -> None:
    with pytest.raises(MapNeeded) as refusal:
        read(RUSAK / "kepala-ganda.csv")

    assert refusal.value.columns == (
        "NIK",
        "Nama",
        "JK",
        "Tgl Lahir",
        "Nama#2",
        "No KK",
        "NIK#2",
        "Desa",
    )
    assert "Nama#2" in str(refusal.value)
    assert refusal.value.guess["NIK"] == "nik"


def test_parquet_with_wrong_types_names_the_columns(read: Callable[..., Any]) -> None:
    with pytest.raises(ListRefused) as refusal:
        read(RUSAK / "tipe-salah.parquet")

    assert refusal.value.kind == "types"
    for column in ("nik", "no_kk", "nama", "tgl_lahir", "jk", "rt"):
        assert f"{column} (" in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "taken", "rejected", "flagged"),
    [
        ("byte-rusak.csv", 30, {"BROKEN_BYTES": 10}, {}),
        ("nul.csv", 18, {"BROKEN_BYTES": 6}, {}),
        ("baris-tak-rata.csv", 36, {"MORE_CELLS": 6}, {"SHORT_ROW": 6, "VILLAGE_UNKNOWN": 6}),
        ("rumus.csv", 35, {"NOT_A_NAME": 7}, {"FORMULA": 7}),
        ("dimensi-bohong.xlsx", 20, {}, {}),
        ("300-kolom.csv", 50, {}, {}),
        ("utf16-tab.csv", 25, {}, {}),
    ],
)
def test_what_can_be_read_is_read_and_the_rest_is_told(
    read: Callable[..., Any],
    name: str,
    taken: int,
    rejected: dict[str, int],
    flagged: dict[str, int],
) -> None:
    reading, rows = read(RUSAK / name)

    assert reading.counts.taken == taken
    assert dict(reading.counts.rejections) == rejected
    assert dict(reading.counts.flags) == flagged
    assert "\N{REPLACEMENT CHARACTER}" not in str([row.fields for row in rows])


def test_a_formula_is_text(read: Callable[..., Any]) -> None:
    _, rows = read(RUSAK / "rumus.csv")

    row = next(row for row in rows if row.number == 5)

    assert row.stored_flags() == ["FORMULA:Alamat"]
    assert row.fields["address"] == "=cmd|' /C calc'!A0"
