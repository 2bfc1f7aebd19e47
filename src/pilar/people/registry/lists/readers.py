"""Opens a list, whatever it is, as sheets of rows."""

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from pilar.people.registry.lists.cells import Line
from pilar.people.registry.lists.containers import Kind, kind_of
from pilar.people.registry.lists.csvs import TextList
from pilar.people.registry.lists.reasons import ListRefused
from pilar.people.registry.lists.workbooks import Workbook

MAX_BYTES = 100 * 1024 * 1024


class OpenedList(Protocol):
    """A list that may be read several times, sheet by sheet, until it is closed."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets in order; a csv has one, named after the file."""

    def lines(self, sheet: str) -> Iterator[Line]:
        """The rows of one sheet, from the first."""

    def close(self) -> None:
        """Let go of the memory."""


def open_list(content: bytes, file_name: str) -> OpenedList:
    """The list in `content`: csv (UTF-8, UTF-16, cp1252) or xlsx, told by its content, not its name.

    Raises ListRefused for what is empty, locked, cut off, hostile or no list.
    """
    name = PurePath(file_name).stem
    return TextList(content, name) if kind_of(content) is Kind.TEXT else Workbook(content, name)


def open_path(path: Path, *, max_bytes: int = MAX_BYTES) -> OpenedList:
    """`open_list` for a file on disk. Raises ListRefused also for one that is larger than `max_bytes`."""
    if path.stat().st_size > max_bytes:
        raise ListRefused(
            "too_large", _("The file is larger than may be imported. Split it into parts.")
        )
    return open_list(path.read_bytes(), path.name)
