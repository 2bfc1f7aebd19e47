"""Builds the demo city: plans are made, then let in through the apps' bulk actions, stage by stage.

Nothing here knows a model; what an app stores, it stores by itself.
"""

import time
from datetime import date

from django.db import connection

from pilar.doors.demo.build import Build, Say, plan
from pilar.doors.demo.stages import STAGES


def build(*, persons: int, seed: int, today: date, say: Say) -> Build:
    """Plan the city and store all of it in the database that Django points to.

    `say` gets one line for each stage. The database must be migrated and empty of people. Raises
    TooEarly.
    """
    began = time.perf_counter()
    made = plan(persons=persons, seed=seed, today=today, say=say)
    tell(say, "the city is invented", persons, began)
    _unsynced()
    for name, stage in STAGES:
        began = time.perf_counter()
        count = stage(made)
        tell(say, name, count, began)
    _settle()
    return made


def tell(say: Say, name: str, count: int | None, began: float) -> None:
    """Say that a stage is done: its name, how many, how long it took."""
    number = "" if count is None else f"{count:,}".replace(",", ".")
    say(f"  {name:<34}{number:>10}{time.perf_counter() - began:>8.1f} s")


def _unsynced() -> None:
    """A build that is interrupted is thrown away, so nothing need reach the disk at once."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA wal_autocheckpoint=20000")


def _settle() -> None:
    """Let the planner know how the tables are filled; leave one file that can be moved."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA synchronous=NORMAL")
