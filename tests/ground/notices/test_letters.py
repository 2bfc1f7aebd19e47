"""Mail: sealed while it waits, sent once, tried again, empty afterwards."""

import smtplib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from pilar.ground.audit.models import Event
from pilar.ground.notices import actions, jobs
from pilar.ground.notices.models import Letter

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)


def waiting_letter(monkeypatch: pytest.MonkeyPatch) -> Letter:
    """A letter whose job never ran."""
    with monkeypatch.context() as patch:
        patch.setattr("pilar.ground.jobs.subscriptions._tasks", lambda name: ())
        return actions.mail("lilik@contoh.example", "Tugas baru", "Ada tugas di Punten.")


def no_server(*args: Any, **kwargs: Any) -> None:
    raise smtplib.SMTPServerDisconnected("down")


def test_a_mail_is_sent_by_the_job_that_its_event_enqueues() -> None:
    letter = actions.mail("lilik@contoh.example", "Tugas\n baru", "Ada tugas di Punten.")

    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (
        ["lilik@contoh.example"],
        "Tugas baru",
        "Ada tugas di Punten.",
    )
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    letter.refresh_from_db()
    assert letter.sent_at is not None
    assert bytes(letter.sealed) == b""
    assert Event.objects.get(name="notices:letter:queued").target_id == str(letter.pk)


def test_nothing_readable_is_stored_of_a_waiting_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = waiting_letter(monkeypatch)

    assert b"lilik" not in bytes(letter.sealed)
    assert b"Punten" not in bytes(letter.sealed)
    assert "lilik" not in str(list(Event.objects.values()))


def test_a_letter_is_sent_once_however_often_its_job_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = waiting_letter(monkeypatch)
    event = Event.objects.get(name="notices:letter:queued")

    for _ in range(2):
        jobs.send_letter.call(event.pk)

    assert actions.send(letter.pk, at=timezone.now()) is False
    assert len(mail.outbox) == 1


def test_a_server_that_is_down_leaves_the_letter_for_the_next_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = waiting_letter(monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", no_server)
        with pytest.raises(OSError, match="down"):
            actions.send(letter.pk, at=AT)
        jobs.send_waiting_letters.call()

    letter.refresh_from_db()
    assert (letter.attempts, letter.sent_at, letter.claimed_at) == (2, None, None)
    jobs.send_waiting_letters.call()
    assert len(mail.outbox) == 1
    assert actions.waiting(at=timezone.now()) == []


def test_a_letter_that_another_worker_is_sending_is_left_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = waiting_letter(monkeypatch)
    Letter.objects.update(claimed_at=AT)

    assert actions.send(letter.pk, at=AT + timedelta(minutes=9)) is False
    assert actions.send(letter.pk, at=AT + timedelta(minutes=11)) is True


def test_after_ten_tries_a_letter_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = waiting_letter(monkeypatch)
    Letter.objects.update(attempts=actions.ATTEMPTS)

    assert actions.send(letter.pk, at=AT) is False
    assert actions.waiting(at=AT) == []


def test_a_mail_of_a_transaction_that_fails_does_not_exist() -> None:
    def act() -> None:
        with transaction.atomic():
            actions.mail("lilik@contoh.example", "Tugas baru", "Ada tugas.")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()

    assert not Letter.objects.exists()
    assert not Event.objects.exists()


def test_the_database_keeps_no_text_of_a_letter_that_was_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting_letter(monkeypatch)
    with pytest.raises(IntegrityError, match="emptied_when_sent"), transaction.atomic():
        Letter.objects.update(sent_at=AT)
