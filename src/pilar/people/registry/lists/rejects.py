"""The file of rejected rows: with sheet, row, column and reason, to be mended and imported again."""

import csv
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from pilar.people.registry.lists.reasons import text
from pilar.people.registry.lists.rows import ParsedRow

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """`cell` so that no spreadsheet computes it: an apostrophe before what begins like a formula.

    NUL, which no csv may hold, and bytes of no encoding become "\N{REPLACEMENT CHARACTER}" here, where
    the reason says that they were there.
    """
    cell = cell.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    cell = cell.encode("utf-8", "replace").decode() if not cell.isascii() else cell
    return f"'{cell}" if cell.lstrip(" ").startswith(_COMPUTED) else cell


def write_rejects(path: Path, rows: Iterable[ParsedRow]) -> int:
    """Write the rejected ones of `rows` to a csv (UTF-8 with mark, for spreadsheets); how many they were.

    The reason stands in the language that is active now. Columns are those of the rejected rows, in the
    order in which they come up.
    """
    rejected = [row for row in rows if row.rejection]
    columns = list(dict.fromkeys(column for row in rejected for column in row.raw))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(harmless, [_("Sheet"), _("Row"), _("Column"), _("Reason"), *columns]))
        for row in rejected:
            found = row.rejection
            if found:
                told = (row.sheet, str(row.number), found.column, str(text(found.code)))
                writer.writerow(map(harmless, (*told, *(row.raw.get(c, "") for c in columns))))
    return len(rejected)
