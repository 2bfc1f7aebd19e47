"""NUL in an address is answered, never a crash."""

import pytest
from django.test import Client

from tests.factories.access import worker


@pytest.mark.parametrize("path", ["/ui/?q=%00", "/undangan/%00/", "/masuk/?next=a%00b"])
def test_an_address_with_nul_is_400(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400


def test_it_is_400_for_whoever_is_signed_in(client: Client) -> None:
    client.force_login(worker("registry.view_person"))

    assert client.get("/kerja/cari/?q=%00").status_code == 400
    assert client.get("/kerja/desa/%00/").status_code == 400
