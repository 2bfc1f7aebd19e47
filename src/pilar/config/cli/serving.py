"""`./pilar serve` and `./pilar worker`."""

import argparse
import contextlib
import hashlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event as Signal

from pilar.config.cli import environment, processes
from pilar.kernel.errors import DomainError

STEADY = 10.0  # a worker that lived so long (seconds) is started again when it ends


class PortTaken(DomainError):
    code = "pilar.serve.port_taken"


class Stopped(DomainError):
    code = "pilar.serve.stopped"


def serve(arguments: list[str]) -> int:
    """Serve the pages, with the worker beside them, until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="./pilar serve", description=serve.__doc__)
    add_options(parser)
    options = parser.parse_args(arguments)
    environment.start()
    from pilar.config.cli import ready

    ready.require()

    def announce() -> None:
        print(f"Pilar serves on http://{options.host}:{options.port}. Ctrl-C ends it.", flush=True)

    run(options, announce)
    return 0


def worker(arguments: list[str]) -> int:
    """Run jobs and the schedule until SIGTERM or Ctrl-C. `serve` starts one by itself."""
    parser = argparse.ArgumentParser(prog="./pilar worker", description=worker.__doc__)
    parser.parse_args(arguments)
    environment.start()
    from pilar.config.cli import ready
    from pilar.ground.jobs import worker as process

    ready.require()
    process.run()
    return 0


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that `serve` and `demo` share."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--processes",
        type=int,
        default=min(2, os.cpu_count() or 1),
        help="web processes (SQLite: two are plenty)",
    )


def run(options: argparse.Namespace, announce: Callable[[], None]) -> None:
    """Serve until told to end; `announce` is called when pages are answered, and the worker starts then.

    The databases must be ready. Raises PortTaken and Stopped.
    """
    _require_free(options.host, options.port)
    collect_static()
    from pilar.ground.web import tally

    tally.clear()
    stop = Signal()
    processes.on_end(stop.set)
    web = processes.start(_web_command(options))
    children = [web]
    try:
        if _wait_until_answered(options, web, stop):
            announce()
            _keep_working(web, children, stop)
        if not stop.is_set() and web.poll() is not None:
            message = f"The web server ended by itself (exit {web.returncode}); see above."
            raise Stopped(message)
    finally:
        processes.end(*children)


def _keep_working(
    web: "subprocess.Popen[bytes]", children: list["subprocess.Popen[bytes]"], stop: Signal
) -> None:
    """Keep a worker beside the web server until that ends or `stop` is set. Raises Stopped."""
    jobs, since = processes.start(processes.pilar("worker")), time.monotonic()
    children.append(jobs)
    while not stop.wait(0.2) and web.poll() is None:
        if jobs.poll() is None:
            continue
        if time.monotonic() - since < STEADY:
            message = f"The worker ended by itself (exit {jobs.returncode}); see above."
            raise Stopped(message)
        print("The worker ended; it is started again.", file=sys.stderr)
        jobs, since = processes.start(processes.pilar("worker")), time.monotonic()
        children[1] = jobs


def collect_static() -> None:
    """Put static files, compressed and named by their content, where whitenoise reads them; only when they changed.

    Nothing changed: Django is not started for it, which a later start would wait a second for.
    """
    from django.conf import settings

    digest = hashlib.sha256((environment.ROOT / "requirements" / "runtime.lock").read_bytes())
    for path in sorted((environment.ROOT / "src" / "pilar").glob("**/static/**/*")):
        stat = path.stat()
        digest.update(f"{path}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    stamp = settings.STATIC_ROOT / ".collected"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    environment.start()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest.hexdigest())


def _web_command(options: argparse.Namespace) -> list[str]:
    program = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi"]
    return [
        *program,
        *["--host", options.host, "--port", str(options.port)],
        *["--workers", str(options.processes), "--blocking-threads", "4"],
        *["--respawn-failed-workers", "--log-level", "warning", "--no-ws"],
        "pilar.config.wsgi:application",
    ]


def _require_free(host: str, port: int) -> None:
    with contextlib.closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind((host, port))
        except OSError as error:
            message = f"Port {port} on {host} cannot be used ({error.strerror}). Choose another one with --port."
            raise PortTaken(message) from error


def _wait_until_answered(
    options: argparse.Namespace, web: "subprocess.Popen[bytes]", stop: Signal
) -> bool:
    """Ask for a page until one is answered, whatever the answer: an open port alone has loaded nothing yet."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(options.host, options.host)  # noqa: S104  compared, not bound
    while web.poll() is None and not stop.is_set():
        asked = http.client.HTTPConnection(host, options.port, timeout=30)
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(asked):
            asked.request("GET", "/healthz")
            asked.getresponse()
            return True
        stop.wait(0.05)
    return False
