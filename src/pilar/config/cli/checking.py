"""`./pilar check`: everything that can be said of the code without running it."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pilar.config.cli import environment, messages

ROOT = environment.ROOT
FOLDERS = ["src", "tests", *(["benchmarks"] if (ROOT / "benchmarks").is_dir() else [])]


def check(arguments: list[str]) -> int:
    """Run every check, or those named; prints what failed and exits 1 when any did."""
    unknown = set(arguments) - set(CHECKS)
    if unknown:
        print("Usage: ./pilar check " + " ".join(f"[{name}]" for name in CHECKS), file=sys.stderr)
        return 2
    environment.develop()
    failed = []
    with tempfile.TemporaryDirectory(prefix="pilar-check-") as var:
        os.environ["PILAR_VAR"] = var
        for name in arguments or CHECKS:
            began = time.monotonic()
            trouble = CHECKS[name]()
            print(f"{'fails' if trouble else 'ok':>5}  {name}  {time.monotonic() - began:.1f} s")
            if trouble:
                failed.append(name)
                print(trouble, flush=True)
    if failed:
        print(f"{len(failed)} of {len(arguments or CHECKS)} checks fail: {', '.join(failed)}")
    return 1 if failed else 0


def _tool(*command: str) -> Callable[[], str]:
    """A check by a program of the environment: what it prints when it exits other than 0."""

    def run() -> str:
        program = Path(sys.executable).parent / command[0]
        done = subprocess.run(
            [program, *command[1:]],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return (done.stdout or f"exit {done.returncode}") if done.returncode else ""

    return run


def _migrate_then_compare() -> str:
    """Models and migrations agree, and every app migrates from nothing."""
    manage = [sys.executable, "-m", "pilar", "manage"]
    for step in (
        ["migrate", "--verbosity", "0"],
        ["makemigrations", "--check", "--dry-run"],
        ["check", "--fail-level", "WARNING"],
    ):
        done = subprocess.run(
            [*manage, *step], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return done.stdout + done.stderr
    return ""


def _locks_name_no_address() -> str:
    """A lock that holds the address of an index would tie every install to it."""
    locks = [*ROOT.glob("requirements/*.lock"), *ROOT.glob("*/package-lock.json")]
    return "\n".join(
        f"{path.relative_to(ROOT)}:{number}: an address in a lock file"
        for path in locks
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"https?://", line)
    )


CHECKS: dict[str, Callable[[], str]] = {
    "format": _tool("ruff", "format", "--check", "--quiet", *FOLDERS),
    "lint": _tool("ruff", "check", "--quiet", *FOLDERS),
    "types": _tool("mypy"),
    "imports": _tool("lint-imports"),
    "migrations": _migrate_then_compare,
    "messages": messages.check,
    "templates": _tool("djlint", "src", "--lint", "--quiet"),
    "dependencies": _tool("deptry", "src"),
    "locks": _locks_name_no_address,
}
