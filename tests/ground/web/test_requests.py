"""Each request leaves one line, and a code by which it is found."""

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import path
from django.utils import timezone

from pilar.config import urls as pilar_urls
from pilar.ground.access import actions
from pilar.ground.areas.models import Area
from pilar.ground.web import logs, requests
from tests.factories.access import PUNTEN, UserFactory


def _broken(request: HttpRequest, code: str) -> None:
    raise RuntimeError(code)


handler400, handler403 = pilar_urls.handler400, pilar_urls.handler403
handler404, handler500 = pilar_urls.handler404, pilar_urls.handler500
urlpatterns = [*pilar_urls.urlpatterns, path("uji/<slug:code>/", _broken)]


class Log:
    """What was written, line by line."""

    def __init__(self, stream: io.StringIO) -> None:
        self.stream = stream

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


@pytest.fixture
def log(settings: Any) -> Iterator[Log]:
    settings.ROOT_URLCONF = __name__
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Json())
    root, ours = logging.getLogger(), logging.getLogger("pilar")
    level = ours.level
    root.addHandler(handler)
    ours.setLevel("INFO")
    yield Log(stream)
    root.removeHandler(handler)
    ours.setLevel(level)


def test_a_request_leaves_one_line_without_its_address(client: Client, log: Log) -> None:
    client.get("/lacak/BT-7K2M-9QX/?pin=123456")

    (line,) = log.lines
    assert line["route"] == "lacak/<slug:code>/"
    assert (line["method"], line["level"], line["logger"]) == ("GET", "INFO", "pilar.request")
    assert line["ms"] > 0
    assert not re.search("7K2M|123456|127.0.0.1", json.dumps(line))


def test_it_names_the_roles_of_who_asked_and_nobody(client: Client, log: Log) -> None:
    sari = UserFactory(full_name="Sari Lestari")
    place = Area.objects.get(code=PUNTEN)
    actions.assign_role(sari, "PSM", place, by=UserFactory(), at=timezone.now())
    client.force_login(sari)

    client.get("/hari-ini/")

    assert log.lines[-1]["roles"] == ["PSM"]
    assert not re.search(f"Sari|{sari.pk}|{sari.email}", json.dumps(log.lines))


def test_an_address_that_fits_nothing_is_not_repeated(client: Client, log: Log) -> None:
    client.get("/siti-rahayu/")

    assert log.lines[-1]["route"] == requests.NOWHERE
    assert log.lines[-1]["status"] == 404
    assert "siti" not in json.dumps(log.lines)


def test_a_crash_is_found_by_the_code_that_its_page_shows(log: Log) -> None:
    page = Client(raise_request_exception=False).get("/uji/siti/")

    code = page["X-Request-ID"]
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", code)
    assert f'<span class="mono">{code}</span>' in page.content.decode()
    crash, line = log.lines
    assert crash["request"] == line["request"] == code
    assert (crash["message"], crash["errors"][-1]["type"]) == (
        "Internal Server Error",
        "RuntimeError",
    )
    assert (line["status"], line["level"]) == (500, "WARNING")
    assert "siti" not in json.dumps(log.lines)


def test_an_answer_of_503_leaves_its_own_line_alone(
    client: Client, log: Log, settings: Any
) -> None:
    settings.MAINTENANCE = "reports"

    client.get("/kerja/")

    (line,) = log.lines
    assert (line["logger"], line["status"], line["level"]) == ("pilar.request", 503, "WARNING")


@pytest.mark.parametrize("path", ["/tidak/ada/", "/lacak/x%00y/"])
def test_every_error_page_shows_its_code(client: Client, path: str) -> None:
    page = client.get(path)

    assert page.status_code in (400, 404)
    assert page["X-Request-ID"] in page.content.decode()


def test_two_requests_have_two_codes(client: Client) -> None:
    assert client.get("/kontak/")["X-Request-ID"] != client.get("/kontak/")["X-Request-ID"]


def test_machines_that_ask_every_few_seconds_leave_no_line(client: Client, log: Log) -> None:
    client.get("/healthz")

    assert log.lines == []


def test_addresses_of_visitors_only_when_a_setting_says_so(
    client: Client, log: Log, settings: Any
) -> None:
    settings.LOG_ADDRESSES = True

    client.get("/kontak/")

    assert log.lines[-1]["address"] == "127.0.0.1"


def test_a_method_of_somebody_s_own_is_not_repeated(client: Client, log: Log) -> None:
    client.generic("SITI", "/kontak/")

    assert log.lines[-1]["method"] == "(other)"
