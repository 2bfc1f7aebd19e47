"""The guards of an append-only table on SQLite."""

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "this table is append-only"


def statements(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """SQL that puts the guards on `table` anew."""
    made = []
    for name, definition in _definitions(connection, table).items():
        made += [f'DROP TRIGGER IF EXISTS "{name}"', definition]
    return made


def is_guarded(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Whether `table` stands and carries each guard, to the letter."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
        )
        found = dict(cursor.fetchall())
    wanted = _definitions(connection, table)
    return len(wanted) == 3 and all(found.get(name) == sql for name, sql in wanted.items())


def _definitions(connection: BaseDatabaseWrapper, table: str) -> dict[str, str]:
    """Trigger name -> its definition; empty where there is no such table.

    INSERT OR REPLACE removes the rows in its way without firing DELETE triggers, unless
    `recursive_triggers` is on, which any connection may leave off. Hence a guard of its own:
    a new row must not meet the key, or any other unique value, of one that stands.
    """
    keys = _unique_keys(connection, table)
    if not keys:
        return {}
    meets = " OR ".join(
        "(" + " AND ".join(f'"{column}" = NEW."{column}"' for column in key) + ")" for key in keys
    )
    stop = f"BEGIN SELECT RAISE(ABORT, '{table}: {REFUSAL}'); END"
    taken = f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {meets})'  # noqa: S608  names from the schema
    guards = {"update": "BEFORE UPDATE", "delete": "BEFORE DELETE", "replace": "BEFORE INSERT"}
    return {
        f"append_only_{table}_{guard}": (
            f'CREATE TRIGGER "append_only_{table}_{guard}" {moment} ON "{table}" '
            f"{taken if guard == 'replace' else ''} {stop}"
        )
        for guard, moment in guards.items()
    }


def _unique_keys(connection: BaseDatabaseWrapper, table: str) -> list[tuple[str, ...]]:
    """The primary key and the columns of each unique index.

    Raises NotImplementedError for a unique index with a condition or an expression: no guard
    can be derived for it, so an append-only table must not have one.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({connection.ops.quote_name(table)})")
        keyed = [(row[5], row[1]) for row in cursor.fetchall() if row[5]]
        keys = [tuple(name for _, name in sorted(keyed))] if keyed else []
        cursor.execute(f"PRAGMA index_list({connection.ops.quote_name(table)})")
        for _, index, unique, _, partial in cursor.fetchall():
            if not unique:
                continue
            cursor.execute(f"PRAGMA index_info({connection.ops.quote_name(index)})")
            columns = tuple(row[2] for row in cursor.fetchall())
            if partial or None in columns:
                message = f"{table}: no append-only guard can be derived for unique index {index}"
                raise NotImplementedError(message)
            if columns not in keys:
                keys.append(columns)
    return keys
