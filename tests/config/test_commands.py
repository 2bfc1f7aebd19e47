"""The command line: exit codes and sentences."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pilar.config.cli import checking
from tests.support.committed import ROOT, Committed


def _bare(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run `./pilar ...` with no setting but `settings`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PILAR_")}
    kept |= {"PYTHONPATH": str(ROOT / "src")} | settings
    return subprocess.run(
        [sys.executable, "-m", "pilar", *arguments],
        env=kept,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [(), ("dance",), ("migrate", "--now"), ("audit", "forget")])
def test_wrong_usage_exits_2(committed: Committed, arguments: tuple[str, ...]) -> None:
    done = committed.run(*arguments)

    assert done.returncode == 2
    assert "sage: ./pilar" in done.stderr


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "PILAR_MASTER_KEY is not set. Make one with:"),
        ({"PILAR_MASTER_KEY": "Zm9v"}, "PILAR_MASTER_KEY holds 3 bytes; it needs 32."),
        ({"PILAR_MASTER_KEY": "?"}, "PILAR_MASTER_KEY is not base64."),
        ({"PILAR_MASTER_KEY_FILE": "/gone"}, "PILAR_MASTER_KEY_FILE names /gone"),
    ],
)
def test_a_missing_setting_stops_the_start_and_says_how_to_set_it(
    environment: dict[str, str], said: str
) -> None:
    done = _bare("serve", **environment)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1


def test_migrate_makes_a_new_database_that_can_be_served(tmp_path: Path) -> None:
    own = {"PILAR_MASTER_KEY": os.environ["PILAR_MASTER_KEY"], "PILAR_VAR": str(tmp_path / "var")}

    assert _bare("audit", "verify", **own).returncode != 0
    assert _bare("migrate", **own).returncode == 0

    assert "0 events verified" in _bare("audit", "verify", **own).stdout


def test_a_lock_file_with_an_address_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "x.lock").write_text("a==1\nb @ https://example.org/b.whl\n")
    monkeypatch.setattr(checking, "ROOT", tmp_path)

    assert checking.CHECKS["locks"]() == "requirements/x.lock:2: an address in a lock file"
