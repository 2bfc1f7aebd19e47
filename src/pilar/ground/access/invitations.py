"""The link in an invitation: signed, for one account, for seven days, good once."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing

from pilar.ground.access.models import User

LASTS = timedelta(days=7)
_SIGNER = signing.Signer(salt="pilar.access.invitation")


def token(user: User) -> str:
    """What stands in the link. A later invitation of the same account makes this one worthless."""
    return _SIGNER.sign_object([str(user.pk), user.invited_at and user.invited_at.isoformat()])


def read(text: str) -> tuple[UUID, datetime] | None:
    """Account and time of the invitation, or None when the text was not signed here."""
    try:
        account, invited_at = _SIGNER.unsign_object(text)
        return UUID(account), datetime.fromisoformat(invited_at)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def invited(text: str, *, at: datetime) -> User | None:
    """The account that this link lets in at `at`; None when it is forged, used, replaced, withdrawn or too old."""
    if (found := read(text)) is None:
        return None
    account, invited_at = found
    if not invited_at <= at < invited_at + LASTS:
        return None
    return (
        User.objects.in_state(User.State.INVITED).filter(pk=account, invited_at=invited_at).first()
    )
