"""The command line. A command exists only when it really works; see README."""

import os
import sys
from collections.abc import Callable
from importlib import import_module

# Command -> "module:function"; a module is imported only when its command runs.
COMMANDS: dict[str, str] = {
    "audit": "pilar.config.cli.trail:audit",
    "backup": "pilar.config.cli.backups:backup",
    "bench": "pilar.config.cli.benchmarks:bench",
    "check": "pilar.config.cli.checking:check",
    "createuser": "pilar.config.cli.accounts:createuser",
    "demo": "pilar.config.cli.demo:demo",
    "import": "pilar.config.cli.people:import_",
    "maintenance": "pilar.config.cli.maintaining:maintenance",
    "manage": "pilar.config.cli.developing:manage",
    "messages": "pilar.config.cli.messages:messages",
    "migrate": "pilar.config.cli.database:migrate",
    "registry": "pilar.config.cli.people:registry",
    "restore": "pilar.config.cli.backups:restore",
    "rules": "pilar.rules.cli:run",
    "serve": "pilar.config.cli.serving:serve",
    "test": "pilar.config.cli.testing:test",
    "worker": "pilar.config.cli.serving:worker",
}


def _load(name: str) -> Callable[[list[str]], int]:
    module, function = COMMANDS[name].split(":")
    command: Callable[[list[str]], int] = getattr(import_module(module), function)
    return command


def main() -> int:
    """Run one command; 0 done, 1 a foreseen refusal with one sentence on stderr, 2 wrong usage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pilar.config.settings")
    arguments = sys.argv[1:]
    if not arguments or arguments[0] not in COMMANDS:
        print("Usage: ./pilar " + " | ".join(sorted(COMMANDS)), file=sys.stderr)
        return 2
    from django.core.exceptions import ImproperlyConfigured

    from pilar.kernel.errors import DomainError

    try:
        return _load(arguments[0])(arguments[1:])
    except (DomainError, ImproperlyConfigured) as refusal:
        print(refusal, file=sys.stderr)
        return 1
