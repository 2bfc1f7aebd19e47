"""A database made at once is the one that all migrations make."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.support import databases
from tests.support.committed import Committed

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]
# What says when or in which order a row was made.
_APART = {
    "django_migrations": ("id", "applied"),
    "django_content_type": ("id",),
    "auth_permission": ("id", "content_type_id"),
}


def _shape(connection: sqlite3.Connection) -> dict[str, Any]:
    """Per table its columns, indexes, foreign keys, checks; all triggers."""
    shape: dict[str, Any] = {}
    names = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    for table in sorted(names):
        columns = sorted(row[1:] for row in connection.execute(f'PRAGMA table_info("{table}")'))
        keys = sorted(row[2:] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")'))
        [sql] = connection.execute("SELECT sql FROM sqlite_master WHERE name=?", [table]).fetchone()
        shape[table] = (columns, keys, _indexes(connection, table), _checks(sql))
    shape["triggers"] = sorted(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
    )
    return shape


def _indexes(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    found = []
    for _, name, unique, origin, partial in connection.execute(f'PRAGMA index_list("{table}")'):
        columns = [row[2] for row in connection.execute(f'PRAGMA index_info("{name}")')]
        sql = connection.execute("SELECT sql FROM sqlite_master WHERE name=?", [name]).fetchone()
        given = "" if name.startswith("sqlite_autoindex") else f"{name} {sql[0]}"
        found.append((given, tuple(columns), unique, origin, partial))
    return sorted(found, key=repr)


def _checks(sql: str) -> set[str]:
    return set(re.findall(r'CONSTRAINT "\w+" (?:CHECK|UNIQUE)', sql))


def _rows(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    kept = sorted(column for column in columns if column not in _APART.get(table, ()))
    listed = ", ".join(f'"{column}"' for column in kept)
    return sorted(map(repr, connection.execute(f'SELECT {listed} FROM "{table}"')))


@pytest.fixture
def made(tmp_path: Path, django_db_blocker: Any) -> Path:
    """A database made at once."""
    from pilar.config.cli import schema

    before = databases.names()
    with django_db_blocker.unblock():
        databases.point_to(
            {"default": str(tmp_path / "new.sqlite3"), "looks": str(tmp_path / "new-looks.sqlite3")}
        )
        schema.create()
        databases.point_to(before)
    return tmp_path / "new.sqlite3"


def test_tables_made_at_once_are_those_of_the_migrations(made: Path, committed: Committed) -> None:
    migrated = str(connections["default"].settings_dict["NAME"])
    with sqlite3.connect(made) as new, sqlite3.connect(migrated) as old:
        wanted, given = _shape(old), _shape(new)

        assert given.keys() == wanted.keys()
        for table in wanted:
            assert given[table] == wanted[table], table


def test_rows_loaded_at_once_are_those_of_the_migrations(made: Path, committed: Committed) -> None:
    migrated = str(connections["default"].settings_dict["NAME"])
    with sqlite3.connect(made) as new, sqlite3.connect(migrated) as old:
        for table in _shape(old):
            if table not in ("triggers", "sqlite_sequence"):
                assert _without_keys(_rows(new, table)) == _without_keys(_rows(old, table)), table


def _without_keys(rows: list[str]) -> list[str]:
    """Rows without ids of version 7, which are new each time."""
    return sorted(re.sub(r"'[0-9a-f]{32}'", "'id'", row) for row in rows)
