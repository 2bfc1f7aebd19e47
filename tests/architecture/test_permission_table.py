"""The permission table holds every address, agrees with the views, and is kept by them."""

import pytest
from django.test import Client

from pilar.config.roles import ROLES
from tests.architecture.permission_table import FOLDER, Address, addresses, rows
from tests.factories.access import UserFactory

pytestmark = pytest.mark.django_db(databases=["default", "looks"])
KNOWN = [address for address in addresses() if address.route in rows()]


def by_route(address: Address) -> str:
    return address.route or "(home)"


def test_every_address_has_a_row() -> None:
    missing = [a for a in addresses() if a.route not in rows()]

    assert not missing, "\n".join(
        f"{a.route}: add a row to {FOLDER.name}/{a.app}.yaml that says what it needs"
        for a in missing
    )


def test_no_row_is_left_of_an_address_that_is_gone() -> None:
    there = {address.route for address in addresses()}

    assert not set(rows()) - there


def test_a_row_stands_in_the_file_of_its_app() -> None:
    assert not [(a.route, a.app) for a in KNOWN if rows()[a.route].app != a.app]


def test_every_permission_of_the_table_is_held_by_some_role() -> None:
    held = set[str]().union(*(role.permissions | role.on_pillar for role in ROLES.values()))
    wanted = {need for row in rows().values() if row.wants_permission for need in row.needs}

    assert wanted - held <= {"casework.do_task"}  # comes with a task


@pytest.mark.parametrize("address", KNOWN, ids=by_route)
def test_the_view_needs_what_its_row_says(address: Address) -> None:
    row = rows()[address.route]
    needs = getattr(address.view, "needs", None)

    if needs is None:
        assert not row.wants_permission, "put it behind scope.requires(...)"
    else:
        assert needs == row.needs
        assert address.view.everywhere == row.everywhere  # type: ignore[attr-defined]  # scope.Guarded


def statuses(client: Client, path: str) -> set[int]:
    """What a GET and a POST to `path` answer, apart from "not by this method"."""
    return {client.get(path).status_code, client.post(path).status_code} - {405}


@pytest.mark.parametrize(
    "address", [a for a in KNOWN if not rows()[a.route].is_public], ids=by_route
)
def test_budi_who_is_signed_out_is_sent_to_sign_in(client: Client, address: Address) -> None:
    path = address.somewhere()

    assert statuses(client, path) == {302}
    asked = client.get(path)
    if asked.status_code == 302:
        assert asked["Location"].startswith("/masuk/")


@pytest.mark.parametrize(
    "address", [a for a in KNOWN if rows()[a.route].wants_permission], ids=by_route
)
def test_an_account_without_grants_finds_nothing(client: Client, address: Address) -> None:
    client.force_login(UserFactory())

    assert statuses(client, address.somewhere()) == {404}
