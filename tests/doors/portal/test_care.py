"""The follow page of a report whose case runs: who comes and by when, and the resident's word."""

import pytest
from django.test import Client
from django.utils import timezone

from pilar.ground.access.models import User
from pilar.ground.notices.models import Notice
from pilar.work.casework.models import Case, CaseNote, Confirmation
from pilar.work.intake import actions
from pilar.work.intake.models import Report
from tests.factories import casework
from tests.factories.access import PUNTEN, UserFactory, worker
from tests.factories.intake import receive


@pytest.fixture
def lilik() -> User:
    return casework.volunteer("PSM", PUNTEN)


@pytest.fixture
def case() -> Case:
    return casework.open_case()


def follow(case: Case) -> tuple[Client, str]:
    """A visitor who gave code and PIN."""
    assert case.report
    pin = actions.renew_pin(report=case.report, by=UserFactory(), at=timezone.now())
    visitor = Client()
    answer = visitor.post("/lacak/", {"code": case.report.code, "pin": pin})
    return visitor, str(answer.url)


def test_who_comes_and_by_when_stands_first(case: Case, lilik: User) -> None:
    casework.accepted(case, lilik)
    visitor, address = follow(case)

    page = visitor.get(address).content.decode()

    kind = case.tasks.get().kind.name_id
    assert f"Sedang ditangani: {kind.lower()}" in page
    assert "oleh Lilik Suryani, PSM" in page
    assert "Paling lambat" in page
    assert "Belum ada yang datang" in page


def test_a_task_that_nobody_took_on_yet_names_nobody(case: Case, lilik: User) -> None:
    casework.offered(case, lilik)
    visitor, address = follow(case)

    page = visitor.get(address).content.decode()

    assert "Lilik" not in page
    assert "kami sedang mencari siapa yang mengerjakan" in page


def test_nothing_of_the_person_or_the_plan_is_told(case: Case, lilik: User) -> None:
    casework.done(case, lilik)
    visitor, address = follow(case)

    page = visitor.get(address).content.decode()

    for words in ("Sarinem", case.title, case.number, "Kunjungi"):
        assert words not in page


def test_nobody_came_tells_who_manages_the_case_too(case: Case, lilik: User) -> None:
    casework.accepted(case, lilik)
    on_duty = worker("intake.receive_alarm")
    visitor, address = follow(case)
    Notice.objects.all().delete()

    visitor.post(f"{address}belum-datang/")

    assert {notice.user for notice in Notice.objects.all()} == {case.manager, on_duty}


def test_the_residents_no_reopens_case_and_report_and_the_yes_closes_both(
    case: Case, lilik: User
) -> None:
    casework.done(case, lilik)
    casework.awaiting_word(case)
    visitor, address = follow(case)
    assert "Benarkah sudah teratasi?" in visitor.get(address).content.decode()

    visitor.post(f"{address}jawaban/", {"solved": "no", "words": "Belum ada obat.", "rating": "2"})
    case.refresh_from_db()
    assert (case.state, case.reopened) == ("OPEN", 1)
    assert Report.objects.get().state == "IN_CARE"

    casework.awaiting_word(case)
    visitor.post(f"{address}jawaban/", {"solved": "yes", "rating": "4"})
    case.refresh_from_db()
    report = Report.objects.get()
    assert (case.state, report.state, report.closed_word) == ("CLOSED", "CLOSED", "RESIDENT")
    assert list(Confirmation.objects.order_by("pk").values_list("solved", "rating", "heard")) == [
        (False, 2, "FOLLOW_PAGE"),
        (True, 4, "FOLLOW_PAGE"),
    ]
    assert CaseNote.objects.filter(kind="WORD").exists()


def test_a_word_on_a_case_that_asks_for_none_is_refused_kindly(case: Case) -> None:
    visitor, address = follow(case)

    assert visitor.post(f"{address}jawaban/", {"solved": "yes"}).status_code == 422
    assert not Confirmation.objects.exists()


def test_who_joined_a_report_sees_how_it_stands_but_not_who_comes(case: Case, lilik: User) -> None:
    casework.accepted(case, lilik)
    other = receive(at=timezone.now())
    assert case.report
    actions.join(report=other.report, to=case.report, by=UserFactory(), at=timezone.now())
    visitor = Client()
    address = visitor.post("/lacak/", {"code": other.report.code, "pin": other.pin}).url

    page = visitor.get(address).content.decode()

    assert "Sedang ditangani" in page
    assert "Lilik" not in page
    assert case.report.code not in page
