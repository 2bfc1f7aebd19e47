"""Looks go to the database alias `looks`: its own file on SQLite, the same server on PostgreSQL."""

from typing import Any

from django.conf import settings
from django.db.models import Model


class LooksRouter:
    """Keeps the app `looks` on its alias and everything else off it."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str | None:
        return "looks" if model._meta.app_label == "looks" else None

    db_for_write = db_for_read

    def allow_relation(self, left: Model, right: Model, **_hints: Any) -> bool | None:
        if (left._meta.app_label == "looks") != (right._meta.app_label == "looks"):
            return False
        return None

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool | None:
        if settings.POSTGRES:
            return db == "default"  # one server holds both; the alias is a connection of its own
        return (db == "looks") == (app_label == "looks")
