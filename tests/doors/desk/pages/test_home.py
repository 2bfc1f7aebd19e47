"""The first page after signing in, for everybody."""

import pytest
from django.test import Client
from django.urls import reverse

from pilar.config.roles import ROLES
from pilar.ground.access.actions import assign_role
from pilar.ground.areas import queries as areas
from tests.factories.access import LONG_AGO, UserFactory
from tests.factories.intake import report
from tests.factories.programmes import proposal


@pytest.mark.parametrize("code", sorted(ROLES))
def test_the_home_of_each_role_is_a_page(code: str) -> None:
    assert reverse(ROLES[code].home)


@pytest.mark.parametrize(
    "code", ["FRONT_OFFICE", "BACK_OFFICE", "PROGRAMME_MANAGER", "DATA_STEWARD", "HEAD"]
)
def test_the_first_page_shows_what_waits(code: str) -> None:
    report(name="Mbah Sarinem")
    proposal()
    worker = UserFactory()
    assign_role(worker, code, areas.by_code("35.79"), by=None, at=LONG_AGO)
    client = Client()
    client.force_login(worker)

    assert client.get(reverse("desk:home")).status_code == 200


def test_somebody_without_any_grant_has_a_page(client: Client) -> None:
    client.force_login(UserFactory())

    assert client.get(reverse("desk:home")).status_code == 200
