"""Append-only tables refuse UPDATE, DELETE, REPLACE and TRUNCATE in raw SQL, on both databases."""

import sqlite3
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connections, models, router, transaction

from pilar.ground.audit import triggers
from pilar.ground.audit.looks.actions import add_look
from pilar.ground.audit.looks.models import Look
from pilar.ground.audit.models import Event, Seal
from pilar.kernel.ids import new_id
from tests.support.committed import Committed

AT = datetime(2024, 12, 11, 2, tzinfo=UTC)
TABLES = ["audit_event", "audit_seal", "looks_look", "looks_looksubject"]


@pytest.fixture
def rows(committed: Committed) -> None:
    """A row in each of TABLES, committed: PostgreSQL truncates no table with checks still pending."""
    event = Event.objects.create(name="test:row:made", at=AT)
    Seal.objects.create(number=1, event=event, mac="0" * 64)
    add_look(user_id=new_id(), page="", path="/", reason="", subjects=[str(new_id())], at=AT)


def _model(table: str) -> type[models.Model]:
    return next(m for m in triggers.append_only_models() if m._meta.db_table == table)


def _refused(table: str, sql: str, *params: object) -> str:
    using = router.db_for_write(_model(table))
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(using=using):
        connections[using].cursor().execute(sql, params)
    return str(refusal.value)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("table", TABLES)
def test_raw_update_delete_and_replace_are_refused(table: str) -> None:
    key = _model(table)._meta.pk.column
    columns = ", ".join(f'"{f.column}"' for f in _model(table)._meta.concrete_fields)

    for sql in (f'UPDATE "{table}" SET "{key}" = "{key}"', f'DELETE FROM "{table}"'):
        assert "append-only" in _refused(table, sql)
    copy = f'INTO "{table}" ({columns}) SELECT {columns} FROM "{table}"'
    if connections["default"].vendor == "sqlite":
        assert "append-only" in _refused(table, f"REPLACE {copy}")
    else:
        _refused(table, f'INSERT {copy} ON CONFLICT ("{key}") DO UPDATE SET "{key}" = 1')
        assert "append-only" in _refused(table, f'TRUNCATE "{table}" CASCADE')


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("rows")
def test_a_row_can_be_replaced_neither_by_its_key_nor_by_another_unique_value() -> None:
    sql = "REPLACE INTO audit_seal (number, event_id, mac) SELECT 2, event_id, mac FROM audit_seal"

    assert "append-only" in _refused("audit_seal", sql)


@pytest.mark.only_on("sqlite")
def test_replace_is_refused_where_recursive_triggers_are_off(committed: Committed) -> None:
    Event.objects.create(name="test:row:made", at=AT)
    raw = sqlite3.connect(connections["default"].settings_dict["NAME"])
    assert raw.execute("PRAGMA recursive_triggers").fetchone() == (0,)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute("REPLACE INTO audit_event SELECT * FROM audit_event")
    raw.close()


def test_guards_return_with_the_migrate_that_follows_a_rebuild(committed: Committed) -> None:
    Event.objects.create(name="test:row:made", at=AT)
    field = Event._meta.get_field("name")
    longer = models.CharField(max_length=81)
    longer.set_attributes_from_name("name")
    with connections["default"].schema_editor() as editor:
        editor.alter_field(Event, field, longer)
    if connections["default"].vendor == "sqlite":
        assert triggers.unguarded() == ["audit_event"]

    call_command("migrate", verbosity=0)

    assert triggers.unguarded() == []
    assert "append-only" in _refused("audit_event", "DELETE FROM audit_event")


def test_a_guard_that_is_missing_or_weakened_is_noticed(committed: Committed) -> None:
    weaken = {
        "sqlite": [
            "DROP TRIGGER append_only_audit_event_replace",
            "DROP TRIGGER append_only_audit_seal_update",
            "CREATE TRIGGER append_only_audit_seal_update BEFORE UPDATE ON audit_seal BEGIN SELECT 1; END",
        ],
        "postgresql": [
            "DROP TRIGGER append_only_table ON audit_event",
            "ALTER TABLE audit_seal DISABLE TRIGGER append_only_rows",
        ],
    }
    with connections["default"].cursor() as cursor:
        for statement in weaken[connections["default"].vendor]:
            cursor.execute(statement)

    with pytest.raises(triggers.Unguarded, match="audit_event, audit_seal"):
        triggers.require()


@pytest.mark.only_on("postgresql")
def test_a_session_cannot_switch_the_guards_off(committed: Committed) -> None:
    Event.objects.create(name="test:row:made", at=AT)
    connections["default"].cursor().execute("SET session_replication_role = replica")

    assert "append-only" in _refused("audit_event", "DELETE FROM audit_event")


def test_every_append_only_table_is_guarded() -> None:
    assert {"audit_event", "audit_seal"} <= {
        m._meta.db_table for m in triggers.append_only_models()
    }
    triggers.require()


def test_adding_rows_stays_possible() -> None:
    Event.objects.bulk_create(Event(name="test:row:made", at=AT) for _ in range(3))
    Look.objects.create(at=AT, user_id=new_id(), page="", path="/")

    assert Event.objects.count() == 3


@pytest.mark.only_on("sqlite")
def test_a_unique_index_without_a_possible_guard_stops_the_migrate(committed: Committed) -> None:
    partial = "CREATE UNIQUE INDEX x ON audit_event (name) WHERE area = 'x'"
    connections["default"].cursor().execute(partial)

    with pytest.raises(NotImplementedError, match="audit_event"):
        triggers.install("default")
