"""Refusals and locks that several actions share."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.ground.access.permissions import Permission
from pilar.kernel.errors import DomainError


class NotOnOneself(DomainError):
    """Whoever manages accounts tried to change what the own account may do."""

    code = "access.account.not_on_oneself"


def not_on_oneself(user: User, by: User | None) -> None:
    """Raise NotOnOneself when `by` acts on the own account."""
    if by is not None and by.pk == user.pk:
        message = _("Nobody decides about the own account. Ask another account manager to do it.")
        raise NotOnOneself(message)


def manages_accounts(user: User) -> bool:
    return scope.may(user, Permission.MANAGE_ACCOUNTS)


def locked(user_id: UUID) -> User:
    """The account as it stands now; others who want to change it wait until this transaction ends."""
    return User.objects.select_for_update().get(pk=user_id)
