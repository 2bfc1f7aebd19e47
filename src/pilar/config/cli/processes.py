"""Starting processes that end with us, and ending them cleanly."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from pilar.config.cli import environment

PATIENCE = 30.0  # seconds that a process gets to end by itself
_PR_SET_PDEATHSIG = 1  # prctl(2)


def start(command: list[str], extra: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
    """Start `command` outside our terminal's group: Ctrl-C reaches us alone, and we end it once."""
    return subprocess.Popen(
        command,
        env=os.environ | (extra or {}),
        cwd=environment.ROOT,
        start_new_session=True,
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,
    )


def pilar(*arguments: str) -> list[str]:
    """The command line of `./pilar ...` in this environment."""
    return [sys.executable, "-m", "pilar", *arguments]


def end(*children: "subprocess.Popen[bytes]") -> None:
    """Ask all to end, wait, and kill what does not."""
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def on_end(call: Callable[[], None]) -> None:
    """Let SIGTERM and SIGINT call `call` instead of ending this process."""

    def handle(_signal: int, _frame: Any) -> None:
        call()

    signal.signal(signal.SIGTERM, handle)
    signal.signal(signal.SIGINT, handle)


def _end_with_parent() -> None:
    """Should we be killed outright, the kernel ends the child: no orphan keeps the port."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
