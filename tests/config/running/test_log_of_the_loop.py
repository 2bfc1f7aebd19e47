"""A stretch of the real loop, from the report to the visit: its log holds nobody's name, number, word or code."""

import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse

from pilar.config import urls as pilar_urls
from pilar.ground.web import logs
from pilar.people.registry.models import Identifier, Person
from pilar.work.intake.models import Report
from tests.doors.portal import flow
from tests.factories.access import PUNTEN, UserFactory, grant
from tests.factories.registry import nik, person

EVERYTHING = (
    "intake.view_report",
    "intake.triage_report",
    "intake.record_report",
    "registry.view_person",
    "registry.edit_person",
    "registry.reveal_identifier",
    "assessments.submit",
)
NIK = nik()
WORDS = "Sejak anaknya merantau Mbah hidup sendiri"
MORE = "Tetangga mengantar bubur"


def _crash(request: HttpRequest, number: str) -> HttpResponse:
    """A database refuses a row in which somebody's number stands."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE once (nik varchar(16) UNIQUE)")
        cursor.execute("INSERT INTO once VALUES (%s), (%s)", [number, number])
    raise AssertionError("two rows with one number")


handler400, handler403 = pilar_urls.handler400, pilar_urls.handler403
handler404, handler500 = pilar_urls.handler404, pilar_urls.handler500
urlpatterns = [*pilar_urls.urlpatterns, path("uji/<str:number>/", _crash)]


@contextmanager
def _all_that_is_logged(form: str) -> Iterator[io.StringIO]:
    """Everything that any logger says, down to DEBUG, as the server would write it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter({"json": logs.Json, "plain": logs.Plain}[form]())
    changed = [logging.getLogger(), *map(logging.getLogger, ("pilar", "django", "django.request"))]
    levels = [logger.level for logger in changed]
    logging.getLogger().addHandler(handler)
    for logger in changed:
        logger.setLevel(logging.DEBUG)
    yield stream
    logging.getLogger().removeHandler(handler)
    for logger, level in zip(changed, levels, strict=True):
        logger.setLevel(level)


def _resident() -> tuple[str, str]:
    """Reports, follows with code and PIN (and once with a wrong one), adds a word."""
    visitor = Client()
    code, pin = flow.report(visitor, needs={**flow.NEEDS, "words": WORDS})
    wrong = "111111" if pin != "111111" else "222222"
    assert visitor.post("/lacak/", {"code": code, "pin": wrong}).status_code == 422
    opened = visitor.post("/lacak/", {"code": code, "pin": pin})
    assert opened.status_code == 302
    assert visitor.get(opened["Location"]).status_code == 200
    added = visitor.post(f"{opened['Location']}tambah/", {"words": MORE})
    assert added.status_code == 302
    return code, pin


def _desk(client: Client, code: str) -> Person:
    """Finds who it is, adds the person, reads, corrects, reveals the number."""
    report = Report.objects.get(code=code)
    match = reverse("desk:match", args=[report.pk])
    add = reverse("desk:match_add", args=[report.pk])
    said = {"name": "Sarinem Wagiyem", "village": PUNTEN, "nik": NIK}
    assert client.get(reverse("intake:report", args=[report.pk])).status_code == 200
    assert client.get(match).status_code == 200
    assert client.get(match, said, headers={"HX-Request": "true"}).status_code == 200
    assert client.post(add, said).status_code == 302
    found = Person.objects.get(full_name="Sarinem Wagiyem")
    page = reverse("desk:person", args=[found.pk])
    assert client.get(page).status_code == 200
    assert client.get(reverse("desk:search"), {"q": "Sarinem Punten"}).status_code == 200
    shown = client.post(reverse("desk:person_reveal", args=[found.pk]), {"reason": "Cocokkan KTP"})
    assert shown.status_code < 400
    return found


def _visit(client: Client, found: Person) -> None:
    """Asks at home what is missing, and sends an answer that can't be."""
    household = found.memberships.get().household
    page = reverse("assessments:household", args=[household.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"sent_as": uuid4(), "h-decile": "2"}).status_code == 302
    wrong = client.post(page, {"sent_as": uuid4(), "h-floor": "Tanah Sarinem"})
    assert wrong.status_code == 422


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "plain"])
def test_the_log_of_the_loop_speaks_of_nobody(form: str, settings: pytest.FixtureRequest) -> None:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]  # pytest-django's settings
    person(name="Suyanto Prawiro", nik=nik(), phone="0857 1234 9876")
    sari = UserFactory(full_name="Sari Lestari", email="sari.lestari@example.org")
    grant(sari, *EVERYTHING, area=PUNTEN)
    client = Client(raise_request_exception=False)

    with _all_that_is_logged(form) as stream:
        signed = {"login": sari.email, "password": "Kata-sandi-rahasia"}
        assert client.post("/masuk/", signed).status_code == 422
        client.force_login(sari)
        code, pin = _resident()
        _visit(client, _desk(client, code))
        assert client.get(f"/kerja/{code}/Sarinem/{NIK}/").status_code == 404
        assert client.get(f"/uji/{NIK}/?q=Sarinem").status_code == 500
    log = stream.getvalue()

    assert Identifier.objects.exists()
    assert log.count("pilar.request") > 20
    assert "IntegrityError" in log
    secret = [
        *("Sarinem", "Wagiyem", "Suyanto", "Prawiro", "Sari Lestari", "Lestari", sari.email),
        *(NIK, NIK[-6:], "0812", "3456", "7837", "+62812", "0857", "9876"),
        *(WORDS, "merantau", MORE, "bubur", "Rumah cat hijau", "Cocokkan", "Tanah"),
        *(code, code.replace("-", ""), *code.split("-")[1:], pin, f"{pin[:3]} {pin[3:]}"),
        *("rahasia", "127.0.0.1", "sessionid", "csrfmiddlewaretoken"),
        *(client.cookies["sessionid"].value, str(sari.pk)),
        *(str(pk) for pk in Person.objects.values_list("pk", flat=True)),
        *(str(pk) for pk in Report.objects.values_list("pk", flat=True)),
    ]
    found = {word for word in secret if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", log, re.I)}
    assert not found, log
    if form == "json":
        assert all(isinstance(json.loads(line), dict) for line in log.splitlines())


def test_what_stands_in_a_crash_would_have_been_told_by_its_text() -> None:
    """The number that the log leaves out does stand in PostgreSQL's own words."""
    with pytest.raises(IntegrityError) as caught:
        _crash(HttpRequest(), NIK)

    assert (NIK in str(caught.value)) is (connection.vendor == "postgresql")
