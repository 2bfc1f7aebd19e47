"""Throwaway databases, copied from a template that is migrated once.

No test flushes tables: append-only tables refuse it, and there is no back door. A test runs in a
transaction that is rolled back, or, when it needs commits, on a copy of its own (`committed`).
"""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connections

from pilar.config.cli.database import migrate_all

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "test"
SOURCES = (".py", ".yaml", ".csv", ".json")


def fingerprint() -> str:
    """Changes with everything that a migrated, empty database depends on."""
    digest = hashlib.sha256((ROOT / "requirements" / "runtime.lock").read_bytes())
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in SOURCES:
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Lets one process of a test run (or of two at once) work on the template."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def point_to(names: dict[str, str]) -> None:
    """Let each alias use the database of that name, in this and in every later thread."""
    connections.close_all()
    for alias, name in names.items():
        connections.settings[alias]["NAME"] = name
        connections[alias].settings_dict["NAME"] = name


def names() -> dict[str, str]:
    return {alias: str(connections.settings[alias]["NAME"]) for alias in connections}


class SqliteBench:
    """Template files under var/test, one folder for each state of the sources."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count()
        self.template = KEPT / f"template-{fingerprint()}"

    def prepare(self) -> None:
        with one_at_a_time():
            if self.template.exists():
                return
            for old in KEPT.glob("template-*"):
                shutil.rmtree(old)
            making = KEPT / "making"
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            before = names()
            point_to(self._names(making))
            migrate_all(verbosity=0)
            for alias in connections:
                with connections[alias].cursor() as cursor:
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            point_to(before)
            making.rename(self.template)

    def copy(self) -> dict[str, str]:
        """A fresh copy of the template: alias -> file."""
        place = self.folder / f"{next(self.numbers)}"
        place.mkdir(parents=True)
        for file in self.template.glob("*.sqlite3"):
            shutil.copyfile(file, place / file.name)
        return self._names(place)

    def empty(self) -> dict[str, str]:
        """A place where no database is yet."""
        place = self.folder / f"{next(self.numbers)}"
        place.mkdir(parents=True)
        return self._names(place)

    def drop(self, copied: dict[str, str]) -> None:
        shutil.rmtree(Path(copied["default"]).parent)

    def url(self, copied: dict[str, str]) -> str:
        """What PILAR_DATABASE says, so that a subprocess opens the same copy."""
        return f"sqlite:///{copied['default']}"

    @staticmethod
    def _names(place: Path) -> dict[str, str]:
        return {
            "default": str(place / "pilar.sqlite3"),
            "looks": str(place / "pilar-looks.sqlite3"),
        }


class PostgresBench:
    """A template database on the server that `./pilar test --postgres` started."""

    def __init__(self, worker: str) -> None:
        self.worker = worker
        self.numbers = count()
        self.server = settings.DATABASES["default"]
        self.maintenance = str(self.server["NAME"])
        self.template = f"pilar_template_{fingerprint()}"

    def prepare(self) -> None:
        with one_at_a_time():
            if self._exists(self.template):
                return
            making = f"pilar_making_{self.worker}"
            self._run(f'DROP DATABASE IF EXISTS "{making}"')
            self._run(f'CREATE DATABASE "{making}"')
            before = names()
            point_to(dict.fromkeys(connections, making))
            migrate_all(verbosity=0)
            point_to(before)
            self._run(f'ALTER DATABASE "{making}" RENAME TO "{self.template}"')

    def copy(self) -> dict[str, str]:
        """A fresh copy of the template: alias -> name, the same for both."""
        name = f"pilar_{self.worker}_{next(self.numbers)}"
        with one_at_a_time():  # a template that is being copied can't be copied
            self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            self._run(f'CREATE DATABASE "{name}" TEMPLATE "{self.template}" STRATEGY FILE_COPY')
        return dict.fromkeys(connections, name)

    def empty(self) -> dict[str, str]:
        """A database without a table."""
        name = f"pilar_{self.worker}_{next(self.numbers)}"
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return dict.fromkeys(connections, name)

    def drop(self, copied: dict[str, str]) -> None:
        self._run(f'DROP DATABASE "{copied["default"]}" WITH (FORCE)')

    def url(self, copied: dict[str, str]) -> str:
        """What PILAR_DATABASE says, so that a subprocess opens the same copy."""
        host = str(self.server["HOST"]).replace("/", "%2F")
        return f"postgres://{self.server['USER']}@{host}:{self.server['PORT']}/{copied['default']}"

    def _exists(self, name: str) -> bool:
        return bool(self._run(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))

    def _run(self, sql: str) -> int:
        import psycopg

        server = self.server
        with psycopg.connect(
            host=server["HOST"],
            port=server["PORT"] or None,
            user=server["USER"],
            dbname=self.maintenance,
            autocommit=True,
        ) as connection:
            return connection.execute(sql).rowcount


def bench(worker: str, folder: Path) -> SqliteBench | PostgresBench:
    return PostgresBench(worker) if settings.POSTGRES else SqliteBench(folder)
