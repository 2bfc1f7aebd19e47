"""What happens to accounts, roles, grants and sessions, as the trail names it."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    ACCOUNT_ADDED = "access:account:added"
    ACCOUNTS_LOADED = "access:account:loaded"
    ACCOUNT_INVITED = "access:account:invited"
    INVITATION_RENEWED = "access:account:invited_again"
    ACCOUNT_JOINED = "access:account:joined"
    ACCOUNT_CHANGED = "access:account:changed"
    ACCOUNT_DEACTIVATED = "access:account:deactivated"
    ACCOUNT_REACTIVATED = "access:account:reactivated"
    ROLE_ASSIGNED = "access:role:assigned"
    ROLE_ENDED = "access:role:ended"
    ROLES_REFRESHED = "access:role:refreshed"
    GRANT_GIVEN = "access:grant:given"
    GRANTS_GIVEN = "access:grant:given_many"
    GRANT_ENDED = "access:grant:ended"
    SIGNED_IN = "access:session:began"
    SIGN_IN_REFUSED = "access:session:refused"
    SIGNED_OUT = "access:session:left"
    SESSIONS_ENDED = "access:session:ended"
    PASSWORD_CHANGED = "access:password:changed"  # noqa: S105  # the name of an event, no password
    RESET_SENT = "access:password:reset_sent"
    TWO_STEP_CHANGED = "access:two_step:changed"


LABELS = {
    Event.ACCOUNT_ADDED: _("Account added"),
    Event.ACCOUNTS_LOADED: _("Accounts loaded"),
    Event.ACCOUNT_INVITED: _("Invitation sent"),
    Event.INVITATION_RENEWED: _("Invitation sent again"),
    Event.ACCOUNT_JOINED: _("Joined by invitation"),
    Event.ACCOUNT_CHANGED: _("Account changed"),
    Event.ACCOUNT_DEACTIVATED: _("Account closed"),
    Event.ACCOUNT_REACTIVATED: _("Account opened again"),
    Event.ROLE_ASSIGNED: _("Role given"),
    Event.ROLE_ENDED: _("Role ended"),
    Event.ROLES_REFRESHED: _("Roles brought up to date"),
    Event.GRANT_GIVEN: _("Access given"),
    Event.GRANTS_GIVEN: _("Access given to several"),
    Event.GRANT_ENDED: _("Access ended"),
    Event.SIGNED_IN: _("Signed in"),
    Event.SIGN_IN_REFUSED: _("Sign-in refused"),
    Event.SIGNED_OUT: _("Signed out"),
    Event.SESSIONS_ENDED: _("Sessions ended"),
    Event.PASSWORD_CHANGED: _("Password changed"),
    Event.RESET_SENT: _("Link for a new password sent"),
    Event.TWO_STEP_CHANGED: _("Two-step sign-in changed"),
}
