"""The cast before the pages of the workplace."""

import pytest
from django.test import Client

from tests.factories.access import GUNUNGSARI, PUNTEN, worker

ALL = ("registry.view_person", "registry.edit_person", "registry.reveal_identifier")


@pytest.fixture
def sari(client: Client) -> Client:
    """Works in Punten."""
    client.force_login(worker(*ALL, area=PUNTEN, name="Sari"))
    return client


@pytest.fixture
def tono() -> Client:
    """Works in the next village."""
    client = Client()
    client.force_login(worker(*ALL, area=GUNUNGSARI, name="Tono"))
    return client


@pytest.fixture
def wati() -> Client:
    """May only read."""
    client = Client()
    client.force_login(worker("registry.view_person", area=PUNTEN, name="Wati"))
    return client
