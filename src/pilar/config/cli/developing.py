"""`./pilar manage`: Django's own commands, for developers."""

from django.core.management import execute_from_command_line

from pilar.config.cli import environment


def manage(arguments: list[str]) -> int:
    """Run one of Django's management commands."""
    environment.develop()
    execute_from_command_line(["pilar manage", *arguments])
    return 0
