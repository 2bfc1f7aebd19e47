"""Tables as files: xlsx and csv. Cells that a spreadsheet would run as a formula are made harmless."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from tempfile import TemporaryFile
from typing import Any, TypeAlias

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify

from pilar.ground.web.parts import Text

Cell: TypeAlias = Text | int | float | bool | Decimal | date | None
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_YEAR = 1900  # spreadsheets count days from there
LONGEST = 32_767  # characters that a cell of a spreadsheet may hold


def harmless(text: str) -> str:
    """`text` with an apostrophe before a sign that would begin a formula, also after spaces."""
    return f"'{text}" if text.lstrip().startswith(DANGEROUS) or text[:1] in DANGEROUS else text


def _moment(value: datetime) -> datetime:
    """Local time without a zone: spreadsheets know none."""
    return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value


def xlsx_response(
    name: str, columns: Sequence[Text], rows: Iterable[Sequence[Cell]]
) -> FileResponse:
    """A workbook of one sheet, written row by row (constant memory). name: without ending."""
    import xlsxwriter

    file = TemporaryFile()  # noqa: SIM115  # the response closes it when it has been sent
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "remove_timezone": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    head = book.add_format({"bold": True, "bottom": 1})
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, harmless(str(column)), head)
        sheet.set_column(at, at, max(12, min(40, len(str(column)) + 4)))
    for number, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            _write(sheet, number, at, value, day, moment)
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{_safe(name)}.xlsx", content_type=XLSX)


def _write(sheet: Any, row: int, at: int, value: Cell, day: Any, moment: Any) -> None:
    """One cell with its own type. What a sheet can't hold as a number or a day is written as text."""
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, at, value)
    elif isinstance(value, date) and value.year < FIRST_YEAR:
        sheet.write_string(row, at, value.isoformat())
    elif isinstance(value, datetime):
        sheet.write_datetime(row, at, _moment(value), moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, day)
    else:
        sheet.write_string(row, at, harmless(str(value))[:LONGEST])


def csv_response(
    name: str, columns: Sequence[Text], rows: Iterable[Sequence[Cell]]
) -> StreamingHttpResponse:
    """Comma separated, UTF-8 with the mark that Excel looks for, sent as it is written."""
    response = StreamingHttpResponse(
        _lines([list(columns)], rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{_safe(name)}.csv"'
    return response


def _lines(head: list[list[Text]], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    for row in (*head, *rows) if isinstance(rows, Sequence) else _chain(head, rows):
        writer.writerow([_as_text(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _chain(head: list[list[Text]], rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield from head
    yield from rows


def _as_text(value: Cell) -> str | int | float | Decimal:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, datetime):
        return _moment(value).isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return harmless(str(value))


def _safe(name: str) -> str:
    return slugify(name) or "pilar"
