"""What the reporter is given: code and PIN, for half an hour in their session and nowhere else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from pilar.doors.portal import drafts
from pilar.ground.web import sealed
from pilar.work.intake.actions import Receipt
from pilar.work.intake.slips import Slip

SENT, OPENED = "terkirim", "lacak"
SHOWN_FOR, OPEN_FOR = timedelta(minutes=30), timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class Sent:
    """The report that was just sent from this session."""

    report: UUID
    slip: Slip


def note_sent(session: SessionBase, receipt: Receipt, *, at: datetime) -> None:
    """Keep code and PIN for the done page, forget the draft, let the reporter follow it at once.

    A report that had arrived before brings no PIN: what the first answer kept stays.
    """
    if receipt.repeated and session.session_key:
        stored = type(session)(session.session_key)
        if sealed.take(stored, SENT, at=at, lasts=SHOWN_FOR):
            session.update(dict(stored.items()))  # pressed twice: the first one's answer holds
            drafts.drop(session)
            return
    report = receipt.report
    kept = {"report": str(report.pk), "code": report.code, "pin": receipt.pin}
    sealed.put(session, SENT, kept, at=at)
    drafts.drop(session)
    open_in(session, report.pk, at=at)


def sent_in(session: SessionBase, *, at: datetime) -> Sent | None:
    """What was sent from this session in the last half hour."""
    kept = sealed.take(session, SENT, at=at, lasts=SHOWN_FOR)
    return Sent(UUID(kept["report"]), Slip(kept["code"], kept["pin"])) if kept else None


def open_in(session: SessionBase, report: UUID, *, at: datetime) -> None:
    """Let this session see a report whose PIN it gave."""
    opened = sealed.take(session, OPENED, at=at, lasts=OPEN_FOR)
    sealed.put(session, OPENED, {**opened, str(report): at.isoformat()}, at=at)


def is_open_in(session: SessionBase, report: UUID, *, at: datetime) -> bool:
    """Whether this session gave the PIN in the last hour."""
    opened = sealed.take(session, OPENED, at=at, lasts=OPEN_FOR)
    since = opened.get(str(report), "")
    return bool(since) and datetime.fromisoformat(since) + OPEN_FOR > at


def shut_in(session: SessionBase) -> None:
    """Forget codes, PINs and what was opened: for shared phones."""
    sealed.drop(session, OPENED)
    sealed.drop(session, SENT)
