"""Accounts from invitation to deactivation."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import identify_hasher, make_password
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pilar.ground.access import invitations, scope
from pilar.ground.access.actions.guards import NotOnOneself, locked, not_on_oneself
from pilar.ground.access.actions.roles import assign_roles
from pilar.ground.access.actions.sessions import end_all_sessions
from pilar.ground.access.events import Event
from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.ground.notices import actions as notices
from pilar.kernel.errors import DomainError

__all__ = ["NotOnOneself"]


class AddressTaken(DomainError):
    code = "access.account.address_taken"


class InvitationNotValid(DomainError):
    code = "access.invitation.not_valid"


class AccountState(DomainError):
    """The account is in another state than the act needs."""

    code = "access.account.wrong_state"


def _new(email: str, full_name: str, language: str, **state: Any) -> User:
    address = email.strip().lower()
    if User.objects.filter(email=address).exists():
        message = _("There is already an account with this address. Look for it in the list.")
        raise AddressTaken(message)
    return User(email=address, full_name=full_name.strip(), language=language, **state)


def _is_hashed(password: str) -> bool:
    try:
        identify_hasher(password)
    except ValueError:
        return False
    return True


@transaction.atomic
def add_account(
    *,
    email: str,
    full_name: str,
    password: str,
    by: User | None,
    at: datetime,
    language: str = "id",
    demo_role: str = "",
) -> User:
    """An account that may sign in at once, without an invitation: the command line, the demo.

    `demo_role` puts it on the demo's sign-in page. Raises AddressTaken. The caller has validated
    the password; a password that is hashed already (it begins with an algorithm and "$") is kept,
    so that a demo hashes the one of its many accounts once.
    """
    user = _new(
        email, full_name, language, is_active=True, joined_at=at, demo_role=demo_role.upper()
    )
    user.password = password if _is_hashed(password) else make_password(password)
    user.save(force_insert=True)
    audit.record(Event.ACCOUNT_ADDED, target=user, by=by, at=at)
    return user


@transaction.atomic
def invite(
    *,
    email: str,
    full_name: str,
    role: str,
    areas: Sequence[Area],
    by: User,
    at: datetime,
    language: str = "id",
    pillar: Any = None,
) -> User:
    """Add an account that joins by a link in a mail, with `role` for each of `areas`.

    Raises AddressTaken and what `assign_role` raises.
    """
    user = _new(email, full_name, language, invited_at=at)
    user.set_unusable_password()
    user.save(force_insert=True)
    audit.record(Event.ACCOUNT_INVITED, target=user, by=by, at=at)
    assign_roles(user, role, areas, by=by, at=at, pillar=pillar)
    _send_invitation(user, by)
    return user


def _send_invitation(user: User, by: User) -> None:
    path = reverse("access:invitation", args=[invitations.token(user)])
    assert user.invited_at is not None  # noqa: S101  # set by both callers just before
    with override(user.language):
        until = date_format(localtime(user.invited_at + invitations.LASTS), "l, j F Y")
    notices.mail_page(
        user.email,
        "access/mail/invitation.txt",
        {"user": user, "by": by, "link": f"{settings.BASE_URL}{path}", "until": until},
        language=user.language,
    )


@transaction.atomic
def renew_invitation(user: User, *, by: User, at: datetime) -> None:
    """Send a new link; the old one is worthless. Raises AccountState when the account has joined."""
    not_on_oneself(user, by)
    account = locked(user.pk)
    if account.joined_at is not None:
        raise AccountState(_("This account has joined already. Send a new password instead."))
    account.invited_at = at
    account.save(update_fields=["invited_at"])
    audit.record(Event.INVITATION_RENEWED, target=account, by=by, at=at)
    _send_invitation(account, by)


@transaction.atomic
def accept_invitation(token: str, *, password: str, at: datetime) -> User:
    """Let the invited person in: sets the password, the account is active from `at`. The link is used up.

    Raises InvitationNotValid for a link that is forged, used, replaced, withdrawn or too old.
    """
    found = invitations.invited(token, at=at)
    user = locked(found.pk) if found else None
    if user is None or user.state != User.State.INVITED:
        message = _("This link no longer works. Ask the person who invited you for a new one.")
        raise InvitationNotValid(message)
    user.set_password(password)
    user.is_active = True
    user.joined_at = at
    user.save()
    audit.record(Event.ACCOUNT_JOINED, target=user, by=user, at=at)
    return user


@transaction.atomic
def change_account(user: User, *, by: User, at: datetime, full_name: str, language: str) -> None:
    """Change name and language: of the own account, or of one that `by` manages."""
    account = locked(user.pk)
    changed = [
        name
        for name, value in (("full_name", full_name), ("language", language))
        if getattr(account, name) != value
    ]
    if not changed:
        return
    account.full_name, account.language = full_name, language
    account.save(update_fields=changed)
    audit.record(Event.ACCOUNT_CHANGED, target=account, by=by, at=at, changed=changed)


@transaction.atomic
def deactivate(user: User, *, by: User, at: datetime, reason: str) -> None:
    """Close an account: it is signed out everywhere, its grants end, an invitation is withdrawn.

    Raises NotOnOneself, and AccountState when it is closed already.
    """
    not_on_oneself(user, by)
    account = locked(user.pk)
    if account.state == User.State.DEACTIVATED:
        raise AccountState(_("This account is already deactivated."))
    account.is_active = False
    if account.joined_at is None:
        account.invited_at = None
    account.save(update_fields=["is_active", "invited_at"])
    grants = list(Grant.objects.filter(user=account).exclude(valid_to__lte=at))
    for grant in grants:
        grant.valid_to = max(at, grant.valid_from)
    Grant.objects.bulk_update(grants, ["valid_to"], batch_size=500)
    sessions = end_all_sessions(account)
    audit.record(
        Event.ACCOUNT_DEACTIVATED,
        target=account,
        by=by,
        at=at,
        reason=reason,
        grants=len(grants),
        sessions=sessions,
    )
    scope.forget(user)


@transaction.atomic
def reactivate(user: User, *, by: User, at: datetime) -> None:
    """Open a deactivated account again. Its roles have ended and are given anew.

    One that never joined is invited again (`renew_invitation`). Raises NotOnOneself and AccountState.
    """
    not_on_oneself(user, by)
    account = locked(user.pk)
    if account.state != User.State.DEACTIVATED:
        raise AccountState(_("This account is not deactivated."))
    if account.joined_at is None:
        raise AccountState(_("This account never joined. Invite it again."))
    account.is_active = True
    account.save(update_fields=["is_active"])
    audit.record(Event.ACCOUNT_REACTIVATED, target=account, by=by, at=at)


def _note(event: Event, user: User, by: User | None, at: datetime, **details: Any) -> None:
    with transaction.atomic():
        audit.record(event, target=user, by=by, at=at, **details)


@transaction.atomic
def note_password_changed(user: User, *, by: User | None, at: datetime, keep: str | None) -> None:
    """A password was set anew: sign out every browser but the one with the session key `keep`, write it down."""
    ended = end_all_sessions(user, keep=keep)
    audit.record(Event.PASSWORD_CHANGED, target=user, by=by, at=at, sessions=ended)


def note_reset_sent(user: User, *, by: User | None, at: datetime) -> None:
    """Write into the trail that somebody had a link for a new password sent."""
    _note(Event.RESET_SENT, user, by, at)


def note_two_step(user: User, *, by: User | None, at: datetime, what: str) -> None:
    """Write into the trail that the second step was switched on or off, or got new recovery codes."""
    _note(Event.TWO_STEP_CHANGED, user, by, at, what=what)
