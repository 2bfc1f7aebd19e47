"""Lists for tests: samples as offices send them, and small ones written on the spot."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from pilar.people.registry import lists
from pilar.people.registry.lists import ColumnMap, ListReading, ParsedRow, Places

SAMPLES = Path(__file__).parent / "samples"
ON = date(2026, 11, 26)
_AREAS = Path(__file__).parents[4] / "src/pilar/ground/areas/data/35.79.csv"


@pytest.fixture(scope="session")
def places() -> Places:
    """The villages of Kota Batu, without numbers of BPS."""
    rows = [line.split(",") for line in _AREAS.read_text().splitlines()[1:]]
    return Places(
        city="35.79",
        villages={code: name for code, name, kind, *_ in rows if kind in ("DESA", "KELURAHAN")},
        districts={code: name for code, name, kind, *_ in rows if kind == "DISTRICT"},
    )


@pytest.fixture(scope="session")
def read(places: Places) -> Callable[..., tuple[ListReading, list[ParsedRow]]]:
    """Reads a whole list: its reading (closed) and all its rows."""

    def read_all(
        content: bytes | str | Path, name: str = "daftar.csv", **options: Any
    ) -> tuple[ListReading, list[ParsedRow]]:
        if isinstance(content, Path):
            content, name = content.read_bytes(), content.name
        if isinstance(content, str):
            content = content.encode()
        with lists.read_list(content, name, places=places, on=ON, **options) as reading:
            return reading, list(reading.rows())

    return read_all


@pytest.fixture(scope="session")
def read_one(read: Callable[..., tuple[ListReading, list[ParsedRow]]]) -> Callable[..., ParsedRow]:
    """The only row of a csv that is given as {head: cell}."""

    def read_row(**cells: str) -> ParsedRow:
        heads = {"NIK": "3579911203800001", "Nama": "Sulami", "JK": "P"} | cells
        text = io.StringIO()
        csv.writer(text).writerows([[head.replace("_", " ") for head in heads], heads.values()])
        column_map = ColumnMap(observed_on=date(2024, 3, 1))
        return read(text.getvalue(), column_map=column_map)[1][0]

    return read_row


def workbook(sheets: dict[str, Sequence[Sequence[Any]]], **cells: Any) -> bytes:
    """An xlsx with these sheets, rows from the first."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()
