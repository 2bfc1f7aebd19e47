"""A whole list: opened, its heads found, surveyed once, then read row by row."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Self

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pilar.people.registry.lists import heads
from pilar.people.registry.lists.cells import Line, filled
from pilar.people.registry.lists.heads import Head
from pilar.people.registry.lists.maps import ColumnMap
from pilar.people.registry.lists.places import Places
from pilar.people.registry.lists.plans import Plan, RowKind
from pilar.people.registry.lists.readers import OpenedList, open_list
from pilar.people.registry.lists.reasons import ListRefused, MapNeeded
from pilar.people.registry.lists.rows import ParsedRow, RowReader
from pilar.people.registry.lists.survey import Survey, Surveyor

_NO_MAP = ColumnMap()


@dataclass
class Counts:
    """What was read so far. `flags` and `rejections`: {code: rows}; a row counts once in `flagged`."""

    read: int = 0
    taken: int = 0
    flagged: int = 0
    rejected: int = 0
    flags: Counter[str] = field(default_factory=Counter)
    rejections: Counter[str] = field(default_factory=Counter)

    def add(self, row: ParsedRow) -> None:
        """Count one row."""
        self.read += 1
        if row.rejection:
            self.rejected += 1
            self.rejections[row.rejection.code.value] += 1
            return
        self.taken += 1
        self.flagged += bool(row.flags)
        self.flags.update({found.code.value for found in row.flags})


class ListReading:
    """A list that was understood. Use it as a context manager, or call `close`.

    `plans`: {sheet: plan}; `skipped`: {sheet without people: its filled rows}; `observed_on`: the day
    of which the list speaks, by its map, its period, or the ages it gives, else the day given.
    """

    def __init__(
        self, opened: OpenedList, plans: Mapping[str, Plan], skipped: Mapping[str, int]
    ) -> None:
        self._opened = opened
        self.plans, self.skipped = dict(plans), dict(skipped)
        self.survey = Survey()
        self.observed_on = date.min
        self.counts = Counts()
        self._reader: RowReader | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the memory."""
        self._opened.close()

    def column_map(self) -> ColumnMap:
        """The map as it was used, with every column named: to be shown, corrected and remembered."""
        columns: dict[str, str] = {}
        for plan in self.plans.values():
            for column, target in zip(plan.head.columns, plan.head.targets, strict=True):
                columns.setdefault(column, target or "-")
        return ColumnMap(columns, observed_on=self.observed_on)

    def look(self, places: Places, on: date, observed_on: date | None) -> None:
        """The first pass. Raises ListRefused for a list without rows or with several tables on a sheet."""
        surveyor = Surveyor(places, on)
        for plan, line in self._data():
            surveyor.see(line, plan)
        self.survey = surveyor.conclude()
        if not self.survey.rows:
            raise ListRefused("no_rows", _("The list has a head and no rows below it."))
        guessed = self.survey.observed_on
        self.observed_on = observed_on or (guessed if guessed and guessed <= on else on)
        self._reader = RowReader(self.survey, places, self.observed_on)

    def rows(self) -> Iterator[ParsedRow]:
        """The data rows, one by one; `counts` follows. May be called again: it starts anew."""
        if self._reader is None:
            raise RuntimeError("look() comes first")
        self.counts = Counts()
        for index, (plan, line) in enumerate(self._data()):
            row = self._reader.read(line, plan, index)
            self.counts.add(row)
            yield row

    def _data(self) -> Iterator[tuple[Plan, Line]]:
        for sheet, plan in self.plans.items():
            for line in self._opened.lines(sheet):
                kind = plan.kind(line)
                if kind is RowKind.ANOTHER_HEAD:
                    raise _several_tables(plan.head, line)
                if kind is RowKind.DATA:
                    yield plan, line


def _several_tables(head: Head, line: Line) -> MapNeeded:
    return MapNeeded(
        "several_tables",
        format_lazy(
            _("Sheet “{sheet}” holds several tables: another head stands in row {row}. Put each table on a sheet of its own."),
            sheet=head.sheet,
            row=line.number,
        ),
        head.columns,
        head.guess(),
    )  # fmt: skip


def read_list(
    content: bytes,
    file_name: str,
    *,
    places: Places,
    on: date,
    column_map: ColumnMap = _NO_MAP,
    sheets: Collection[str] = (),
    observed_on: date | None = None,
) -> ListReading:
    """Open and survey the list in `content`, ready to give its rows.

    `on`: the day of the import. `sheets`: only these. `observed_on`: the day of which the list speaks,
    when it is known better than the list tells. Raises ListRefused for a file that is not imported,
    MapNeeded when a map must say which column is which, BadMap.
    """
    opened = open_list(content, file_name)
    try:
        plans, skipped = _plans(opened, column_map, sheets)
        reading = ListReading(opened, plans, skipped)
        reading.look(places, on, observed_on or column_map.observed_on)
    except BaseException:
        opened.close()
        raise
    return reading


def _plans(
    opened: OpenedList, column_map: ColumnMap, wanted: Collection[str]
) -> tuple[dict[str, Plan], dict[str, int]]:
    unknown = sorted(set(wanted) - set(opened.sheets))
    if unknown:
        raise ListRefused(
            "no_such_sheet",
            format_lazy(
                _("There is no sheet “{sheet}”. The sheets are: {sheets}."),
                sheet=unknown[0],
                sheets=", ".join(opened.sheets),
            ),
        )
    plans: dict[str, Plan] = {}
    skipped: dict[str, int] = {}
    columns: tuple[str, ...] = ()
    for sheet in opened.sheets:
        if wanted and sheet not in wanted:
            continue
        first = list(islice(opened.lines(sheet), heads.SEARCHED))
        head = _head(sheet, first, column_map)
        if head:
            plans[sheet] = Plan(head)
        elif full := sum(1 for line in first if filled(line.cells)):
            skipped[sheet] = full
            columns = columns or heads.unique_heads(first[0].cells)
    if not plans:
        raise heads.without_head(list(skipped) or list(opened.sheets), columns)
    return plans, skipped


def _head(sheet: str, first: list[Line], column_map: ColumnMap) -> Head | None:
    """The head of a sheet by the map, or found; None where nobody's name is headed."""
    if column_map.head_row:
        line = next((line for line in first if line.number == column_map.head_row), None)
        head = heads.head_at(line) if line else None
    else:
        head = heads.find_head(first, column_map.columns)
    if head is None:
        return None
    head = heads.apply_map(head, column_map.columns)
    heads.refuse_twice(head)
    return head if "name" in head.targets else None
