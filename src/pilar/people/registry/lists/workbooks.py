"""xlsx lists, by calamine: values only, no formula is ever computed."""

import io
from collections.abc import Iterator
from typing import Any

import python_calamine as calamine
from django.utils.translation import gettext_lazy as _

from pilar.people.registry.lists.cells import Line
from pilar.people.registry.lists.reasons import ListRefused


class Workbook:
    """A workbook in memory: about 2.7 kB a row of 28 cells while its sheet is read (measured)."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self._book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        except calamine.PasswordError as error:
            raise ListRefused(
                "locked",
                _("The file is locked with a password. Save it without one, then import it."),
            ) from error
        except calamine.CalamineError as error:
            raise _unreadable() from error
        self.sheets = tuple(
            sheet.name
            for sheet in self._book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
            and sheet.visible == calamine.SheetVisibleEnum.Visible
        )
        self._open: tuple[str, Any] | None = None

    def _sheet(self, name: str) -> Any:
        if self._open is None or self._open[0] != name:
            self._open = None  # one sheet at a time in memory
            try:
                self._open = name, self._book.get_sheet_by_name(name)
            except calamine.CalamineError as error:
                raise _unreadable() from error
        return self._open[1]

    def lines(self, sheet: str) -> Iterator[Line]:
        """Every row down to the last that holds something. Row numbers as the spreadsheet shows them."""
        opened = self._sheet(sheet)
        if opened.start is None:
            return
        for number, cells in enumerate(opened.iter_rows(), start=1):  # empty rows above included
            yield Line(sheet, number, cells)

    def close(self) -> None:
        """Let go of the sheet."""
        self._open = None
        self._book.close()


def _unreadable() -> ListRefused:
    return ListRefused(
        "unreadable", _("The workbook cannot be read. Open it in a spreadsheet and save it anew.")
    )
