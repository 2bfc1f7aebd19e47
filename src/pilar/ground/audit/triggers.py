"""Append-only tables: the database itself refuses to change or remove their rows.

An app names such models in its AppConfig: `append_only = ("Event", "Seal")`. `install` runs after
every migrate (see management/commands/migrate.py), because SQLite drops a table's triggers without
a word when a migration rebuilds it; `require` runs when `serve` and `worker` start.
"""

from typing import Any

from django.apps import apps
from django.db import connections, models, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from pilar.ground.audit import triggers_postgresql, triggers_sqlite
from pilar.kernel.errors import DomainError


class Unguarded(DomainError):
    code = "audit.triggers.missing"

    @classmethod
    def at(cls, tables: list[str]) -> "Unguarded":
        sentence = _(
            "The guards of append-only tables are missing or changed: %(tables)s. "
            "Run ./pilar migrate, then ./pilar audit verify."
        )
        return cls(sentence % {"tables": ", ".join(tables)})


def append_only_models() -> list[type[models.Model]]:
    """The models that apps declare append-only."""
    return [
        config.get_model(name)
        for config in apps.get_app_configs()
        for name in getattr(config, "append_only", ())
    ]


def install(using: str) -> None:
    """Put the guards on every append-only table that exists in database `using`; idempotent."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for table in _tables(using):
            if table in present:
                for statement in _dialect(connection).statements(connection, table):
                    cursor.execute(statement)


def unguarded() -> list[str]:
    """Append-only tables whose guards are missing, switched off or not as `install` makes them."""
    return [
        table
        for using in connections
        for table in _tables(using)
        if not _dialect(connections[using]).is_guarded(connections[using], table)
    ]


def require() -> None:
    """Raise Unguarded unless every append-only table has its guards."""
    if tables := unguarded():
        raise Unguarded.at(tables)


def _tables(using: str) -> list[str]:
    return [
        model._meta.db_table
        for model in append_only_models()
        if router.allow_migrate_model(using, model)
    ]


def _dialect(connection: BaseDatabaseWrapper) -> Any:
    return triggers_postgresql if connection.vendor == "postgresql" else triggers_sqlite
