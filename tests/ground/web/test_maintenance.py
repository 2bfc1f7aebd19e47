"""In maintenance the workplace rests and says so; residents come in as always."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pilar.ground.web import maintenance
from pilar.work.intake.models import Report
from tests.architecture.permission_table import addresses, rows
from tests.doors.portal import flow
from tests.factories.access import UserFactory
from tests.support.committed import Committed

STAFF = [a for a in addresses() if not rows()[a.route].is_public]


@pytest.fixture
def _on(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    maintenance.switch().touch()


@pytest.mark.usefixtures("_on")
@pytest.mark.parametrize("address", STAFF, ids=lambda a: a.route)
def test_every_page_of_the_workplace_rests(client: Client, address: Any) -> None:
    page = client.get(address.somewhere())

    assert (page.status_code, page["Retry-After"]) == (503, "600")
    assert "Ruang kerja sedang beristirahat sebentar" in page.content.decode()


@pytest.mark.usefixtures("_on")
def test_the_page_asks_no_database_and_shows_the_way_for_residents(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(UserFactory())
    client.cookies["bahasa"] = "en"

    with django_assert_num_queries(0):
        page = client.get("/kerja/")

    text = page.content.decode()
    assert "The workplace rests for a short while" in text
    assert re.findall(r'href="(/lapor/|/lacak/)"', text) == ["/lapor/", "/lacak/"]
    assert page["X-Request-ID"] in text


@pytest.mark.usefixtures("_on")
def test_nothing_can_be_sent_to_the_workplace(client: Client) -> None:
    assert client.post("/masuk/", {"login": "x", "password": "y"}).status_code == 503


@pytest.mark.usefixtures("_on")
def test_a_resident_reports_and_follows() -> None:
    visitor = Client()

    code, pin = flow.report(visitor)

    opened = visitor.post("/lacak/", {"code": code, "pin": pin})
    assert visitor.get(opened["Location"]).status_code == 200
    assert visitor.post(f"{opened['Location']}tambah/", {"words": "RT 3."}).status_code == 302
    assert Report.objects.get().code == code


@pytest.mark.usefixtures("_on")
@pytest.mark.parametrize("path", ["/", "/kontak/", "/capaian/", "/bantuan-darurat/", "/healthz"])
def test_what_is_public_stays_open(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.usefixtures("_on")
def test_an_address_that_does_not_exist_is_still_said_not_to(client: Client) -> None:
    assert client.get("/tidak/ada/").status_code == 404


def test_the_setting_does_the_same(client: Client, settings: Any) -> None:
    settings.MAINTENANCE = "reports"

    assert client.get("/masuk/").status_code == 503
    assert client.get("/lapor/").status_code == 200


def test_it_is_off_by_itself(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path

    assert client.get("/masuk/").status_code == 200


@pytest.mark.slow
def test_the_command_switches_and_says_how_it_stands(committed: Committed) -> None:
    said = [committed.run("maintenance", state) for state in ("on", "status", "off", "status")]

    assert [done.returncode for done in said] == [0, 0, 0, 0]
    on, still, off, gone = [done.stdout for done in said]
    assert on == still
    assert on.startswith("Maintenance is on (the file ")
    assert off == gone == "Maintenance is off.\n"
    assert not (committed.folder / "maintenance").exists()


@pytest.mark.slow
def test_the_command_says_when_the_setting_holds_it_on(
    committed: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILAR_MAINTENANCE", "reports")

    assert "PILAR_MAINTENANCE is set" in committed.run("maintenance", "off").stdout
