"""Error pages when what they would ask is what broke."""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DatabaseError, OperationalError, connection, connections, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from pilar.config import urls as pilar_urls
from pilar.ground.access.models import User
from pilar.ground.web.views import errors
from pilar.work.intake.models import Report
from tests.doors.portal import flow
from tests.factories.access import UserFactory
from tests.support import databases
from tests.support.committed import Committed


def _asks(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(User.objects.count()))


def _no_room(request: HttpRequest) -> HttpResponse:
    raise OSError(28, "No space left on device", "/srv/siti.jpg")


def _read_only(request: HttpRequest) -> HttpResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET TRANSACTION READ ONLY"
            if connection.vendor == "postgresql"
            else "PRAGMA query_only = ON"
        )
        try:
            cursor.execute("DELETE FROM web_cache")
        finally:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA query_only = OFF")
    return HttpResponse()


handler400, handler403 = pilar_urls.handler400, pilar_urls.handler403
handler404, handler500 = pilar_urls.handler404, pilar_urls.handler500
urlpatterns = [
    *pilar_urls.urlpatterns,
    path("uji/tanya/", _asks),
    path("uji/penuh/", _no_room),
    path("uji/baca/", _read_only),
]


@pytest.fixture(autouse=True)
def _own_urls(settings: Any) -> Iterator[None]:
    settings.ROOT_URLCONF = __name__
    yield
    translation.activate("id")


@pytest.fixture
def away(committed: Committed) -> Client:
    """A worker who is signed in, and whose database has gone."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(UserFactory(full_name="Sari"))
    nowhere = "/nowhere/pilar.sqlite3" if connection.vendor == "sqlite" else "nowhere"
    databases.point_to(dict.fromkeys(connections, nowhere))
    return client


SAID = {
    400: ("Kiriman tadi tidak terbaca", "We could not read what was sent"),
    403: ("Halaman ini terbuka terlalu lama", "This page stood open for too long"),
    404: ("Halaman ini tidak ada", "This page does not exist"),
    503: ("Pilar belum bisa membuka datanya", "Pilar can't reach its data just now"),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("status", SAID)
def test_each_page_is_there_when_the_database_is_not(
    away: Client, status: int, language: str
) -> None:
    away.cookies["bahasa"] = language

    page = {
        400: lambda: away.get("/kontak/?x=%00"),
        403: lambda: away.post("/tampilan/", {"theme": "dark"}),
        404: lambda: away.get("/tidak/ada/"),
        503: lambda: away.get("/uji/tanya/"),
    }[status]()

    text = page.content.decode()
    assert page.status_code == status
    assert SAID[status][language == "en"] in re.sub("&#x27;", "'", text)
    assert f'<html lang="{language}">' in text
    assert 'class="brand"' in text
    assert "tel:112" in text
    assert page["X-Request-ID"] in text
    assert page.headers.get("Retry-After") == ("60" if status == 503 else None)


@pytest.mark.parametrize("path", ["/tidak/ada/", "/kontak/?x=%00"])
def test_a_visitor_s_error_page_asks_no_database(
    client: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert client.get(path).status_code in (400, 404)


@pytest.mark.parametrize("path", ["/uji/penuh/", "/uji/baca/"])
def test_a_disk_that_takes_nothing_is_no_crash_of_ours(path: str) -> None:
    page = Client(raise_request_exception=False).get(path)

    assert (page.status_code, page["Retry-After"]) == (503, "60")
    assert "siti" not in page.content.decode()


@pytest.mark.only_on("sqlite")
@pytest.mark.slow
def test_on_a_full_disk_a_report_is_taken_whole_or_said_not_to_be(committed: Committed) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + 2}")
    long = {**flow.NEEDS, "words": "Sejak anaknya merantau Mbah hidup sendiri. " * 20}
    taken, page = 0, HttpResponse()
    while page.status_code == 200 and taken < 30:
        visitor = Client(raise_request_exception=False, REMOTE_ADDR=f"10.0.0.{taken}")
        page = _reported(visitor, long)
        taken += bool(flow.PIN.search(page.content.decode()))

    assert (page.status_code, page["Retry-After"]) == (503, "60")
    assert "belum tersimpan" in page.content.decode()
    assert Report.objects.count() == taken
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchall() == [("ok",)]


def _reported(visitor: Client, needs: dict[str, Any]) -> HttpResponse:
    """The page after the last step that was taken."""
    steps = (("/lapor/", flow.WHOM), ("/lapor/kebutuhan/", needs), ("/lapor/tempat/", flow.PLACE))
    for address, said in steps:
        page = visitor.post(address, said)
        if page.status_code != 302:
            return page
    return flow.send(visitor, same="-")


def _interrupted(cause: Exception) -> SessionInterrupted:
    """As Django raises it when a session could not be stored because of `cause`."""
    try:
        try:
            try:
                raise cause
            except DatabaseError:
                raise UpdateError  # noqa: B904  Django's words
        except UpdateError:
            raise SessionInterrupted("deleted")  # noqa: B904
    except SessionInterrupted as error:
        return error


def _full() -> OperationalError:
    """As Django passes on what SQLite says of a full disk."""
    said = sqlite3.OperationalError("database or disk is full")
    said.sqlite_errorcode = sqlite3.SQLITE_FULL
    error = OperationalError("database or disk is full")
    error.__cause__ = said
    return error


@pytest.mark.parametrize(("cause", "status"), [(_full(), 503), (DatabaseError("no row"), 400)])
def test_a_session_that_finds_no_room_is_no_fault_of_the_visitor(
    rf: RequestFactory, cause: Exception, status: int
) -> None:
    assert errors.bad_request(rf.get("/"), _interrupted(cause)).status_code == status
