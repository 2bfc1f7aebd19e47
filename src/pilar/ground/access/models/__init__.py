"""Accounts and grants."""

from pilar.ground.access.models.grant import Grant
from pilar.ground.access.models.user import User

__all__ = ["Grant", "User"]
