"""Signing in and out, as the trail sees it, and ending sessions from elsewhere."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.events import Event
from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError


class NoSuchSession(DomainError):
    code = "access.session.not_there"


def end_all_sessions(user: User, *, keep: str | None = None) -> int:
    """Sign `user` out everywhere but where the session key is `keep`; gives how many sessions there were.

    Part of a larger act, which is audited.
    """
    sessions = list(UserSession.objects.filter(user=user).exclude(session_key=keep or ""))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def end_session(user: User, session_id: int, *, by: User, at: datetime) -> None:
    """Sign `user` out of one browser. Raises NoSuchSession when it ended already or is not of `user`."""
    session = UserSession.objects.filter(user=user, pk=session_id).first()
    if session is None:
        raise NoSuchSession(_("That session has already ended."))
    session.end()
    audit.record(Event.SESSIONS_ENDED, target=user, by=by, at=at, sessions=1)


@transaction.atomic
def end_other_sessions(user: User, *, keep: str | None, by: User, at: datetime) -> int:
    """Sign `user` out of every browser but the one with the session key `keep`; gives how many."""
    if ended := end_all_sessions(user, keep=keep):
        audit.record(Event.SESSIONS_ENDED, target=user, by=by, at=at, sessions=ended)
    return ended


@transaction.atomic
def note_signed_in(user: User, *, at: datetime, how: str) -> None:
    """Write into the trail that `user` is signed in; `how` is "password" or "demo"."""
    audit.record(Event.SIGNED_IN, target=user, by=user, at=at, how=how)


@transaction.atomic
def note_signed_out(user: User, *, at: datetime) -> None:
    """Write into the trail that `user` left."""
    audit.record(Event.SIGNED_OUT, target=user, by=user, at=at)


@transaction.atomic
def note_refused(user: User | None, *, at: datetime) -> None:
    """Write into the trail that a try to sign in did not fit: as `user`, or as nobody there is."""
    audit.record(Event.SIGN_IN_REFUSED, target=user, by=None, at=at)


def forget_dead_sessions(*, at: datetime) -> int:
    """Delete sessions that have run out by `at`, and what was noted of their browsers; gives how many.

    Housekeeping: nobody did anything, so nothing is written into the trail.
    """
    ended, _kinds = Session.objects.filter(expire_date__lte=at).delete()
    living = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(living)).delete()
    return ended
