"""The database of an old release is brought to this one: nothing lost, the trail whole, pages open."""

import lzma
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.committed import ROOT, Committed

THREAD = ROOT / "tests" / "fixtures" / "thread"
pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Committed:
    """The city of the thread, as that release left it."""
    for packed in THREAD.glob("*.sql.xz"):
        with closing(sqlite3.connect(tmp_path / f"{packed.name[:-7]}.sqlite3")) as database:
            database.executescript(lzma.decompress(packed.read_bytes()).decode())
    shutil.copyfile(THREAD / "audit-anchors.txt", tmp_path / "audit-anchors.txt")
    monkeypatch.setenv("PILAR_MASTER_KEY", (THREAD / "master.key").read_text().strip())
    return Committed(f"sqlite:///{tmp_path / 'pilar.sqlite3'}", tmp_path)


def _count(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / "pilar.sqlite3")) as database:
        rows: int = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return rows


def test_the_city_of_the_thread_works_on_in_this_release(old: Committed, tmp_path: Path) -> None:
    kept = ("registry_record", "registry_person", "intake_report", "casework_case", "audit_event")
    before = {table: _count(tmp_path, table) for table in kept}
    assert min(before.values()) > 40

    migrated = old.run("migrate")

    assert migrated.returncode == 0, migrated.stderr
    after = {table: _count(tmp_path, table) for table in kept}
    assert after.pop("audit_event") >= before.pop("audit_event")  # roles may be given anew
    assert after == before
    verified = old.run("audit", "verify")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert verified.stdout.startswith("47 events verified")
    assert old.run("registry", "rebuild", "--check").returncode == 0
    opened = subprocess.run(
        [sys.executable, "-m", "tests.support.opening", "bagus.prasetyo@pilar.example"],
        env=old.environment
        | {"PILAR_TESTING": "1", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        | {"DJANGO_SETTINGS_MODULE": "pilar.config.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    pages = opened.stdout.splitlines()
    assert len(pages) == 9, opened.stderr
    assert [page for page in pages if not page.startswith("200 ")] == []


def test_its_backup_says_what_is_to_be_run_or_nothing(old: Committed, tmp_path: Path) -> None:
    assert old.run("migrate").returncode == 0

    assert old.run("backup", str(tmp_path / "b.pilar")).returncode == 0
    done = old.run("restore", str(tmp_path / "b.pilar"), "--replace")

    assert (done.returncode, done.stderr) == (0, "")
    assert "0 differ" in done.stdout
