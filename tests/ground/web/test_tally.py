"""Several processes count together, and none is harmed by what happens to another."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from pilar.ground.web import tally
from tests.support.committed import ROOT

HOME = tally.Series("GET", 200, "kontak/")
PROGRAM = """
import django; django.setup()
from pilar.ground.web import tally
for _ in range(500): tally.requests.count(tally.Series("GET", 200, "kontak/"), 0.02)
"""


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> tally.Tally:
    settings.VAR = tmp_path
    fresh = tally.Tally()
    monkeypatch.setattr(tally, "requests", fresh)
    return fresh


def test_a_request_falls_into_the_bucket_of_its_time(mine: tally.Tally) -> None:
    for seconds in (0.001, 0.005, 0.006, 7.0):
        mine.count(HOME, seconds)

    found = tally.sums()[HOME]
    assert found.buckets == (2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    assert (found.number, found.seconds) == (4, pytest.approx(7.012))


@pytest.mark.slow
def test_processes_count_together_also_after_they_ended(mine: tally.Tally, tmp_path: Path) -> None:
    tally.clear()
    own = os.environ | {"PILAR_VAR": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    own["DJANGO_SETTINGS_MODULE"] = "pilar.config.settings"
    running = [subprocess.Popen([sys.executable, "-c", PROGRAM], env=own) for _ in range(2)]
    assert [process.wait(60) for process in running] == [0, 0]
    mine.count(HOME, 0.3)

    assert tally.sums()[HOME].number == 1001
    tally.clear()
    assert HOME not in tally.sums() or tally.sums()[HOME].number == 1


def test_threads_lose_nothing(mine: tally.Tally) -> None:
    def work() -> None:
        for _ in range(2000):
            mine.count(HOME, 0.01)

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert tally.sums()[HOME].number == 8000


def test_where_no_room_is_left_it_counts_in_memory(
    mine: tally.Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally.clear()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tally.os, "posix_fallocate", full)
    mine.count(HOME, 0.01)

    assert tally.sums()[HOME].number == 1
    assert not list(tally.folder().iterdir())


def test_what_has_no_row_left_is_counted_as_other(mine: tally.Tally) -> None:
    for number in range(tally._ROWS + 50):
        mine.count(tally.Series("GET", 200, f"a{number}/"), 0.01)

    found = tally.sums()
    assert len(found) == tally._ROWS
    assert found[tally.Series("", 0, tally.OTHER)].number == 51
