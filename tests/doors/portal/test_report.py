"""Reporting a need on the public page: four steps, no account, no JavaScript."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from pilar.work.intake import queries
from pilar.work.intake.models import Report
from tests.doors.portal import flow
from tests.factories.access import PUNTEN
from tests.factories.intake import report as told_before

HOSTILE = "<script>alert(1)</script>{{7*7}}' OR 1=1 --"


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=False)


def test_a_report_goes_through_in_four_steps(visitor: Client) -> None:
    code, pin = flow.report(visitor)

    report = Report.objects.get(code=code)
    said = queries.said(report)
    assert (report.channel, report.urgency, report.village_id) == ("PUBLIC", "NORMAL", PUNTEN)
    assert (report.rt, report.rw) == ("003", "002")
    assert (said.name, said.age, said.contact) == ("Mbah Sarinem", 74, "+6281234567837")
    assert len(pin) == 6


def test_what_was_answered_stands_on_the_check_page_with_a_way_to_change_it(
    visitor: Client,
) -> None:
    flow.fill(visitor)

    page = visitor.get("/lapor/periksa/").content.decode()

    assert "Mbah Sarinem, sekitar 74 tahun" in page
    assert "RT 03 RW 02, Desa Punten" in page
    assert "0812-••••-••37" in page
    assert page.count("?ubah=1") == 7


def test_a_change_leads_back_to_the_check_page(visitor: Client) -> None:
    flow.fill(visitor)

    answer = visitor.post("/lapor/?ubah=1", {"for_whom": "SELF", "urgency": "URGENT"})

    assert answer.url == "/lapor/periksa/"
    assert "Untuk saya atau keluarga saya" in visitor.get("/lapor/periksa/").content.decode()


def test_no_step_can_be_passed_by(visitor: Client) -> None:
    assert visitor.get("/lapor/kebutuhan/").url == "/lapor/"
    assert visitor.get("/lapor/tempat/").url == "/lapor/"
    assert visitor.get("/lapor/periksa/").url == "/lapor/"
    assert visitor.post("/lapor/periksa/", flow.CHECK).url == "/lapor/"
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("address", "said", "field"),
    [
        ("/lapor/", {}, "for_whom"),
        ("/lapor/", {"for_whom": "OTHER"}, "urgency"),
        ("/lapor/", {"for_whom": HOSTILE, "urgency": "NORMAL"}, "for_whom"),
        ("/lapor/kebutuhan/", {}, "kinds"),
        ("/lapor/kebutuhan/", {"kinds": ["NOTHING"]}, "kinds"),
        ("/lapor/kebutuhan/", {"kinds": [HOSTILE]}, "kinds"),
        ("/lapor/kebutuhan/", {"kinds": ["UNSURE"]}, "words"),
        ("/lapor/kebutuhan/", {"kinds": ["UNSURE"], "words": "\x00\u200b"}, "words"),
        ("/lapor/kebutuhan/", {"kinds": ["FOOD"], "words": "x" * 2001}, "words"),
        ("/lapor/tempat/", {}, "village"),
        ("/lapor/tempat/", {"village": "35.79.99.9999"}, "village"),
        ("/lapor/tempat/", {**flow.PLACE, "village": "?", "landmark": ""}, "landmark"),
        ("/lapor/tempat/", {**flow.PLACE, "age": "tujuh"}, "age"),
        ("/lapor/tempat/", {**flow.PLACE, "age": "-1"}, "age"),
        ("/lapor/tempat/", {**flow.PLACE, "age": "999999999999999999999"}, "age"),
        ("/lapor/tempat/", {**flow.PLACE, "rt": "00"}, "rt"),
        ("/lapor/tempat/", {**flow.PLACE, "rw": HOSTILE}, "rw"),
        ("/lapor/tempat/", {**flow.PLACE, "name": "x" * 121}, "name"),
        ("/lapor/tempat/", {**flow.PLACE, "landmark": "x" * 201}, "landmark"),
        ("/lapor/tempat/", {**flow.PLACE, "contact": ""}, "contact"),
        ("/lapor/tempat/", {**flow.PLACE, "contact": "nomor saya"}, "contact"),
        ("/lapor/tempat/", {**flow.PLACE, "contact_kind": "EMAIL"}, "contact"),
        ("/lapor/tempat/", {**flow.PLACE, "contact_kind": ""}, "contact_kind"),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_cannot_be_is_told_and_kept(
    visitor: Client, address: str, said: dict[str, Any], field: str, language: str
) -> None:
    flow.fill(visitor)
    visitor.cookies["bahasa"] = language

    answer = visitor.post(address, said)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    page = answer.content.decode()
    assert "<script>alert" not in page
    assert 'role="alert"' in page or "data-error-summary" in page


def test_the_box_under_the_answers_must_be_ticked(visitor: Client) -> None:
    flow.fill(visitor)

    assert visitor.post("/lapor/periksa/", {}).status_code == 422
    assert not Report.objects.exists()


def test_hostile_words_are_only_words(visitor: Client) -> None:
    said = {**flow.NEEDS, "words": HOSTILE}
    place = {**flow.PLACE, "name": HOSTILE, "landmark": HOSTILE}
    flow.fill(visitor, needs=said, place=place)

    page = visitor.get("/lapor/periksa/").content.decode()
    assert "<script>alert" not in page
    code = flow.CODE.search(flow.send(visitor).content.decode())
    assert code
    assert queries.said(Report.objects.get(code=code[0])).words == HOSTILE


def test_the_session_on_the_server_holds_nothing_that_can_be_read(visitor: Client) -> None:
    flow.fill(visitor)
    drafted = str(Session.objects.get().get_decoded())
    code, pin = flow.report(visitor)

    sent = str(Session.objects.get().get_decoded())
    for text in ("Sarinem", "3456", "ELDERLY", "merantau", code, pin):
        assert text not in drafted + sent


def test_pressed_twice_it_is_one_report_and_the_pin_still_shows(visitor: Client) -> None:
    code, pin = flow.report(visitor)

    again = flow.send(visitor).content.decode()

    assert Report.objects.count() == 1
    assert code in again
    assert f"{pin[:3]} {pin[3:]}" in again


def test_the_draft_can_be_deleted_at_once(visitor: Client) -> None:
    flow.fill(visitor)

    visitor.post("/lapor/hapus-isian/")

    assert visitor.get("/lapor/periksa/").url == "/lapor/"


def test_danger_to_life_shows_the_number_before_anything_else(visitor: Client) -> None:
    visitor.post("/lapor/", {"for_whom": "OTHER", "urgency": "EMERGENCY"})

    page = visitor.get("/lapor/kebutuhan/").content.decode()

    assert page.index("tel:112") < page.index("<h1>")


def test_an_open_report_of_the_same_is_named_without_naming_anybody(visitor: Client) -> None:
    earlier = told_before()
    flow.fill(visitor)

    page = visitor.get("/lapor/periksa/").content.decode()

    assert "Mungkin sudah dilaporkan" in page
    assert "Lanjut usia yang tidak terurus" in page
    assert earlier.code not in page
    assert str(earlier.pk) not in page
    assert "musala" not in page


def test_the_reporter_says_that_it_is_the_same(visitor: Client) -> None:
    earlier = told_before()
    flow.fill(visitor)
    page = visitor.get("/lapor/periksa/").content.decode()
    token = re.search(r'name="same" value="([0-9a-f]{32})"', page)
    assert token

    flow.send(visitor, same=token[1])

    assert Report.objects.exclude(pk=earlier.pk).get().said_same_as == earlier


def test_a_token_of_another_draft_is_no_answer(visitor: Client) -> None:
    told_before()
    other = Client()
    for client in (visitor, other):
        flow.fill(client)
    page = other.get("/lapor/periksa/").content.decode()
    token = re.search(r'name="same" value="([0-9a-f]{32})"', page)
    assert token

    assert visitor.post("/lapor/periksa/", {**flow.CHECK, "same": token[1]}).status_code == 422


def test_reports_of_violence_are_never_hinted_at(visitor: Client) -> None:
    told_before(kinds=("VIOLENCE",))
    flow.fill(visitor, needs={"kinds": ["VIOLENCE"]})

    assert "Mungkin sudah dilaporkan" not in visitor.get("/lapor/periksa/").content.decode()


def test_a_protected_report_says_who_alone_reads_it(visitor: Client) -> None:
    flow.fill(visitor, needs={"kinds": ["CHILD"]})

    assert "Hanya petugas khusus" in visitor.get("/lapor/periksa/").content.decode()


def test_code_and_pin_come_as_page_slip_and_picture(visitor: Client) -> None:
    code, pin = flow.report(visitor)

    slip = visitor.get("/lapor/terkirim/slip/").content.decode()
    picture = visitor.get("/lapor/terkirim/slip.png")

    assert code in slip
    assert f"{pin[:3]} {pin[3:]}" in slip
    assert "<svg" in slip
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert code in picture["Content-Disposition"]


def test_nobody_else_sees_the_slip(visitor: Client) -> None:
    flow.report(visitor)
    stranger = Client()

    assert stranger.get("/lapor/terkirim/").url == "/lacak/"
    assert stranger.get("/lapor/terkirim/slip/").url == "/lacak/"
    assert stranger.get("/lapor/terkirim/slip.png").status_code == 404


def test_too_many_reports_from_one_browser_are_asked_to_wait(visitor: Client) -> None:
    flow.fill(visitor)

    answers = [visitor.post("/lapor/periksa/", {}).status_code for _ in range(13)]

    assert answers == [422] * 12 + [429]
    page = visitor.post("/lapor/periksa/", {})
    assert page["Retry-After"] == "3600"
    assert "112" in page.content.decode()
