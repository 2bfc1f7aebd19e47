"""Django's `migrate`, and after it the cache table and the guards of append-only tables.

Every way to migrate goes through this command (`./pilar migrate`, tests, `./pilar manage`), so that no
signal is needed.
"""

from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate

from pilar.ground.audit import triggers


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if options["plan"] or options["check_unapplied"]:
            return
        using = options["database"]
        call_command("createcachetable", database=using, verbosity=0)
        triggers.install(using)
