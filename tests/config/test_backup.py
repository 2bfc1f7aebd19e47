"""`./pilar backup` and `restore`: one file while the city works; back whole, or not at all and in words."""

import hashlib
import json
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from pilar.config.backup import making, manifest, restoring
from pilar.config.cli import postgres
from pilar.ground.audit import actions as audit
from pilar.ground.audit.models import Event
from pilar.people.registry.models import Person
from tests.factories import files
from tests.factories.access import UserFactory
from tests.factories.registry import NOON, person
from tests.support import databases
from tests.support.committed import ROOT, Committed

Bench = databases.SqliteBench | databases.PostgresBench
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's programs are those of the server that the tests run on."""
    if settings.POSTGRES:
        monkeypatch.setenv("PILAR_POSTGRES_BIN", str(postgres._programs()))


@pytest.fixture
def elsewhere(bench: Bench, committed: Committed, tmp_path: Path) -> Iterator[Committed]:
    """Another machine: no database, no file."""
    copied = bench.empty()
    (tmp_path / "elsewhere").mkdir()
    yield Committed(bench.url(copied), tmp_path / "elsewhere")
    bench.drop(copied)


@pytest.fixture
def city(committed: Committed) -> Committed:
    """Three people, two photos, a sealed trail."""
    UserFactory()
    for number in range(3):
        person(name=f"Warga {number}")
    files.upload()
    files.upload()
    audit.seal_pending(at=NOON)
    connections.close_all()
    return committed


@pytest.fixture
def taken(city: Committed) -> Path:
    """A backup of it."""
    path = city.folder / "city.pilar"
    assert city.run("backup", str(path)).returncode == 0
    return path


def _table_digest(url: Committed, tmp_path: Path) -> dict[str, Any]:
    """What a backup of that city would hold: digests of uploads and rows by table."""
    path = tmp_path / "again.pilar"
    path.unlink(missing_ok=True)
    assert url.run("backup", str(path)).returncode == 0
    with zipfile.ZipFile(path) as archive:
        said: dict[str, Any] = json.loads(archive.read("manifest.json"))
    return said


def _changed(path: Path, change: Callable[[dict[str, Any]], None], *, sign: bool = True) -> Path:
    """A copy of the backup whose manifest says something else."""
    other = path.with_name("changed.pilar")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "manifest.json":
                said = json.loads(content)
                change(said)
                text = content = json.dumps(said).encode()
            if name == "manifest.mac" and sign:
                content = manifest.mac(text).encode()
            target.writestr(name, content)
    return other


def test_a_drill_while_somebody_keeps_writing(
    committed: Committed, elsewhere: Committed, tmp_path: Path
) -> None:
    UserFactory()
    connections.close_all()
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.support.writer"],
        env=committed.environment | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert writer.stdout
        for _ in range(5):
            before = int(writer.stdout.readline())
        done = committed.run("backup", str(tmp_path / "b.pilar"), "--json")
        for _ in range(3):
            assert writer.stdout.readline(), "the writer was held up"
    finally:
        writer.send_signal(signal.SIGTERM)
        writer.communicate()
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["missing_files"] == []

    back = elsewhere.run("restore", str(tmp_path / "b.pilar"), "--json")

    assert (back.returncode, back.stderr) == (0, "")
    said = json.loads(back.stdout)
    assert before <= said["persons"] < Person.objects.count()
    assert said["verified"] >= 3 * before
    assert (said["differing"], said["to_migrate"], said["troubles"]) == (0, [], [])
    assert before <= said["files_opened"] == said["files"]
    assert elsewhere.run("audit", "verify").returncode == 0
    assert elsewhere.run("registry", "rebuild", "--check").returncode == 0


def test_what_is_restored_is_what_was_backed_up(
    taken: Path, elsewhere: Committed, tmp_path: Path
) -> None:
    with zipfile.ZipFile(taken) as archive:
        before = json.loads(archive.read("manifest.json"))

    assert elsewhere.run("restore", str(taken)).returncode == 0

    after = _table_digest(elsewhere, tmp_path)
    assert after["tables"] == before["tables"]
    assert after["migrations"] == before["migrations"]
    assert after["head"] == before["head"]
    uploads = {n: m for n, m in before["members"].items() if n.startswith("files/")}
    assert len(uploads) == 2
    assert {n: m for n, m in after["members"].items() if n.startswith("files/")} == uploads


def test_the_guards_of_the_trail_come_back_with_it(taken: Path, elsewhere: Committed) -> None:
    assert elsewhere.run("restore", str(taken)).returncode == 0

    ask = "from pilar.config.cli import ready; ready.require(); print('ready')"
    assert "ready" in elsewhere.run("manage", "shell", "--command", ask).stdout


def test_the_file_is_for_its_owner_alone_and_holds_neither_name_nor_key(taken: Path) -> None:
    assert taken.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(taken) as archive:
        said = json.loads(archive.read("manifest.json"))
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert "The master key is not in this backup." in said["note"]
    assert settings.MASTER_KEY not in content
    for name, member in said["members"].items():
        with zipfile.ZipFile(taken) as archive:
            assert hashlib.sha256(archive.read(name)).hexdigest() == member["sha256"]


def test_a_backup_never_takes_the_place_of_a_file(city: Committed, tmp_path: Path) -> None:
    path = tmp_path / "there"
    path.write_text("mine")

    done = city.run("backup", str(path))

    assert (done.returncode, done.stdout) == (1, "")
    assert "is there already" in done.stderr
    assert path.read_text() == "mine"


def test_a_backup_that_has_no_room_leaves_nothing(city: Committed, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    limited = subprocess.run(
        [
            "bash",
            "-c",
            'ulimit -f 40; exec "$0" -m pilar backup "$1"',
            sys.executable,
            folder / "b",
        ],
        env=city.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert limited.returncode == 1, limited.stderr
    assert len(limited.stderr.splitlines()) == 1
    assert list(folder.iterdir()) == []


def test_restore_refuses_to_overwrite_and_replaces_only_when_told(
    taken: Path, city: Committed
) -> None:
    person(name="Datang Kemudian")
    late = Event.objects.latest("pk").pk
    connections.close_all()

    refused = city.run("restore", str(taken))

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--replace" in refused.stderr
    assert Person.objects.count() == 4
    connections.close_all()
    done = city.run("restore", str(taken), "--replace")
    assert (done.returncode, done.stderr) == (0, "")
    assert Person.objects.count() == 3
    assert not Event.objects.filter(pk=late).exists()
    connections.close_all()
    again = city.run("restore", str(taken), "--replace")
    assert (again.returncode, again.stderr) == (0, "")


def test_what_was_replaced_is_kept_aside(taken: Path, city: Committed) -> None:
    person(name="Datang Kemudian")
    connections.close_all()

    aside = json.loads(city.run("restore", str(taken), "--replace", "--json").stdout)["aside"]

    if settings.POSTGRES:
        schema = aside[-1].removeprefix("schema ")
        with connections["default"].cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {schema}.registry_person")
            assert cursor.fetchone() == (4,)
        return
    import sqlite3

    (old,) = [path for path in aside if "pilar.sqlite3" in path]
    with sqlite3.connect(old) as database:
        assert database.execute("SELECT count(*) FROM registry_person").fetchone() == (4,)


def test_a_city_at_work_is_not_replaced(taken: Path, city: Committed) -> None:
    assert Person.objects.count() == 3  # leaves a connection open

    refused = city.run("restore", str(taken), "--replace")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "The city is at work" in refused.stderr


def _cut(path: Path) -> Path:
    other = path.with_name("cut.pilar")
    other.write_bytes(path.read_bytes()[:-300])
    return other


def _flipped(path: Path) -> Path:
    other = path.with_name("flipped.pilar")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    other.write_bytes(content)
    return other


def _with_a_strange_member(path: Path) -> Path:
    other = path.with_name("more.pilar")
    shutil.copyfile(path, other)
    with zipfile.ZipFile(other, "a") as archive:
        archive.writestr("files/../../evil", b"x")
    return other


def _empty(path: Path) -> Path:
    other = path.with_name("empty.pilar")
    other.write_bytes(b"")
    return other


def _other_vendor(path: Path) -> Path:
    other = "sqlite" if settings.POSTGRES else "postgresql"
    return _changed(path, lambda said: said.update(vendor=other))


def _newer_format(path: Path) -> Path:
    return _changed(path, lambda said: said.update(format=2, release="9.0"))


def _newer_migration(path: Path) -> Path:
    def know(said: dict[str, Any]) -> None:
        said["migrations"]["default"].append("registry.9999_later")

    return _changed(path, know)


def _forged(path: Path) -> Path:
    return _changed(path, lambda said: said.update(day="2020-01-01"), sign=False)


def _fewer_rows(path: Path) -> Path:
    def count_more(said: dict[str, Any]) -> None:
        said["tables"]["default"]["registry_person"] += 1

    return _changed(path, count_more)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_cut, "The backup is damaged"),
        (_flipped, "The backup is damaged"),
        (_empty, "The backup is damaged"),
        (_with_a_strange_member, "The backup is damaged"),
        (_fewer_rows, "rows"),
        (_other_vendor, "PILAR_DATABASE names one of"),
        (_newer_format, "newer release (9.0)"),
        (_newer_migration, "It knows registry.9999_later."),
        (_forged, "another master key"),
        (lambda path: path.with_name("gone"), "cannot be read"),
    ],
)
def test_what_cannot_be_restored_is_refused_in_a_sentence_and_nothing_changes(
    taken: Path, city: Committed, spoil: Callable[[Path], Path], sentence: str
) -> None:
    person(name="Datang Kemudian")
    connections.close_all()

    refused = city.run("restore", str(spoil(taken)), "--replace")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert sentence in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert Person.objects.count() == 4
    assert not [path for path in city.folder.iterdir() if "restoring" in path.name]
    assert city.run("audit", "verify").returncode == 0


def test_the_key_of_another_city_is_refused(taken: Path, elsewhere: Committed) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pilar", "restore", taken],
        env=elsewhere.environment | {"PILAR_MASTER_KEY": "b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyb3Q="},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "another master key" in done.stderr


def test_an_older_backup_says_which_migrations_are_to_be_run(
    city: Committed, elsewhere: Committed, tmp_path: Path
) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'files'")
    connections.close_all()
    assert city.run("backup", str(tmp_path / "old.pilar")).returncode == 0

    done = elsewhere.run("restore", str(tmp_path / "old.pilar"), "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["to_migrate"][0] == "files.0001_initial"


def test_a_file_that_is_gone_is_named(city: Committed, tmp_path: Path) -> None:
    next((tmp_path / "files").glob("*/*")).unlink()

    done = city.run("backup", str(tmp_path / "b.pilar"), "--json")

    assert done.returncode == 0
    assert len(json.loads(done.stdout)["missing_files"]) == 1
    assert "1 files" in done.stderr


def test_a_restore_that_was_cut_short_stops_the_start_until_it_is_run_again(
    taken: Path, city: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections.close_all()
    swaps: list[str] = []

    def stop(_folder: Path) -> None:
        swaps.append("")
        if len(swaps) == 2:  # after the note and the first of the parts
            raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(settings, "VAR", city.folder)
        stopped.setattr(restoring.archive, "sync_folder", stop)
        with pytest.raises(KeyboardInterrupt):
            restoring.restore(taken, replace=True, at=NOON)

    refused = city.run("serve")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "./pilar restore FILE --replace" in refused.stderr
    connections.close_all()
    assert city.run("restore", str(taken), "--replace").returncode == 0
    assert not (city.folder / restoring.UNFINISHED).exists()


def test_the_release_is_that_of_the_project() -> None:
    assert making.release() == "0.1.0"
