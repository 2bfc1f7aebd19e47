"""The page of a report and each act on it: it works, then every refusal."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from pilar.ground.access.models import User
from pilar.ground.audit.looks.models import Look
from pilar.people.registry import actions as registry
from pilar.work.intake import actions, queries
from pilar.work.intake.models import Message, Report
from tests.factories.access import BUMIAJI, GUNUNGSARI, PUNTEN, UserFactory, worker
from tests.factories.intake import receive, report

DESK = ("intake.view_report", "intake.triage_report", "intake.record_report")
HOSTILE = "<script>alert(1)</script>{{7*7}}"


@pytest.fixture
def sari() -> User:
    return worker(*DESK, "registry.view_person", area=BUMIAJI)


@pytest.fixture
def client(sari: User) -> Client:
    client = Client()
    client.force_login(sari)
    return client


@pytest.fixture
def row() -> Report:
    return report(at=timezone.now(), contact_kind="WHATSAPP", contact="+6281234567890")


def address(row: Report, end: str = "") -> str:
    return f"/kerja/laporan/{row.pk}/{end}"


def test_all_that_was_told_stands_on_the_page_and_the_look_is_written(
    client: Client, row: Report
) -> None:
    page = client.get(address(row)).content.decode()

    for words in ("Mbah Sarinem, sekitar 74 tahun", "0812-3456-7890", "musala", "kakinya bengkak"):
        assert words in page
    assert Look.objects.get().subjects == [str(row.pk)]


def test_hostile_words_are_only_words(client: Client) -> None:
    row = report(at=timezone.now(), words=HOSTILE, name=HOSTILE, landmark=HOSTILE)

    page = client.get(address(row)).content.decode()

    assert "<script>alert" not in page
    assert "{{7*7}}" in page


ACTS: list[tuple[str, dict[str, Any], str]] = [
    ("terima/", {}, "ACCEPTED"),
    ("tanya/", {"words": "Di RT mana?"}, "ASKED"),
    ("jawab/", {"words": "Ke Dukcapil."}, "ANSWERED"),
    ("tolak/", {"words": "Sudah ditangani."}, "REJECTED"),
    ("kabar/", {"words": "Besok kami datang."}, "NEW"),
    ("catatan/", {"words": "Pagar terkunci."}, "NEW"),
    ("tambahan/", {"words": "Sekarang demam."}, "NEW"),
    ("mendesak/", {"urgency": "URGENT"}, "NEW"),
]


@pytest.mark.parametrize(("end", "said", "state"), ACTS)
def test_each_act_does_what_it_says(
    client: Client, row: Report, end: str, said: dict[str, Any], state: str
) -> None:
    answer = client.post(address(row, end), {**said, "seen": row.version}, follow=True)

    row.refresh_from_db()
    assert row.state == state
    assert answer.redirect_chain == [(address(row), 302)]
    assert row.code in answer.content.decode().split('id="flashes"')[1].split("</div>")[0]


@pytest.mark.parametrize("end", ["tanya/", "jawab/", "tolak/", "kabar/", "catatan/", "tambahan/"])
@pytest.mark.parametrize("words", ["", "   ", "\x00", "x" * 2001])
def test_words_that_cannot_be_are_told_and_nothing_happens(
    client: Client, row: Report, end: str, words: str
) -> None:
    answer = client.post(address(row, end), {"words": words, "seen": row.version})

    assert answer.status_code == 422
    assert not Message.objects.exists()
    row.refresh_from_db()
    assert row.state == "NEW"


def test_what_was_typed_is_kept_where_the_act_is_refused(client: Client, row: Report) -> None:
    actions.accept(report=row, by=UserFactory(), at=timezone.now())

    answer = client.post(address(row, "tolak/"), {"words": "Sudah ditangani.", "seen": "1"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sudah ditangani." in page
    assert "Petugas lain baru saja mengerjakan laporan ini" in page


@pytest.mark.parametrize("end", [end for end, _said, _state in ACTS])
@pytest.mark.parametrize("seen", ["x", "99999999999999999999", "-1"])
def test_a_tampered_version_is_no_crash(client: Client, row: Report, end: str, seen: str) -> None:
    said = {"words": "Halo.", "urgency": "URGENT", "seen": seen}

    assert client.post(address(row, end), said).status_code in (302, 422)


def test_it_is_handed_to_who_may_handle_it(client: Client, row: Report, sari: User) -> None:
    tono = worker(*DESK, area=GUNUNGSARI, name="Tono")

    assert client.post(address(row, "tugaskan/"), {"assignee": tono.pk}).status_code == 422
    client.post(address(row, "tugaskan/"), {"assignee": sari.pk, "seen": row.version})

    row.refresh_from_db()
    assert row.assignee == sari


@pytest.mark.parametrize("pk", ["x", "00000000-0000-0000-0000-000000000007"])
def test_nobody_is_handed_to_nobody_knows(client: Client, row: Report, pk: str) -> None:
    assert client.post(address(row, "tugaskan/"), {"assignee": pk}).status_code == 422


def test_two_alike_are_compared_and_joined_and_parted(client: Client, row: Report) -> None:
    earlier = report(at=timezone.now())
    page = client.get(address(row, f"bandingkan/{earlier.pk}/")).content.decode()
    assert "nama mirip, kebutuhan sama" in page

    client.post(address(row, "satukan/"), {"code": earlier.code, "seen": row.version})
    row.refresh_from_db()
    assert (row.state, row.joined_to) == ("JOINED", earlier)
    assert row.code in client.get(address(earlier)).content.decode()

    client.post(address(row, "pisahkan/"), {"seen": row.version})
    row.refresh_from_db()
    assert row.state == "NEW"


def test_joining_to_a_report_of_another_village_finds_no_such_report(
    client: Client, row: Report
) -> None:
    elsewhere = report(at=timezone.now(), village="35.79.01.1001")

    answer = client.post(address(row, "satukan/"), {"code": elsewhere.code})

    assert answer.status_code == 422
    assert "tidak ada di wilayah kerja Anda" in answer.content.decode()


def test_the_person_is_set_and_taken_off_again(client: Client, row: Report, sari: User) -> None:
    person = registry.add_person(
        fields={"name": "Sarinem", "village": PUNTEN}, by=sari, at=timezone.now()
    )

    client.post(address(row, "orang/"), {"person": person.pk, "seen": row.version})
    row.refresh_from_db()
    assert row.person == person
    assert "Sarinem" in client.get(address(row)).content.decode()
    assert str(person.pk) in Look.objects.order_by("pk").last().subjects

    client.post(address(row, "orang/"), {"seen": row.version})
    row.refresh_from_db()
    assert row.person is None


def test_somebody_out_of_scope_cannot_be_matched(client: Client, row: Report, sari: User) -> None:
    elsewhere = registry.add_person(
        fields={"name": "Sarinem", "village": "35.79.01.1001"}, by=sari, at=timezone.now()
    )

    for pk in (elsewhere.pk, UUID(int=7)):
        assert client.post(address(row, "orang/"), {"person": pk}).status_code == 404
    assert client.post(address(row, "orang/"), {"person": "x"}).status_code == 422


def test_a_new_pin_is_shown_once_and_works(client: Client) -> None:
    receipt = receive(at=timezone.now())

    page = client.post(address(receipt.report, "pin/")).content.decode()

    pin = re.search(r'code pin">(\d{3}) (\d{3})<', page)
    assert pin
    now = timezone.now()
    assert actions.open_with_pin(code=receipt.report.code, pin=pin[1] + pin[2], at=now)
    assert client.get(address(receipt.report, "pin/")).status_code == 405


def test_who_may_only_read_sees_no_acts_and_may_note(row: Report) -> None:
    wati = worker("intake.view_report", name="Wati")
    client = Client()
    client.force_login(wati)

    page = client.get(address(row)).content.decode()
    assert "Terima laporan" not in page
    for end, said, _state in ACTS:
        status = client.post(address(row, end), said).status_code
        assert status == (302 if end == "catatan/" else 404), end


def test_protected_reports_are_404_for_who_may_not_read_them(client: Client) -> None:
    row = report(at=timezone.now(), kinds=("VIOLENCE",))

    assert client.get(address(row)).status_code == 404
    for end, said, _state in ACTS:
        assert client.post(address(row, end), said).status_code == 404


def test_notes_and_words_stand_in_the_timeline_newest_first(
    client: Client, row: Report, sari: User
) -> None:
    actions.ask_back(report=row, question="Di RT mana?", by=sari, at=timezone.now())
    actions.add_note(report=row, words="Pagar terkunci.", by=sari, at=timezone.now())

    page = client.get(address(row)).content.decode()

    assert page.index("Pagar terkunci.") < page.index("Di RT mana?") < page.index("Masuk</b>")


def test_the_page_costs_a_fixed_number_of_queries(
    client: Client,
    row: Report,
    sari: User,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for n in range(6):
        actions.add_note(report=row, words=f"Catatan {n}.", by=sari, at=timezone.now())
    client.get(address(row))

    with django_assert_max_num_queries(25):
        client.get(address(row))


def test_the_reporter_never_reads_the_note(row: Report, sari: User) -> None:
    actions.add_note(report=row, words="Pagar terkunci.", by=sari, at=timezone.now())

    assert not queries.messages(row).exists()
