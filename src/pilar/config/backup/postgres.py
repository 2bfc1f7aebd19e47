"""The database of PostgreSQL: dumped and counted in one snapshot, put back in one transaction.

The programs are PostgreSQL's own, found on the PATH or in the folder that PILAR_POSTGRES_BIN names.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

import psycopg
from django.db import connections
from psycopg import sql
from psycopg.conninfo import make_conninfo

from pilar.kernel.errors import DomainError

MEMBER = "pilar.dump"
ASIDE = "before_restore_"
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


class NoProgram(DomainError):
    code = "pilar.backup.no_program"


class NotTaken(DomainError):
    code = "pilar.restore.not_taken"


class Snapshot(NamedTuple):
    """One moment of the database, which pg_dump can be told of."""

    name: str
    connection: "psycopg.Connection[Any]"

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query).fetchall()

    def counts(self) -> dict[str, int]:
        """Table -> its rows."""
        return {name: _count(self.connection, name) for (name,) in self.ask(_TABLES)}


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """Hold one moment of the database; writers are not held up."""
    with psycopg.connect(_address(with_password=True)) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        yield Snapshot(row[0] if row else "", connection)


@contextmanager
def dump(moment: Snapshot) -> Iterator[IO[bytes]]:
    """What pg_dump writes of `moment`, in its custom format. Raises NoProgram, and NotTaken when it fails."""
    command = [_program("pg_dump", moment.connection.info.server_version), "--format=custom",
               f"--snapshot={moment.name}", "--no-owner", "--no-privileges", "--no-comments",
               f"--exclude-schema={ASIDE}*", f"--dbname={_address()}"]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
    ) as program:
        assert program.stdout
        assert program.stderr
        yield program.stdout
        said = program.stderr.read().decode(errors="replace").strip()
        if program.wait():
            raise NotTaken(
                f"pg_dump failed: {said.splitlines()[0] if said else 'no reason given'}."
            )


def is_empty() -> bool:
    """Whether the database holds no table yet."""
    with psycopg.connect(_address(with_password=True)) as connection:
        return not connection.execute(_TABLES).fetchall()


def others() -> int:
    """How many other connections the database has."""
    with psycopg.connect(_address(with_password=True)) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchone()
        return int(row[0]) if row else 0


def restore(path: Path, *, aside: str, tables: dict[str, int]) -> None:
    """Put the dump in place of the tables, in one transaction, and count its rows before it ends.

    What was there goes to the schema `aside`. Raises NoProgram, and NotTaken when nothing was changed.
    """
    with psycopg.connect(_address(with_password=True)) as connection:
        server = connection.info.server_version
    begin = "BEGIN;\n"
    if not is_empty():
        begin += f"ALTER SCHEMA public RENAME TO {aside};\nCREATE SCHEMA public;\n"
    reading = [
        _program("pg_restore", server),
        "--file=-",
        "--no-owner",
        "--no-privileges",
        str(path),
    ]
    writing = [_program("psql", server), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1",
               f"--dbname={_address()}"]  # fmt: skip
    with (
        subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reader,
        subprocess.Popen(
            writing,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=_environment(),
        ) as writer,
    ):
        assert reader.stdout
        assert reader.stderr
        assert writer.stdin
        assert writer.stderr
        try:
            writer.stdin.write(begin.encode())
            shutil.copyfileobj(reader.stdout, writer.stdin, 1 << 20)
            if reader.wait() == 0:  # without COMMIT psql's end undoes it all
                writer.stdin.write(f"{_counted(tables)}COMMIT;\n".encode())
            writer.stdin.close()
        except BrokenPipeError:  # psql ended at an error, which it names
            reader.kill()
        said = (writer.stderr.read() + reader.stderr.read()).decode(errors="replace").strip()
        if writer.wait() or reader.wait():
            reason = said.splitlines()[0] if said else "no reason given"
            raise NotTaken(f"PostgreSQL did not take the backup, and nothing was changed: {reason}")


def _counted(tables: dict[str, int]) -> str:
    """SQL that fails unless every table has as many rows as the manifest says."""
    lines = [
        f"IF (SELECT count(*) FROM public.{_quoted(table)}) <> {int(rows)} THEN"  # noqa: S608  names under our mac
        f" RAISE EXCEPTION 'rows are missing in %', '{table}'; END IF;"
        for table, rows in tables.items()
        if re.fullmatch(r"\w+", table)
    ]
    return "DO $counted$ BEGIN\n" + "\n".join(lines) + "\nEND $counted$;\n"


def _quoted(table: str) -> str:
    return '"' + table.replace('"', '""') + '"'


def _count(connection: "psycopg.Connection[Any]", table: str) -> int:
    query = sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(table))
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


def _parameters() -> dict[str, Any]:
    ours = ("context", "cursor_factory", "prepare_threshold", "client_encoding")
    found = connections["default"].get_connection_params()
    return {name: value for name, value in found.items() if name not in ours}


def _address(*, with_password: bool = False) -> str:
    """Where the database is; the password stands in the environment, where `ps` does not show it."""
    own = _parameters()
    if not with_password:
        own.pop("password", None)
    return make_conninfo("", **own)


def _environment() -> dict[str, str]:
    password = _parameters().get("password")
    return os.environ | ({"PGPASSWORD": str(password)} if password else {})


def _program(name: str, server: int) -> str:
    """The path of a program that is at least as new as the server. Raises NoProgram."""
    folder = os.environ.get("PILAR_POSTGRES_BIN")
    found = shutil.which(name, path=folder or None)
    wanted = server // 10000
    if found:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
        version = re.search(r"\d+", said.stdout)
        if version and int(version[0]) >= wanted:
            return found
    message = (
        f"{name} of PostgreSQL {wanted} or newer is not there"
        f"{f' (found: {said.stdout.strip()})' if found else ''}. Install it (Debian: apt install"
        f" postgresql-client-{wanted}), or let PILAR_POSTGRES_BIN name the folder that holds it."
    )
    raise NoProgram(message)
