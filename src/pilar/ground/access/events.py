"""What happens to accounts, roles, grants and sessions, as the trail names it."""

from enum import StrEnum


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
