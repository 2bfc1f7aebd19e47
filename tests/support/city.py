"""A small demo city on a real `./pilar serve`, in a database and a folder of its own."""

import argparse
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.committed import ROOT, Committed

PERSONS, SEED = 600, 7
READY = 60.0  # seconds


class City(Committed):
    """As `./pilar demo` builds and serves it; on PostgreSQL too."""

    @property
    def environment(self) -> dict[str, str]:
        """Of a demo: invented people, a button for each role on the sign-in page."""
        path = f"{ROOT / 'src'}:{ROOT}"
        return super().environment | {"PILAR_DEMO": "1", "PYTHONPATH": path}

    def build(self) -> None:
        """Let the city in, by the product's own settings and hashers."""
        command = [sys.executable, "-m", "tests.support.city"]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def add_account(self, address: str, name: str, role: str, password: str) -> None:
        """By the command that the operator uses."""
        wanted = ("--email", address, "--name", name, "--role", role)
        done = self.run("createuser", *wanted, said=f"{password}\n")
        assert done.returncode == 0, done.stdout + done.stderr

    @contextmanager
    def served(self) -> Iterator[str]:
        """`./pilar serve` with its web processes and its worker; gives the address, ends them cleanly."""
        port = free_port()
        process = self.start("serve", "--port", port)
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            address = f"http://127.0.0.1:{port}"
            assert line == f"Pilar serves on {address}. Ctrl-C ends it.\n", line
            yield address
            process.send_signal(signal.SIGTERM)
            said, _ = process.communicate(timeout=30)
            assert (process.returncode, said) == (0, ""), said
        finally:
            process.kill()
            process.communicate()


def free_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def _build() -> None:
    from pilar.config.cli import environment

    parser = argparse.ArgumentParser()
    parser.add_argument("--persons", type=int, default=PERSONS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    environment.start()
    from pilar.doors.demo import building, command

    building.build(
        persons=options.persons, seed=options.seed, today=command.default_today(), say=print
    )


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pilar.config.settings")
    _build()
