"""A list as the file that an office sends: one sheet, one head row, what people leave in such files."""

import io
from collections.abc import Iterator

import xlsxwriter

from pilar.doors.demo.sources import List

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


def as_workbook(offered: List, sheet: str) -> bytes:
    """The list as xlsx: numbered rows, its columns as the first row has them, a subtotal at the end."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": False}) as book:
        page = book.add_worksheet(sheet)
        for line, cells in enumerate(_lines(offered)):
            for column, text in enumerate(cells):
                page.write_string(line, column, text)
    return file.getvalue()


def _lines(offered: List) -> Iterator[list[str]]:
    columns: list[str] = []
    number = 0
    for row in offered.rows:
        if not columns:
            columns = list(row.written)
            yield ["No", *(HEADS[column] for column in columns)]
        number += 1
        yield [str(number), *(row.written[column] for column in columns)]
    yield ["", f"Jumlah {number} orang"]
