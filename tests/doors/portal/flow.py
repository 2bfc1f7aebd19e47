"""A visitor who fills in the public form, without JavaScript."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.factories.access import PUNTEN

WHOM: dict[str, Any] = {"for_whom": "OTHER", "urgency": "NORMAL"}
NEEDS: dict[str, Any] = {
    "kinds": ["ELDERLY", "HEALTH"],
    "words": "Sejak anaknya merantau Mbah hidup sendiri.",
}
PLACE: dict[str, Any] = {
    "name": "Mbah Sarinem",
    "age": "74",
    "village": PUNTEN,
    "rt": "3",
    "rw": "RW 02",
    "landmark": "Rumah cat hijau",
    "contact_kind": "WHATSAPP",
    "contact": "0812 3456 7837",
}
CHECK: dict[str, Any] = {"true": "on"}
CODE = re.compile(r"BT-\w{4}-\w{3}")
PIN = re.compile(r'class="code pin">(\d{3}) (\d{3})<')


def fill(
    client: Client,
    *,
    whom: dict[str, Any] | None = None,
    needs: dict[str, Any] | None = None,
    place: dict[str, Any] | None = None,
) -> None:
    """All three steps, as far as they are taken."""
    for address, said in (
        ("/lapor/", whom or WHOM),
        ("/lapor/kebutuhan/", needs or NEEDS),
        ("/lapor/tempat/", place or PLACE),
    ):
        assert client.post(address, said).status_code == 302


def send(client: Client, **said: Any) -> HttpResponse:
    """Send what was filled in and read the page that follows."""
    return client.post("/lapor/periksa/", {**CHECK, **said}, follow=True)


def report(client: Client, **steps: Any) -> tuple[str, str]:
    """Code and PIN of a report that went through all steps."""
    fill(client, **steps)
    page = send(client).content.decode()
    pin = PIN.search(page)
    code = CODE.search(page)
    assert pin, page
    assert code, page
    return code[0], pin[1] + pin[2]
