"""Following a report: code and PIN, and what a reporter may do there."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pilar.kernel import checksums
from pilar.work.intake import actions, queries
from pilar.work.intake.models import Report
from tests.factories.access import UserFactory, worker
from tests.factories.intake import receive


@pytest.fixture
def visitor() -> Client:
    return Client()


def opened(visitor: Client, receipt: actions.Receipt) -> str:
    """The address of the report after code and PIN were given."""
    answer = visitor.post("/lacak/", {"code": receipt.report.code, "pin": receipt.pin})
    assert answer.status_code == 302
    return str(answer.url)


def shown(visitor: Client, code: str, pin: str) -> tuple[int, str]:
    """Status and page of a try, without what the visitor typed and the form's token."""
    answer = visitor.post("/lacak/", {"code": code, "pin": pin})
    page = answer.content.decode().replace(code, "KODE").replace(pin, "PIN")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_code_and_pin_open_the_page(visitor: Client) -> None:
    receipt = receive(at=timezone.now())

    page = visitor.get(opened(visitor, receipt)).content.decode()

    assert receipt.report.code in page
    assert "Sudah diterima, menunggu dibaca" in page
    assert "Sarinem" not in page
    assert "musala" not in page


@pytest.mark.parametrize("typed", ["bt7k4m2q9", "7K4M 2Q9", "BT-7K4M-2Q9"])
def test_the_code_may_be_typed_in_any_way(visitor: Client, typed: str) -> None:
    answer = visitor.post("/lacak/", {"code": typed, "pin": "123456"})

    assert "code" not in answer.context["form"].errors or checksums.read_code(typed).code == ""


def test_unknown_wrong_and_locked_look_the_same() -> None:
    known, locked = receive(), receive()
    for _ in range(10):
        with pytest.raises(actions.WrongCodeOrPin):
            actions.open_with_pin(code=locked.report.code, pin="000000", at=timezone.now())
    wrong = "111111" if known.pin != "111111" else "222222"

    answers = {
        shown(Client(), checksums.new_code(), wrong),
        shown(Client(), known.report.code, wrong),
        shown(Client(), locked.report.code, locked.pin),
    }

    assert len(answers) == 1
    assert answers.pop()[0] == 422


def test_a_mistyped_code_is_told_which_part_is_off(visitor: Client) -> None:
    code = receive().report.code
    off = code[:-1] + ("X" if code[-1] != "X" else "Y")

    page = visitor.post("/lacak/", {"code": off, "pin": "123456"}).content.decode()

    assert f"Bagian akhir, {off[-3:]}, tampaknya salah ketik" in page


@pytest.mark.parametrize(
    "said", [{}, {"code": "x" * 5000, "pin": "1"}, {"code": "<b>", "pin": "١٢٣٤٥٦"}]
)
def test_bad_input_is_answered_with_422(visitor: Client, said: dict[str, str]) -> None:
    assert visitor.post("/lacak/", said).status_code == 422


def test_without_the_pin_every_code_leads_to_the_same_place(visitor: Client) -> None:
    known, unknown = receive().report.code, checksums.new_code()

    for code in (known, unknown):
        for end in ("", "pembaca/", "tidak-perlu-lagi/"):
            assert visitor.get(f"/lacak/{code}/{end}").url == f"/lacak/?kode={code}"
        for end in ("tambah/", "belum-datang/", "keberatan/", "jawaban/", "tidak-perlu-lagi/"):
            assert visitor.post(f"/lacak/{code}/{end}").url == f"/lacak/?kode={code}"


def test_the_pin_of_one_report_opens_no_other(visitor: Client) -> None:
    mine, other = receive(), receive()
    opened(visitor, mine)

    assert visitor.get(f"/lacak/{other.report.code}/").status_code == 302


def test_it_closes_by_itself_after_an_hour_and_at_once_on_a_shared_phone(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = receive(at=timezone.now())
    address = opened(visitor, receipt)
    later = timezone.now() + timedelta(minutes=61)
    with monkeypatch.context() as patched:
        patched.setattr("django.utils.timezone.now", lambda: later)
        assert visitor.get(address).status_code == 302

    assert visitor.get(address).status_code == 200
    visitor.post("/lacak/keluar/")
    assert visitor.get(address).status_code == 302


def test_a_question_is_answered_here(visitor: Client) -> None:
    receipt = receive(at=timezone.now())
    address = opened(visitor, receipt)
    actions.ask_back(
        report=receipt.report, question="Di RT mana?", by=UserFactory(), at=timezone.now()
    )
    assert "Di RT mana?" in visitor.get(address).content.decode()

    visitor.post(f"{address}tambah/", {"words": "RT 3."})

    receipt.report.refresh_from_db()
    assert receipt.report.state == "NEW"
    page = visitor.get(address).content.decode()
    assert page.index("Petugas bertanya") < page.index("Anda menjawab") < page.index("RT 3.")


def test_notes_among_workers_stay_with_them(visitor: Client) -> None:
    receipt = receive(at=timezone.now())
    address = opened(visitor, receipt)
    actions.add_note(
        report=receipt.report, words="Pagar terkunci.", by=UserFactory(), at=timezone.now()
    )

    assert "Pagar terkunci" not in visitor.get(address).content.decode()


def test_nobody_came_reaches_the_coordinator(visitor: Client) -> None:
    from pilar.ground.notices.models import Notice

    on_duty = worker("intake.receive_alarm")
    receipt = receive(at=timezone.now())
    actions.accept(report=receipt.report, by=UserFactory(), at=timezone.now())
    address = opened(visitor, receipt)

    visitor.post(f"{address}belum-datang/")

    assert Notice.objects.get().user == on_duty
    assert "belum ada yang datang" in visitor.get(address).content.decode()


def test_the_residents_word_closes_or_reopens_an_answered_report(visitor: Client) -> None:
    receipt = receive(at=timezone.now())
    actions.answer(report=receipt.report, text="Ke Dukcapil.", by=UserFactory(), at=timezone.now())
    address = opened(visitor, receipt)

    assert visitor.post(f"{address}jawaban/", {"solved": "no"}).status_code == 422
    visitor.post(f"{address}jawaban/", {"solved": "no", "words": "Antre lagi.", "rating": "2"})
    receipt.report.refresh_from_db()
    assert (receipt.report.state, receipt.report.reopened) == ("NEW", 1)

    actions.answer(report=receipt.report, text="Sudah jadi.", by=UserFactory(), at=timezone.now())
    visitor.post(f"{address}jawaban/", {"solved": "yes", "rating": "4"})
    row = Report.objects.get()
    assert (row.state, row.closed_word, row.rating) == ("CLOSED", "RESIDENT", 4)


def test_an_objection_is_heard(visitor: Client) -> None:
    receipt = receive(at=timezone.now())
    actions.reject(
        report=receipt.report, reason="Sudah ditangani.", by=UserFactory(), at=timezone.now()
    )
    address = opened(visitor, receipt)
    assert "Sudah ditangani." in visitor.get(address).content.decode()

    visitor.post(f"{address}keberatan/", {"words": "Belum ada yang datang."})

    assert Report.objects.get().state == "NEW"


def test_help_that_is_not_needed_any_more_is_asked_once_more(visitor: Client) -> None:
    receipt = receive(at=timezone.now())
    address = opened(visitor, receipt)
    assert (
        "Bantuan tidak diperlukan lagi?"
        in visitor.get(f"{address}tidak-perlu-lagi/").content.decode()
    )

    visitor.post(f"{address}tidak-perlu-lagi/")

    row = Report.objects.get()
    assert (row.state, row.closed_word) == ("CLOSED", "WITHDRAWN")


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001])
def test_what_is_added_is_checked(visitor: Client, words: str) -> None:
    address = opened(visitor, receive(at=timezone.now()))

    assert visitor.post(f"{address}tambah/", {"words": words}).status_code == 422


def test_the_reporter_sees_who_opened_it(visitor: Client) -> None:
    from pilar.ground.audit.looks import actions as looks

    receipt = receive(at=timezone.now())
    reader = UserFactory(full_name="Rina Dewi")
    looks.add_look(
        user_id=reader.pk,
        page="intake:report",
        path="/",
        reason="",
        subjects=[str(receipt.report.pk)],
        at=timezone.now(),
    )
    address = opened(visitor, receipt)

    assert "Rina Dewi" in visitor.get(f"{address}pembaca/").content.decode()


def test_a_joined_report_follows_the_earlier_one(visitor: Client) -> None:
    earlier, later = receive(at=timezone.now()), receive(at=timezone.now())
    actions.join(report=later.report, to=earlier.report, by=UserFactory(), at=timezone.now())
    address = opened(visitor, later)

    page = visitor.get(address).content.decode()

    assert "Ditangani bersama laporan yang lebih dulu" in page
    assert earlier.report.code not in page


def test_the_page_says_what_was_said_in_queries(
    visitor: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    address = opened(visitor, receive(at=timezone.now()))
    visitor.get(address)

    with django_assert_max_num_queries(8):
        visitor.get(address)


def test_every_state_has_a_page_in_both_languages(visitor: Client) -> None:
    from tests.work.intake.test_triage import in_state

    for state in Report.State:
        row = in_state(state, UserFactory())
        pin = actions.renew_pin(report=row, by=UserFactory(), at=timezone.now())
        for language in ("id", "en"):
            client = Client()
            client.cookies["bahasa"] = language
            client.post("/lacak/", {"code": row.code, "pin": pin})
            answer = client.get(f"/lacak/{row.code}/")
            assert answer.status_code == 200
            assert "None" not in answer.content.decode()
    assert queries.by_code("BT-2222-222") is None
