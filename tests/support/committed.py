"""A database in which commits are real: for threads, processes, browsers, raw connections."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

from django.db import connections

ROOT = Path(__file__).resolve().parents[2]


class Committed:
    """What a test with a database of its own may do with it."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.folder = folder

    @property
    def environment(self) -> dict[str, str]:
        """For a subprocess that works on this database as `./pilar serve` or `worker` would."""
        own = {
            "PILAR_DATABASE": self.url,
            "PILAR_VAR": str(self.folder),
            "PILAR_ANCHOR_FILE": str(self.folder / "audit-anchors.txt"),
            "PILAR_TESTING": "0",
            "PILAR_DEV": "0",
            "PYTHONPATH": str(ROOT / "src"),
        }
        return os.environ | own

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start `./pilar ...` on this database; the caller ends it."""
        return subprocess.Popen(
            [sys.executable, "-m", "pilar", *arguments],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *arguments: str, said: str = "") -> "subprocess.CompletedProcess[str]":
        """Run `./pilar ...` on this database to its end; `said` is its standard input."""
        return subprocess.run(
            [sys.executable, "-m", "pilar", *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            input=said,
            check=False,
        )

    @staticmethod
    def parallel(*calls: Callable[[], Any]) -> list[Any]:
        """Run all calls at the same moment, each in a thread of its own; a raised error is its result."""
        together = Barrier(len(calls))

        def run(call: Callable[[], Any]) -> Any:
            together.wait()
            try:
                return call()
            except Exception as error:  # noqa: BLE001  whatever it is, the test judges it
                return error
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(run, calls))
