"""`./pilar serve`: it says why it does not start, starts with its worker, and ends without a trace."""

import json
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections, transaction
from django.utils import timezone

from pilar.ground.audit import actions, queries
from pilar.ground.jobs.models import WorkerBeat
from tests.support.committed import Committed
from tests.support.vandal import vandal


def _free_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def _status(port: str, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as answer:
        return answer.code


@pytest.fixture
def served(committed: Committed) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    port = _free_port()
    process = committed.start("serve", "--port", port, "--processes", "1")
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line == f"Pilar serves on http://127.0.0.1:{port}. Ctrl-C ends it.\n"
    yield process, port
    process.kill()
    process.communicate()


def _children(process: "subprocess.Popen[str]") -> list[int]:
    listed = subprocess.run(
        ["ps", "--ppid", str(process.pid), "-o", "pid="],
        capture_output=True,
        text=True,
        check=False,
    )
    return [int(pid) for pid in listed.stdout.split()]


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_works_and_ends_both_cleanly(
    served: tuple["subprocess.Popen[str]", str], how: signal.Signals
) -> None:
    process, port = served
    assert _status(port, "/there-is-no-such-page/") == 404
    with transaction.atomic():
        actions.record("test:row:made", by=None, at=timezone.now())
    deadline = time.monotonic() + 10
    while queries.unsealed_count() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert queries.verify()[:2] == (1, 0)
    children = _children(process)
    assert len(children) == 2

    process.send_signal(how)

    assert process.wait(30) == 0
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
    assert not WorkerBeat.objects.exists()


@pytest.mark.slow
def test_its_children_do_not_outlive_it_when_it_is_killed(
    served: tuple["subprocess.Popen[str]", str],
) -> None:
    process, _port = served
    children = _children(process)

    process.kill()

    deadline = time.monotonic() + 20
    while [pid for pid in children if Path(f"/proc/{pid}").exists()]:
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["serve", "worker"])
def test_it_does_not_start_where_a_guard_is_missing(committed: Committed, command: str) -> None:
    with vandal("audit_event"):
        pass

    done = committed.run(command)

    assert (done.returncode, done.stdout) == (1, "")
    assert "audit_event" in done.stderr
    assert "./pilar migrate" in done.stderr


@pytest.mark.slow
def test_it_does_not_start_on_a_database_of_another_release(committed: Committed) -> None:
    connections["default"].cursor().execute("DELETE FROM django_migrations WHERE app = 'audit'")

    done = committed.run("serve")

    assert (done.returncode, done.stdout) == (1, "")
    assert "./pilar migrate" in done.stderr


@pytest.mark.slow
def test_it_says_that_a_port_is_taken(committed: Committed) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        done = committed.run("serve", "--port", str(listener.getsockname()[1]))

    assert done.returncode == 1
    assert "--port" in done.stderr


@pytest.mark.slow
def test_its_log_is_a_line_of_json_for_each_request(
    served: tuple["subprocess.Popen[str]", str],
) -> None:
    process, port = served
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/siti-rahayu/?q=siti", timeout=10)

    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=30)

    (line,) = [line for line in said.splitlines() if '"pilar.request"' in line]
    logged = json.loads(line)
    assert (logged["status"], logged["route"], logged["level"]) == (404, "(none)", "INFO")
    with answer.value:
        assert logged["request"] == answer.value.headers["X-Request-ID"]
    assert "siti" not in said
    assert all(json.loads(line) for line in said.splitlines())
