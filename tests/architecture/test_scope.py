"""Scope, address by address: whoever works in the next village finds nothing of the first one.

Each app says in `tests/factories/<app>.py` what stands in its addresses:

    def objects_in(village: Area) -> dict[str, Any]:
        return {"person_id": person(village=village.pk).pk, ...}

One value for each name in its urls.py. Two keys are read besides: "words", texts that no list may show
to the next village; "owner", the account that finds the objects where an address is for everybody
who is signed in.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client

from pilar.config.roles import ROLES
from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from tests.architecture.permission_table import Address, addresses, rows
from tests.factories.access import GUNUNGSARI, PUNTEN, worker

pytestmark = pytest.mark.django_db(databases=["default", "looks"])
EVERYTHING = set[str]().union(*(role.permissions | role.on_pillar for role in ROLES.values()))
GUARDED = [a for a in addresses() if a.route in rows() and not rows()[a.route].is_public]
ONE_THING = [a for a in GUARDED if a.names]
OF_A_VILLAGE = [a for a in ONE_THING if not rows()[a.route].of_the_city]
A_LIST = [
    a
    for a in GUARDED
    if rows()[a.route].wants_permission and (not a.names or rows()[a.route].of_the_city)
]
ANSWERS: dict[str, Callable[[Client, str], HttpResponseBase]] = {
    "page": lambda client, path: client.get(path),
    "part": lambda client, path: client.get(path, headers={"hx-request": "true"}),
    "file": lambda client, path: client.get(path, {"unduh": "csv"}),
    "form": lambda client, path: client.post(path),
    "form by htmx": lambda client, path: client.post(path, headers={"hx-request": "true"}),
}


def by_route(address: Address) -> str:
    return address.route


def planted(address: Address) -> Mapping[str, Any]:
    """What the app of `address` put into Punten. Fails with what to write when it says nothing."""
    module = f"tests.factories.{address.app}"
    hook = getattr(import_module(module), "objects_in", None) if find_spec(module) else None
    if hook is None:
        pytest.fail(f"{module} needs `objects_in(village)`; see tests/architecture/test_scope.py")
    objects: Mapping[str, Any] = hook(Area.objects.get(pk=PUNTEN))
    if missing := [name for name in address.names if name not in objects]:
        pytest.fail(f"{module}.objects_in gives no {', '.join(missing)} for {address.route}")
    return objects


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(user)
    return client


def statuses(client: Client, path: str) -> dict[str, int]:
    """By how it was asked: the status, apart from "not by this method"."""
    found = {how: ask(client, path).status_code for how, ask in ANSWERS.items()}
    return {how: status for how, status in found.items() if status != 405}


@pytest.mark.parametrize("address", OF_A_VILLAGE, ids=by_route)
def test_tono_of_the_next_village_finds_nothing(address: Address) -> None:
    path = address.path(planted(address))
    tono = worker(*EVERYTHING, area=GUNUNGSARI, name="Tono")

    found = statuses(signed_in(tono), path)

    assert found
    assert set(found.values()) == {404}, found


@pytest.mark.parametrize("address", ONE_THING, ids=by_route)
def test_sari_of_the_village_finds_it(address: Address) -> None:
    """Else the test above would prove nothing: the address leads somewhere."""
    objects = planted(address)
    area = "35.79" if rows()[address.route].everywhere else PUNTEN
    sari = worker(*EVERYTHING, area=area, name="Sari")
    if rows()[address.route].is_signed_in:
        sari = objects["owner"]

    found = statuses(signed_in(sari), address.path(objects))

    assert found.get("page", found.get("form")) != 404, found
    assert max(found.values()) < 500


@pytest.mark.parametrize("address", A_LIST, ids=by_route)
def test_no_list_of_tono_shows_words_of_the_first_village(address: Address) -> None:
    known = address.names or find_spec(f"tests.factories.{address.app}")
    objects = planted(address) if known else {}
    client = signed_in(worker(*EVERYTHING, area=GUNUNGSARI, name="Tono"))

    for how in ("page", "part", "file"):
        answer = ANSWERS[how](client, address.path(objects))
        streamed = getattr(answer, "streaming_content", None)
        text = (b"".join(streamed) if streamed else answer.content).decode(errors="replace")
        assert answer.status_code in (200, 302, 404, 405)
        assert not [word for word in objects.get("words", ()) if word in text]
