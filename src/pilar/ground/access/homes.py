"""Where an account lands after signing in, and in which language."""

from datetime import datetime

from django.conf import settings
from django.http import HttpResponseBase
from django.urls import NoReverseMatch, reverse

from pilar.ground.access import queries
from pilar.ground.access.models import User


def home(user: User, *, at: datetime) -> str:
    """The address that `user` lands on: of its first role, else its own account page. One query."""
    name = queries.home_of(user, at=at)
    for candidate in (name, settings.LOGIN_REDIRECT_URL if name else ""):
        try:
            return reverse(candidate)
        except NoReverseMatch:
            continue
    return reverse("access:me")


def remember_language(response: HttpResponseBase, language: str) -> None:
    """Let pages come in `language` in this browser from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
