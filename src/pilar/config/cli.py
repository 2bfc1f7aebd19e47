"""The command line. A command exists only when it really works; see README."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def _prepare_development() -> None:
    """Settings for `test`, `check`, `messages`, `manage`: a throwaway key, the developer's extras."""
    os.environ.setdefault("PILAR_MASTER_KEY", "dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=")
    os.environ.setdefault("PILAR_DEV", "1")
    os.environ.setdefault("PILAR_TESTING", "1")


def manage(arguments: list[str]) -> int:
    """Django's own commands, for developers."""
    from django.core.management import execute_from_command_line

    _prepare_development()
    execute_from_command_line(["pilar manage", *arguments])
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {"manage": manage}


def main() -> int:
    """Run one command; 0 done, 1 a foreseen refusal, 2 wrong usage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pilar.config.settings")
    arguments = sys.argv[1:]
    if not arguments or arguments[0] not in COMMANDS:
        print("Usage: ./pilar " + " | ".join(sorted(COMMANDS)), file=sys.stderr)
        return 2
    return COMMANDS[arguments[0]](arguments[1:])
