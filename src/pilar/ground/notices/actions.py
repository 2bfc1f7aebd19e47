"""Telling people something, in Pilar and by mail."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise

from pilar.ground.audit import actions as audit
from pilar.ground.notices import letters
from pilar.ground.notices.events import Event
from pilar.ground.notices.models import Letter, Notice
from pilar.kernel.ids import new_id

CLAIM_LASTS = timedelta(minutes=10)
ATTEMPTS = 10


class Reader(Protocol):
    """Whoever is told: an account."""

    pk: Any
    language: str


def notify(user: Reader, title: str | Promise, url: str, *, at: datetime) -> Notice:
    """Tell `user` one sentence, with the page of Pilar it is about (a path, or "").

    A lazy `title` is put into the language of `user`. It names no resident and no number.
    """
    return notify_all([user], title, url, at=at)[0]


def notify_all(
    users: Iterable[Reader], title: str | Promise, url: str, *, at: datetime
) -> list[Notice]:
    """Tell several accounts the same, each in its language. One query."""
    notices = []
    for user in users:
        with translation.override(user.language):
            notices.append(Notice(user_id=user.pk, title=str(title)[:200], url=url, at=at))
    return Notice.objects.bulk_create(notices)


def read(user: Reader, notice: UUID | None = None, *, at: datetime) -> int:
    """Mark one notice of `user`, or all, as read; gives how many were not read before."""
    unread = Notice.objects.filter(user_id=user.pk, read_at__isnull=True)
    return (unread.filter(pk=notice) if notice else unread).update(read_at=at)


def mail(address: str, subject: str, text: str) -> Letter:
    """Send one mail after this transaction commits, by a job. No mail names a resident's number."""
    letter_id = new_id()
    content = letters.Content(address, " ".join(subject.split()), text)
    with transaction.atomic():
        letter = Letter.objects.create(id=letter_id, sealed=letters.seal(letter_id, content))
        audit.record(Event.LETTER_QUEUED, target=letter, by=None, at=letter.queued_at)
    return letter


def mail_page(address: str, template: str, context: Mapping[str, Any], *, language: str) -> Letter:
    """Send the text of `template` in `language`: its first line is the subject, the rest the text."""
    with translation.override(language):
        page = {**context, "base_url": settings.BASE_URL, "city": settings.CITY_NAME}
        subject, _, text = render_to_string(template, page).strip().partition("\n")
    return mail(address, subject, text.strip() + "\n")


def _waiting(at: datetime) -> Q:
    return Q(sent_at__isnull=True, attempts__lt=ATTEMPTS) & (
        Q(claimed_at__isnull=True) | Q(claimed_at__lt=at - CLAIM_LASTS)
    )


def send(letter_id: UUID, *, at: datetime) -> bool:
    """Send a letter that is still waiting; gives whether this call sent it. Sent once, however often called.

    No transaction is open while the mail server is asked. Raises OSError when the server could
    not be reached or refused: the letter waits for the next try.
    """
    mine = Letter.objects.filter(_waiting(at), pk=letter_id)
    if not mine.update(claimed_at=at, attempts=F("attempts") + 1):
        return False
    letter = Letter.objects.get(pk=letter_id)
    content = letters.unseal(letter.pk, bytes(letter.sealed))
    message = EmailMessage(
        content.subject,
        content.text,
        to=[content.address],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except OSError:
        Letter.objects.filter(pk=letter_id).update(claimed_at=None)
        raise
    Letter.objects.filter(pk=letter_id).update(sent_at=at, sealed=b"")
    return True


def waiting(*, at: datetime) -> list[UUID]:
    """Letters that a sender may try now, oldest first: those whose job failed or died."""
    return list(
        Letter.objects.filter(_waiting(at))
        .order_by("queued_at", "pk")
        .values_list("pk", flat=True)[:100]
    )
