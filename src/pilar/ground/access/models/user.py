"""People who sign in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from pilar.kernel.ids import new_id


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, email: str, full_name: str, password: str | None = None) -> "User":
        """An account that may sign in; without a password it can't until one is set."""
        user = self.model(email=self.normalize_email(email).lower(), full_name=full_name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account of a worker. Residents have none. What it may do stands in its grants alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, default="id")
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="access_user_one_account_per_address"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def initials(self) -> str:
        """Up to two letters, for the round mark beside the name."""
        return "".join(word[0] for word in self.full_name.split()[:2]).upper()
