"""/healthz says that the process lives, /readyz that people may be let in."""

import re
import time
from collections import namedtuple
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import OperationalError, connections, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pilar.config.running import queries
from pilar.ground.audit import actions as audit
from pilar.ground.audit.looks.models import Look
from pilar.ground.jobs import actions as jobs
from tests.factories.access import UserFactory
from tests.support.committed import Committed
from tests.support.vandal import vandal

WELL = dict.fromkeys(queries.CHECKS, "ok")


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    queries.forget()
    yield
    queries.forget()


@pytest.fixture
def _worker() -> None:
    jobs.beat("here:1", at=timezone.now())


def _checks(client: Client, status: int) -> dict[str, str]:
    answer = client.get("/readyz")
    assert answer.status_code == status, answer.content
    said = answer.json()
    assert said["ready"] is (status == 200)
    checks: dict[str, str] = said["checks"]
    return checks


def test_a_process_that_lives_asks_no_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(UserFactory())

    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.usefixtures("_worker")
def test_all_is_well(client: Client) -> None:
    client.force_login(UserFactory())

    answer = client.get("/readyz")

    assert answer.json() == {"ready": True, "checks": WELL}
    assert not answer.cookies
    assert not Look.objects.exists()


@pytest.mark.usefixtures("_worker")
def test_it_is_looked_for_once_a_second(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client.get("/readyz")

    with django_assert_num_queries(0):
        client.get("/readyz")

    later = time.monotonic() + queries.KEPT
    monkeypatch.setattr(queries.time, "monotonic", lambda: later)
    connections["default"].cursor().execute("DELETE FROM jobs_workerbeat")
    assert _checks(client, 503)["worker"] == "silent"


@pytest.mark.parametrize(("seconds", "said"), [(20, "ok"), (40, "silent")])
def test_a_worker_that_was_not_heard_for_long_is_silent(
    client: Client, seconds: int, said: str
) -> None:
    jobs.beat("here:1", at=timezone.now() - timedelta(seconds=seconds))

    assert _checks(client, 200 if said == "ok" else 503) == {**WELL, "worker": said}


@pytest.mark.usefixtures("_worker")
@pytest.mark.parametrize(("seconds", "said"), [(50, "ok"), (70, "late")])
def test_seals_that_lag_are_late(client: Client, seconds: int, said: str) -> None:
    with transaction.atomic():
        audit.record("test:row:made", by=None, at=timezone.now() - timedelta(seconds=seconds))

    assert _checks(client, 200 if said == "ok" else 503) == {**WELL, "seals": said}


@pytest.mark.usefixtures("_worker")
def test_a_disk_that_is_nearly_full_is_said(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(queries.shutil, "disk_usage", lambda _: usage(10**12, 10**12, 499 * 2**20))

    assert _checks(client, 503) == {**WELL, "disk": "nearly full"}


def test_a_database_of_another_release_is_said(client: Client, committed: Committed) -> None:
    jobs.beat("here:1", at=timezone.now())
    connections["default"].cursor().execute("DELETE FROM django_migrations WHERE app = 'audit'")

    assert _checks(client, 503) == {**WELL, "migrations": "missing"}


def test_a_missing_guard_is_said(client: Client, committed: Committed) -> None:
    jobs.beat("here:1", at=timezone.now())
    with vandal("audit_event"):
        pass

    assert _checks(client, 503) == {**WELL, "guards": "missing"}


def test_a_database_that_is_away_is_said_in_a_word(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise OperationalError('connection to server at "10.1.2.3", user "pilar" failed')

    monkeypatch.setattr(connections["looks"], "cursor", away)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"] == {"databases": "unreachable", "disk": "ok"}
    assert not re.search(rb"10\.1|pilar", answer.content)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_nothing_can_be_sent_there(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_this_machine_may_ask_by_its_own_name(client: Client, settings: object) -> None:
    assert client.get("/healthz", headers={"host": "127.0.0.1:8000"}).status_code == 200
    assert client.get("/healthz", headers={"host": "example.org"}).status_code == 400
