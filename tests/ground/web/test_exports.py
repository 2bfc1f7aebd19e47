"""Exported tables hold what was shown, and nothing in them runs as a formula."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.http import StreamingHttpResponse
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from pilar.ground.web import exports

COLUMNS = ["Nama", "=Jumlah", "Hari", "Saat"]
ROWS = [
    ['=HYPERLINK("http://x")', 12, date(2026, 11, 24), datetime(2026, 11, 24, 2, 12, tzinfo=UTC)],
    ["Sarinem", -3, None, None],
]
RUNS = ("=", "+", "-", "@", "\t", "\r")


def sent(answer: StreamingHttpResponse) -> bytes:
    whole = b"".join(answer.streaming_content)  # type: ignore[arg-type]  # a sync response
    answer.close()
    return whole


def sheet(book: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()


def test_a_workbook_holds_the_rows_with_their_types() -> None:
    answer = exports.xlsx_response("Laporan Oktober", COLUMNS, ROWS)

    rows = sheet(sent(answer))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="laporan-oktober.xlsx"'
    assert rows[1][1:3] == [12.0, date(2026, 11, 24)]
    assert rows[1][3] == datetime(2026, 11, 24, 9, 12)
    assert rows[2][:2] == ["Sarinem", -3.0]


def test_a_workbook_runs_nothing() -> None:
    rows = sheet(sent(exports.xlsx_response("x", COLUMNS, ROWS)))

    assert rows[0][1] == "'=Jumlah"
    assert str(rows[1][0]).startswith("'=")


def test_a_csv_is_read_by_a_spreadsheet_and_runs_nothing() -> None:
    text = sent(exports.csv_response("x", COLUMNS, ROWS)).decode()

    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    assert rows[1] == ['\'=HYPERLINK("http://x")', "12", "2026-11-24", "2026-11-24 09:12"]
    assert rows[2] == ["Sarinem", "-3", "", ""]


@pytest.mark.parametrize(
    "text", ["=1+1", "+62812", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\n=1", "＝1"]
)
def test_what_begins_a_formula_is_quoted(text: str) -> None:
    assert exports.harmless(text) == f"'{text}"


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    assert not exports.harmless(text).lstrip().startswith(RUNS)


def test_a_long_text_fits_a_cell() -> None:
    book = sent(exports.xlsx_response("x", ["a"], [["y" * 40_000]]))

    assert len(str(sheet(book)[1][0])) == exports.LONGEST


@pytest.mark.parametrize("value", [date(1850, 1, 1), float("nan"), float("inf"), None, True])
def test_what_a_sheet_can_not_hold_does_not_stop_the_export(value: exports.Cell) -> None:
    book = sent(exports.xlsx_response("x", ["a", "b"], [[value, "end"]]))

    assert sheet(book)[1][1] == "end"
