"""The guards of an append-only table on PostgreSQL."""

from django.db.backends.base.base import BaseDatabaseWrapper

FUNCTION = "pilar_append_only"
BODY = """
BEGIN
    RAISE EXCEPTION '%: this table is append-only', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
"""


def statements(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """SQL that puts the guards on `table` anew.

    ALWAYS, because a session may otherwise switch triggers off with session_replication_role.
    """
    quoted = connection.ops.quote_name(table)
    run = f"EXECUTE FUNCTION {FUNCTION}()"
    return [
        f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $${BODY}$$",
        f"DROP TRIGGER IF EXISTS append_only_rows ON {quoted}",
        f"CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON {quoted} FOR EACH ROW {run}",
        f"ALTER TABLE {quoted} ENABLE ALWAYS TRIGGER append_only_rows",
        f"DROP TRIGGER IF EXISTS append_only_table ON {quoted}",
        f"CREATE TRIGGER append_only_table BEFORE TRUNCATE ON {quoted} FOR EACH STATEMENT {run}",
        f"ALTER TABLE {quoted} ENABLE ALWAYS TRIGGER append_only_table",
    ]


def is_guarded(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Whether `table` stands and carries both guards, always on, with the function as made here."""
    # tgtype: 1 row, 2 before, 8 delete, 16 update, 32 truncate (pg_trigger.h)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT t.tgname, t.tgtype FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE c.relname = %s AND pg_table_is_visible(c.oid) AND NOT t.tgisinternal
              AND t.tgenabled = 'A' AND t.tgqual IS NULL AND p.proname = %s AND p.prosrc = %s
            """,
            [table, FUNCTION, BODY],
        )
        return set(cursor.fetchall()) >= {
            ("append_only_rows", 1 | 2 | 8 | 16),
            ("append_only_table", 2 | 32),
        }
