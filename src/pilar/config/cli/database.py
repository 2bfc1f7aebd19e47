"""`./pilar migrate`: bring the databases to the shape that this release needs."""

import argparse

from pilar.config.cli import environment


def migrate(arguments: list[str]) -> int:
    """Migrate every database; guards of append-only tables are put on anew."""
    argparse.ArgumentParser(prog="./pilar migrate", description=migrate.__doc__).parse_args(
        arguments
    )
    environment.start()
    migrate_all(verbosity=1)
    _refresh_roles()
    return 0


def _refresh_roles() -> None:
    """Give every account what its roles hold in this release."""
    from django.utils import timezone

    from pilar.ground.access import actions

    given, ended = actions.refresh_roles(at=timezone.now())
    if given or ended:
        print(f"Roles: {given} grants given, {ended} ended, as config/roles.py says now.")


def migrate_all(*, verbosity: int) -> None:
    """Migrate the main database, then that of the looks where it is one of its own (SQLite).

    That one holds the app `looks` alone; walking through all other migrations for nothing would
    take it some seconds.
    """
    from django.conf import settings
    from django.core.management import call_command

    settings.VAR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=verbosity)
    if not settings.POSTGRES:
        call_command("migrate", "looks", database="looks", interactive=False, verbosity=verbosity)
