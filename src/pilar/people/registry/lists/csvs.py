"""Text lists: which encoding and delimiter, then record by record."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pilar.people.registry.lists.cells import Line
from pilar.people.registry.lists.heads import recognised
from pilar.people.registry.lists.reasons import ListRefused

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64 * 1024
_LOOKED_AT = 40
_LONGEST_CELL = 128 * 1024  # a quotation mark that is never closed swallows the rest of the file
_FIRST_SURROGATE, _LAST_SURROGATE = "\udc80", "\udcff"


@dataclass(frozen=True)
class TextList:
    """A csv file in memory. `encoding` and `delimiter` are found out by its content."""

    content: bytes
    name: str

    @property
    def sheets(self) -> tuple[str, ...]:
        return (self.name,)

    @cached_property
    def encoding(self) -> str:
        """By the mark at its start; else UTF-8 where most of what is not ASCII is UTF-8; else cp1252."""
        if self.content.startswith(b"\xef\xbb\xbf"):
            return "utf-8-sig"
        if self.content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        start = self.content[:4096]
        if start[1::2].count(0) * 3 > len(start):
            return "utf-16-le"
        if start[::2].count(0) * 3 > len(start):
            return "utf-16-be"
        try:
            self.content.decode("utf-8")
        except UnicodeDecodeError:
            text = self.content.decode("utf-8", "surrogateescape")
            beyond_ascii = [sign for sign in text if sign > "\x7f"]
            lost = sum(_FIRST_SURROGATE <= sign <= _LAST_SURROGATE for sign in beyond_ascii)
            return "utf-8" if lost * 2 <= len(beyond_ascii) else "cp1252"
        return "utf-8"

    @cached_property
    def delimiter(self) -> str:
        """What separates the cells: the sign that makes most columns known, then most rows equally wide."""
        sample = self._text().read(_SAMPLE)
        if sample.startswith("sep=") and sample[4:5] in _DELIMITERS:
            return sample[4]
        lines = sample.splitlines(keepends=True)[: _LOOKED_AT + 1]
        return max(_DELIMITERS, key=lambda delimiter: _fits(lines, delimiter))

    def _text(self) -> io.TextIOWrapper:
        errors = "strict" if self.encoding.startswith("utf-16") else "surrogateescape"
        return io.TextIOWrapper(
            io.BytesIO(self.content), encoding=self.encoding, errors=errors, newline=""
        )

    @cached_property
    def _may_be_broken(self) -> bool:
        if self.encoding.startswith("utf-16"):
            return b"\x00\x00" in self.content
        if b"\x00" in self.content:
            return True
        try:
            self.content.decode(self.encoding)
        except UnicodeDecodeError:
            return True
        return False

    def lines(self, sheet: str) -> Iterator[Line]:
        """Every record, blank ones too. Raises ListRefused where the text breaks off."""
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(self._text(), delimiter=self.delimiter)
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                yield Line(sheet, number, cells, self._may_be_broken and _is_broken(cells))
        except csv.Error as error:
            raise ListRefused(
                "quotation_mark",
                format_lazy(
                    _(
                        "After row {row} a quotation mark is opened and never closed. Mend it there."
                    ),
                    row=number,
                ),
            ) from error
        except UnicodeDecodeError as error:
            raise ListRefused(
                "broken_bytes",
                format_lazy(
                    _(
                        "After row {row} the file holds signs that cannot be read. Ask for it again."
                    ),
                    row=number,
                ),
            ) from error

    def close(self) -> None:
        """Nothing is open."""


def _is_broken(cells: list[str]) -> bool:
    return any(
        sign == "\x00" or _FIRST_SURROGATE <= sign <= _LAST_SURROGATE
        for cell in cells
        if not cell.isascii() or "\x00" in cell
        for sign in cell
    )


def _fits(lines: list[str], delimiter: str) -> tuple[int, int, int]:
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))[:_LOOKED_AT]
    except csv.Error:
        return (0, 0, 0)
    widths = [len(row) for row in rows if len(row) > 1]
    usual = max(set(widths), key=widths.count, default=0)
    return max(map(recognised, rows), default=0), widths.count(usual), usual
