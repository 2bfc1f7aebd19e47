"""What must hold before people are let in."""

from django.conf import settings
from django.db import OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from pilar.config.backup import restoring
from pilar.ground.audit import triggers
from pilar.kernel.errors import DomainError


class NotReady(DomainError):
    code = "pilar.start.not_ready"


def require() -> None:
    """Raise NotReady, or Unguarded, unless the databases are migrated and append-only tables guarded.

    Raises restoring.Occupied where a restore was cut short.
    """
    restoring.require_finished()
    for alias in ["default"] if settings.POSTGRES else ["default", "looks"]:
        try:
            executor = MigrationExecutor(connections[alias])
        except OperationalError as error:
            message = f"The database cannot be opened ({str(error).strip()}). Does PILAR_DATABASE name the right one? A new one is made by ./pilar migrate."
            raise NotReady(message) from error
        wanted = executor.loader.graph.leaf_nodes("looks" if alias == "looks" else None)
        if executor.migration_plan(wanted):
            message = "The database is not in the shape that this release needs. Run ./pilar migrate, then start again."
            raise NotReady(message)
    triggers.require()
