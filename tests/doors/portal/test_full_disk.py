"""A full disk and a read-only database: said in words, nothing half stored, nothing confirmed lost, reading goes on."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.utils import translation

from pilar.ground.audit.models import Event
from pilar.ground.files import vault
from pilar.ground.files.models import Upload
from pilar.people.registry.models import Record
from pilar.work.intake.models import Report
from tests.doors.portal import flow
from tests.factories import files

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed")]
SAID = {
    "id": "Pilar belum bisa membuka datanya",
    "en": "reach its data just now",
}


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def full() -> Iterator[None]:
    """The database has no page left (SQLite), or says so of every new report (PostgreSQL's own error)."""
    if settings.POSTGRES:
        _run(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$",
            "CREATE TRIGGER no_room BEFORE INSERT ON intake_report EXECUTE FUNCTION no_room()",
        )
        yield
        _run("DROP TRIGGER no_room ON intake_report")
        return
    _run("CREATE TABLE filler (content BLOB)", "PRAGMA max_page_count = 1")  # = as large as it is
    size = 100_000
    while size > 100:
        try:
            _run(f"INSERT INTO filler VALUES (zeroblob({size}))")
        except OperationalError:
            size //= 2
    yield
    _run("PRAGMA max_page_count = 1000000000")


@contextmanager
def read_only() -> Iterator[None]:
    """The database takes no write."""
    on, off = (
        ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off")
        if settings.POSTGRES
        else ("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
    )
    _run(on)
    yield
    _run(off)


@contextmanager
def no_room_for_files() -> Iterator[None]:
    """The database has room, the disk of the uploads has none."""

    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(vault.os, "fsync", fail)
        yield


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param
    translation.activate("id")


def _visitor(language: str, number: int = 0) -> Client:
    """Somebody who has filled in everything, each for another person, with many words."""
    client = Client(raise_request_exception=False)
    client.cookies["bahasa"] = language
    words = " ".join(f"Kata ke-{number}" for number in range(90))
    place = {**flow.PLACE, "name": "Mbah " + "abcdefghijkl"[number] * 6, "rt": str(number + 1)}
    flow.fill(client, needs={**flow.NEEDS, "words": words}, place=place)
    return client


def _stored() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Report, Record, Upload, Event))


@pytest.mark.parametrize("trouble", [full, read_only, no_room_for_files])
def test_what_was_confirmed_is_stored_and_what_was_not_goes_through_when_it_is_sent_again(
    language: str, trouble: Callable[[], Iterator[None]]
) -> None:
    visitors = [_visitor(language, number) for number in range(12)]
    refused = []

    with trouble():  # type: ignore[attr-defined]  # a context manager
        for visitor in visitors:
            before = _stored()
            page = visitor.post("/lapor/periksa/", {**flow.CHECK, "photo": files.photo()})
            if page.status_code != 302:
                assert (page.status_code, page["Retry-After"]) == (503, "60")
                assert SAID[language] in page.text
                assert _stored() == before
                refused.append(visitor)

    assert refused
    assert Report.objects.count() == len(visitors) - len(refused)
    for visitor in refused:
        again = flow.send(visitor, photo=files.photo())
        assert flow.CODE.search(again.content.decode())
    assert (Report.objects.count(), Upload.objects.count()) == (12, 12)
    assert len(list(settings.FILES_ROOT.glob("*/*.part"))) == 0


@pytest.mark.parametrize("trouble", [full, read_only])
@pytest.mark.parametrize("address", ["/", "/lapor/", "/capaian/", "/masuk/", "/lacak/", "/kontak/"])
def test_reading_goes_on(trouble: Callable[[], Iterator[None]], address: str) -> None:
    with trouble():  # type: ignore[attr-defined]  # a context manager
        assert Client().get(address).status_code == 200


def test_what_only_a_person_can_mend_is_not_said_to_pass() -> None:
    visitor = _visitor("id")
    _run("ALTER TABLE intake_report RENAME TO gone")

    assert visitor.post("/lapor/periksa/", flow.CHECK).status_code == 500
