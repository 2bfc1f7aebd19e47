"""`./pilar test`: all tests, on SQLite or on a private PostgreSQL."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import nullcontext
from typing import Any

from pilar.config.cli import environment, postgres
from pilar.kernel.errors import DomainError

CHROMIUM = "chromium"


class NoChromium(DomainError):
    code = "pilar.test.no_chromium"


def test(arguments: list[str]) -> int:
    """Run pytest with `arguments`; `--postgres` runs the tests on a PostgreSQL started for them."""
    environment.develop()
    have_chromium()
    on_postgres = "--postgres" in arguments
    chosen = [argument for argument in arguments if argument != "--postgres"]
    command = [sys.executable, "-m", "pytest", *_processes(chosen), *chosen]
    signal.signal(signal.SIGTERM, _end)
    with postgres.private_server() if on_postgres else nullcontext("") as url:
        own = {"PILAR_DATABASE": url} if url else {}
        return subprocess.call(command, cwd=environment.ROOT, env=os.environ | own)


def have_chromium() -> None:
    """Install Debian's chromium where that is possible; else raise NoChromium, which names the package."""
    if shutil.which(CHROMIUM):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Pilar: installing chromium for the browser tests, once ...", file=sys.stderr)
        for step in (["update"], ["install", "--yes", "--no-install-recommends", CHROMIUM]):
            subprocess.run(
                ["apt-get", *step],
                env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
                stdout=sys.stderr,
                check=False,
            )
    if not shutil.which(CHROMIUM):
        message = "The browser tests need chromium. Install it, then run the same command again: apt install chromium"
        raise NoChromium(message)


def _processes(chosen: list[str]) -> list[str]:
    """Two processes for the whole suite or a folder; one for a single file or test, or a debugger."""
    alone = ("--pdb", "-s", "--capture=no", "-p", "--collect-only", "--co")
    if any(word in alone or word.startswith(("-n", "--numprocesses")) for word in chosen):
        return []
    if any("::" in word or word.endswith(".py") for word in chosen):
        return []
    return ["-n", "2", "--dist", "loadfile"]


def _end(_signal: int, _frame: Any) -> None:
    raise SystemExit(143)
