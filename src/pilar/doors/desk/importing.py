"""A list of an office on its way through the browser: read, previewed, and read again when it is taken."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from pilar.ground.areas import queries as areas
from pilar.ground.files import queries as files
from pilar.ground.files.models import Upload
from pilar.kernel.errors import DomainError
from pilar.people.registry import lists
from pilar.people.registry.lists import ColumnMap, ListReading, MapNeeded, ParsedRow
from pilar.people.registry.models import ImportRun

EXAMPLES = 3  # of each kind of problem
_SAYS = re.compile(r"(?![eE][+-]?\d)[^\W_]")  # all letters and digits, but for the E of 3E+15
LARGEST = 20 * 1024 * 1024  # bytes: some 100,000 people; larger lists come in by ./pilar import


@dataclass(frozen=True, slots=True)
class Preview:
    """What a first reading saw. `needed` says why a person must first set the columns."""

    column_map: dict[str, Any]
    observed_on: date
    counts: dict[str, Any] = field(default_factory=dict)
    needed: str = ""


def read(
    content: bytes, file_name: str, column_map: ColumnMap, observed_on: date | None = None
) -> ListReading:
    """The list, opened and surveyed. Raises ListRefused, MapNeeded, BadMap."""
    return lists.read_list(
        content,
        file_name,
        places=lists.places_of(settings.CITY, areas.villages(), areas.districts()),
        on=timezone.localdate(),
        column_map=column_map,
        observed_on=observed_on,
    )


def preview(
    content: bytes, file_name: str, column_map: ColumnMap, observed_on: date | None = None
) -> Preview:
    """Read all rows and count. Raises ListRefused for a file that no map would help."""
    try:
        with read(content, file_name, column_map, observed_on) as reading:
            examples = _examples(reading)
            seen = reading.counts
            used = reading.column_map().as_dict() | _head(column_map)
            counts = {
                "read": seen.read,
                "taken": seen.taken,
                "flagged": seen.flagged,
                "rejected": seen.rejected,
                "flags": dict(seen.flags),
                "rejections": dict(seen.rejections),
                "examples": examples,
                "left_aside": reading.skipped,
            }
            return Preview(_in_order(used), reading.observed_on, counts)
    except MapNeeded as needed:
        columns = {column: needed.guess.get(column, "-") for column in needed.columns}
        used = {"columns": columns | dict(column_map.columns), **_head(column_map)}
        return Preview(_in_order(used), observed_on or timezone.localdate(), needed=str(needed))


def _in_order(column_map: dict[str, Any]) -> dict[str, Any]:
    """The map with the order of its columns beside it: PostgreSQL keeps no order within JSON."""
    return column_map | {"order": list(column_map["columns"])}


def columns_of(run: ImportRun) -> dict[str, str]:
    """What each column of a run's list became, in the order of the list."""
    columns: dict[str, str] = run.column_map.get("columns", {})
    return {head: columns[head] for head in run.column_map.get("order", columns)}


def _head(column_map: ColumnMap) -> dict[str, int]:
    return {"head_row": column_map.head_row} if column_map.head_row else {}


def _examples(reading: ListReading) -> dict[str, list[list[object]]]:
    """Per kind of problem the first rows that have it: sheet, row, column and the cell's shape."""
    found: defaultdict[str, list[list[object]]] = defaultdict(list)
    for row in reading.rows():
        for finding in [row.rejection] if row.rejection else row.flags:
            kept = found[finding.code.value]
            if len(kept) < EXAMPLES:
                kept.append([row.sheet, row.number, finding.column, _shape_of(row, finding.column)])
    return dict(found)


def _shape_of(row: ParsedRow, column: str) -> str:
    """The cell without what it says: "3,57992E+15" is "•,•••••E+••"; nobody is known by it."""
    return _SAYS.sub("•", row.raw.get(column, "")[:40])


def content_of(run: ImportRun) -> bytes:
    """The kept file. Raises files.Erased, and Upload.DoesNotExist for an import by command."""
    return files.content(upload_of(run))


def reading_of(run: ImportRun) -> ListReading:
    """The kept file, read as it was confirmed. Raises like `content_of` and `read`."""
    column_map = lists.from_dict(run.column_map)
    return read(content_of(run), run.file_name, column_map, run.observed_on)


def upload_of(run: ImportRun) -> Upload:
    """The kept file of a run. Raises Upload.DoesNotExist for an import by command."""
    if run.upload_id is None:
        raise Upload.DoesNotExist
    return Upload.objects.select_related("key").get(pk=run.upload_id)


def why_not(run: ImportRun) -> str:
    """Why a list cannot be read as its columns are set; "" when it can."""
    try:
        reading_of(run).close()
    except DomainError as refusal:
        return str(refusal)
    return ""
