"""Somebody with the password of the database: raw SQL on a connection of their own, guards dropped first."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections

Execute = Callable[[str], Any]


@contextmanager
def vandal(*tables: str, using: str = "default") -> Iterator[Execute]:
    """Give `execute(sql)` that commits at once, on a database where nothing guards `tables`."""
    server = connections[using].settings_dict
    if connections[using].vendor == "postgresql":
        raw: Any = psycopg.connect(
            host=server["HOST"],
            port=server["PORT"] or None,
            user=server["USER"],
            dbname=server["NAME"],
            autocommit=True,
        )
        for table in tables:
            raw.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    else:
        raw = sqlite3.connect(server["NAME"], isolation_level=None)
        for table in tables:
            for guard in ("update", "delete", "replace"):
                raw.execute(f'DROP TRIGGER "append_only_{table}_{guard}"')
    try:
        yield raw.execute
    finally:
        raw.close()
