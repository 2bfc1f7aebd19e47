"""What page tests share: signing in, an account manager, a mail's link."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from pilar.ground.access import actions
from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from tests.factories.access import CITY, LONG_AGO, UserFactory

PASSWORD = "gunung arjuno pagi hari"


@pytest.fixture
def sari() -> User:
    """Works at the front office of the city, with a password."""
    sari = UserFactory(full_name="Sari Ningsih", email="sari@contoh.example")
    sari.set_password(PASSWORD)
    sari.save()
    actions.assign_role(sari, "FRONT_OFFICE", Area.objects.get(pk=CITY), by=None, at=LONG_AGO)
    return sari


@pytest.fixture
def nanda() -> User:
    """Manages accounts."""
    nanda = UserFactory(full_name="Nanda Wijaya")
    actions.assign_role(nanda, "ADMIN", Area.objects.get(pk=CITY), by=None, at=LONG_AGO)
    return nanda


@pytest.fixture
def manager(nanda: User) -> Client:
    """A browser in which Nanda is signed in."""
    client = Client()
    client.force_login(nanda)
    return client


@pytest.fixture
def sign_in(client: Client) -> Callable[..., Client]:
    """Signs in through the page, as a person would."""

    def go(email: str, password: str = PASSWORD) -> Client:
        client.post("/masuk/", {"login": email, "password": password})
        return client

    return go


def link_in_mail() -> str:
    """The path of the link in the newest mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]
