"""The public figure, as everybody reads it, and as it follows from the rows."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import psycopg

from tests.support.visitor import Visitor

ZONE = ZoneInfo("Asia/Jakarta")


class Figures(NamedTuple):
    """Of the year so far; in January of the twelve months before."""

    reported: int
    taken_on: int
    solved: int
    reopened: int

    def plus(self, **moved: int) -> "Figures":
        """These figures after some of them moved up."""
        return self._replace(**{name: getattr(self, name) + by for name, by in moved.items()})


# Nothing of Pilar's own reading is used here: tables and columns, counted.
COUNTED = """
SELECT
    count(CASE WHEN state <> 'JOINED' THEN 1 END),
    count(CASE WHEN state IN ('ACCEPTED', 'IN_CARE', 'ANSWERED', 'SOLVED', 'CLOSED') THEN 1 END),
    count(CASE WHEN state = 'CLOSED' AND closed_word IN ('RESIDENT', 'SECOND_PARTY') THEN 1 END),
    count(CASE WHEN state IN ('ACCEPTED', 'IN_CARE', 'ANSWERED', 'SOLVED', 'CLOSED')
               AND reopened > 0 THEN 1 END)
FROM intake_report
WHERE received_at >= %s AND received_at < %s
"""


def shown(reader: Visitor) -> Figures:
    """What the public page says."""
    reader.open("/capaian/")
    said = reader.page.locator(".say b").all_inner_texts()
    again = reader.page.locator("main p b").filter(has_text="laporan dibuka lagi").all_inner_texts()
    numbers = [int("".join(filter(str.isdigit, each))) for each in (*said, *(again or ["0"]))]
    return Figures(*numbers)


def both(reader: Visitor, database: str) -> Figures:
    """What the public page says; it is what stands in the rows."""
    told = shown(reader)
    assert told == counted(database)
    return told


def counted(database: str) -> Figures:
    """The same by SQL over the raw rows, on a connection of its own."""
    month = datetime.now(ZONE).date().replace(day=1)
    return _between(
        database, month.replace(year=month.year - (month.month == 1), month=1), _later(month, 1)
    )


def reopened_share(database: str, months: int) -> float:
    """Percent of those taken on that were opened again, over so many whole months before this one."""
    month = datetime.now(ZONE).date().replace(day=1)
    found = _between(database, _later(month, -months), month)
    return round(100 * found.reopened / found.taken_on, 1)


def _between(database: str, since: date, until: date) -> Figures:
    return Figures(*rows(database, COUNTED, midnight(since), midnight(until))[0])


def _later(month: date, by: int) -> date:
    years, place = divmod(month.year * 12 + month.month - 1 + by, 12)
    return date(years, place + 1, 1)


def midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), ZONE).astimezone(UTC)


def rows(database: str, sql: str, *values: Any) -> list[Any]:
    """What a plain connection reads; `database` as PILAR_DATABASE says it."""
    if database.startswith("sqlite:///"):
        file = database.removeprefix("sqlite:///")
        said = [f"{v:%Y-%m-%d %H:%M:%S}" if isinstance(v, datetime) else v for v in values]
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            return connection.execute(sql.replace("%s", "?"), said).fetchall()
    with psycopg.connect(database) as server:
        return server.execute(sql, values).fetchall()
