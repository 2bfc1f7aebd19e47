"""People who sign in."""

from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id


class UserQuerySet(models.QuerySet["User"]):
    def in_state(self, state: "User.State") -> Self:
        """Accounts in one state."""
        return self.filter(_STATES[state])


UserManager = BaseUserManager.from_queryset(UserQuerySet)


class User(AbstractBaseUser):
    """An account of a worker. Residents have none. What it may do stands in its grants alone.

    It is invited, then active from the moment a password is set, and may be deactivated; only an
    active account signs in, holds anything or is written to. `invited_at` is the time of the last
    invitation; a deactivated account that never joined has none. `demo_role` marks, in the demo
    city, the one account that the sign-in page offers for a role.
    """

    class State(models.TextChoices):
        ACTIVE = "ACTIVE", _("active")
        INVITED = "INVITED", _("invited")
        DEACTIVATED = "DEACTIVATED", _("deactivated")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="id")
    is_active = models.BooleanField(default=False)
    invited_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    demo_role = models.CharField(max_length=30, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="access_user_one_account_per_address"),
            models.CheckConstraint(
                condition=Q(is_active=False) | Q(joined_at__isnull=False),
                name="access_user_active_only_after_joining",
            ),
            models.UniqueConstraint(
                fields=["demo_role"],
                condition=~Q(demo_role=""),
                name="access_user_one_demo_account_a_role",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def initials(self) -> str:
        """Up to two letters, for the round mark beside the name."""
        return "".join(word[0] for word in self.full_name.split()[:2]).upper()

    @property
    def state(self) -> "User.State":
        if self.is_active:
            return self.State.ACTIVE
        if self.joined_at is None and self.invited_at is not None:
            return self.State.INVITED
        return self.State.DEACTIVATED


_INVITED = Q(is_active=False, joined_at__isnull=True, invited_at__isnull=False)
_STATES = {
    User.State.ACTIVE: Q(is_active=True),
    User.State.INVITED: _INVITED,
    User.State.DEACTIVATED: Q(is_active=False) & ~_INVITED,
}
