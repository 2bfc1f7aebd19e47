"""A list as the file that an office sends: one sheet, one head row, what people leave in such files."""

import io
from collections.abc import Iterator, Sequence

import xlsxwriter

from pilar.doors.demo.sources import Row

HEADS = {
    "name": "Nama Lengkap",
    "nik": "NIK",
    "sex": "L/P",
    "birth_place": "Tempat Lahir",
    "birth_date": "Tanggal Lahir",
    "mother_name": "Nama Ibu Kandung",
    "village": "Desa/Kelurahan",
    "rt": "RT",
    "rw": "RW",
    "address": "Alamat",
    "phone": "No HP",
}


def as_workbook(rows: Sequence[Row], sheet: str) -> bytes:
    """The rows as xlsx: numbered, with the columns that the first one has, a subtotal at the end."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for line, cells in enumerate(_lines(rows)):
            for column, text in enumerate(cells):
                page.write_string(line, column, text)
    return file.getvalue()


def _lines(rows: Sequence[Row]) -> Iterator[list[str]]:
    columns = list(rows[0].written)
    yield ["No", *(HEADS[column] for column in columns)]
    for number, row in enumerate(rows, start=1):
        yield [str(number), *(row.written[column] for column in columns)]
    yield ["", f"Jumlah {len(rows)} orang"]
