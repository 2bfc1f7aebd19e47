"""The files of deploy/ fit this release, and Django finds nothing to say of its settings."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pilar.config.cli import COMMANDS
from tests.support.committed import ROOT

DEPLOY = ROOT / "deploy"
# Set by commands for themselves, or for a developer; never in a settings file.
OWN = {"PILAR_DEMO", "PILAR_DEV", "PILAR_TESTING", "PILAR_MASTER_KEY"}


def _read_by_settings() -> set[str]:
    text = (ROOT / "src/pilar/config/settings.py").read_text()
    return set(re.findall(r'"(PILAR_[A-Z_]+)"', text)) - {"PILAR_WIRING", "PILAR_ROLES"}


def _in_file() -> dict[str, str]:
    """Each setting of the example and its value, also of those that are commented out."""
    lines = (DEPLOY / "pilar.env").read_text().splitlines()
    found = [re.fullmatch(r"#?(PILAR_[A-Z_]+)=(.*)", line) for line in lines]
    return {match[1]: match[2].strip('"') for match in found if match}


def test_the_settings_file_holds_every_setting_and_no_other() -> None:
    assert set(_in_file()) == (_read_by_settings() - OWN) | {"PILAR_MASTER_KEY_FILE"}


@pytest.mark.slow
def test_what_it_says_holds_without_a_line_does_hold() -> None:
    """The commented lines, put in, change nothing that Django ends up with."""
    lines = (DEPLOY / "pilar.env").read_text().splitlines()
    active = dict(line.split("=", 1) for line in lines if re.match("PILAR_", line))
    names = "ANCHOR_FILE EMAIL_BACKEND DEFAULT_FROM_EMAIL METRICS_TOKEN CITY TIME_ZONE LOGGING"
    names += " LOG_ADDRESSES SEALS_LATE DISK_RESERVE_MB IMPORT_MAX_BYTES MAINTENANCE"
    show = (
        f"from pilar.config import settings as s; print([getattr(s, n) for n in {names.split()}])"
    )

    def shown(values: dict[str, str]) -> str:
        return _run([sys.executable, "-c", show], values).stdout

    assert shown(active)
    assert shown(active) == shown(active | {k: v for k, v in _in_file().items() if k not in active})


def _run(command: list[str], values: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PILAR_")}
    own = {"PILAR_MASTER_KEY": os.environ["PILAR_MASTER_KEY"], "PYTHONPATH": str(ROOT / "src")}
    kept |= values | own
    return subprocess.run(command, env=kept, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_check_deploy_finds_nothing(tmp_path: Path) -> None:
    production = {
        "PILAR_BASE_URL": "https://pilar.example.go.id",
        "PILAR_HOSTS": "pilar.example.go.id",
        "PILAR_PROXIES": "1",
        "PILAR_VAR": str(tmp_path),
        "PILAR_TESTING": "0",
        "PILAR_DEV": "0",
    }
    check = [sys.executable, "-m", "pilar", "manage", "check", "--deploy", "--fail-level", "INFO"]

    done = _run(check, production)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "System check identified no issues (0 silenced).\n"


@pytest.mark.parametrize("unit", ["pilar.service", "pilar-worker@.service"])
def test_a_unit_starts_what_there_is(unit: str) -> None:
    (start,) = re.findall(r"^ExecStart=/srv/pilar/pilar (\w+)", (DEPLOY / unit).read_text(), re.M)

    assert start in COMMANDS


def test_the_proxy_shows_nothing_that_is_for_machines() -> None:
    site = (DEPLOY / "nginx.conf").read_text()

    assert all(f"location = /{path} {{ return 404; }}" in site for path in ("metrics", "readyz"))
    assert "access_log off" in site
