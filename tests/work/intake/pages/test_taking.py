"""A report that a worker takes down."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from pilar.work.intake import queries
from pilar.work.intake.models import Report
from tests.factories.access import GUNUNGSARI, PUNTEN, worker
from tests.factories.intake import report

NEW = "/kerja/laporan/baru/"
DESK = ("intake.view_report", "intake.triage_report", "intake.record_report")


def said(**other: Any) -> dict[str, Any]:
    return {
        "sent_as": str(uuid4()),
        "channel": "DESK",
        "for_whom": "OTHER",
        "urgency": "NORMAL",
        "kinds": ["ELDERLY"],
        "words": "Kakinya bengkak.",
        "name": "Mbah Sarinem",
        "age": "74",
        "sex": "P",
        "village": PUNTEN,
        "rt": "3",
        "rw": "2",
        "landmark": "",
        "reporter": "Bu Endang",
        "contact_kind": "PHONE",
        "contact": "0812-3456-7890",
        **other,
    }


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(worker(*DESK))
    return client


def test_one_page_stores_it_and_gives_code_and_pin(client: Client) -> None:
    answer = client.post(NEW, said(), follow=True)

    row = Report.objects.get()
    told = queries.said(row)
    assert (row.channel, row.recorder.full_name) == ("DESK", "Sari")
    assert (told.name, told.sex, told.reporter) == ("Mbah Sarinem", "P", "Bu Endang")
    page = answer.content.decode()
    assert row.code in page
    assert re.search(r'code pin">\d{3} \d{3}<', page)


def test_the_pin_shows_to_no_other_session(client: Client) -> None:
    client.post(NEW, said())
    other = Client()
    other.force_login(worker(*DESK, name="Rina"))

    page = other.get(f"/kerja/laporan/{Report.objects.get().pk}/slip/").content.decode()

    assert not re.search(r'code pin">\d', page)


def test_sent_twice_it_is_one(client: Client) -> None:
    once = said()

    for _ in range(2):
        assert client.post(NEW, once).status_code == 302

    assert Report.objects.count() == 1


def test_another_report_under_the_same_number_is_refused(client: Client) -> None:
    once = said()
    client.post(NEW, once)

    answer = client.post(NEW, {**once, "words": "Lain.", "name": "Wagiman", "rt": "9"})

    assert answer.status_code == 422
    assert Report.objects.count() == 1


def test_what_is_perhaps_known_is_asked_once(client: Client) -> None:
    earlier = report(at=timezone.now())
    once = said()

    answer = client.post(NEW, once)
    assert answer.status_code == 422
    assert earlier.code in answer.content.decode()
    client.post(NEW, {**once, "same": str(earlier.pk)})

    assert Report.objects.exclude(pk=earlier.pk).get().said_same_as == earlier


def test_none_of_them_is_an_answer_too(client: Client) -> None:
    report(at=timezone.now())

    client.post(NEW, said(same="-"))

    assert Report.objects.filter(said_same_as__isnull=True).count() == 2


@pytest.mark.parametrize("pk", ["x", "00000000-0000-0000-0000-000000000007"])
def test_an_answer_that_was_not_offered_is_refused(client: Client, pk: str) -> None:
    report(at=timezone.now())

    assert client.post(NEW, said(same=pk)).status_code == 422


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kinds": []}, "kinds"),
        ({"channel": "PUBLIC"}, "channel"),
        ({"urgency": "SOON"}, "urgency"),
        ({"village": ""}, "village"),
        ({"village": "35.79"}, "village"),
        ({"age": "999"}, "age"),
        ({"sex": "X"}, "sex"),
        ({"rt": "RT"}, "rt"),
        ({"contact": "123"}, "contact"),
        ({"contact_kind": "EMAIL"}, "contact"),
        ({"words": "x" * 2001}, "words"),
        ({"name": "x" * 121}, "name"),
        ({"kinds": ["UNSURE"], "words": ""}, "words"),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_cannot_be_is_told_and_kept(
    client: Client, wrong: dict[str, Any], field: str, language: str
) -> None:
    client.cookies["bahasa"] = language

    answer = client.post(NEW, said(**wrong))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Bu Endang" in answer.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "7" * 500])
def test_a_tampered_number_only_makes_it_a_report_of_its_own(client: Client, number: str) -> None:
    assert client.post(NEW, said(sent_as=number)).status_code == 302
    assert Report.objects.count() == 1


def test_a_volunteer_records_only_where_they_work() -> None:
    lilik = Client()
    lilik.force_login(worker("intake.record_report", area=PUNTEN, name="Lilik"))

    page = lilik.get(NEW).content.decode()
    assert PUNTEN in page
    assert GUNUNGSARI not in page
    assert lilik.post(NEW, said(channel="FIELD", village=GUNUNGSARI)).status_code == 422
    assert lilik.post(NEW, said(channel="FIELD"), follow=True).status_code == 200
    assert Report.objects.get().channel == "FIELD"


def test_a_volunteer_is_not_told_the_code_of_another_report() -> None:
    earlier = report(at=timezone.now())
    lilik = Client()
    lilik.force_login(worker("intake.record_report", area=PUNTEN, name="Lilik"))

    page = lilik.post(NEW, said(channel="FIELD")).content.decode()

    assert "Mungkin sudah dilaporkan" in page
    assert earlier.code not in page


def test_who_may_not_record_finds_no_form() -> None:
    client = Client()
    client.force_login(worker("intake.view_report"))

    assert client.get(NEW).status_code == 404
