"""Language, appearance, keys: the reader's own choice, kept in cookies, without JavaScript."""

import pytest
from django.test import Client


def test_a_phone_set_to_english_still_reads_indonesian(client: Client) -> None:
    page = client.get("/ui/", headers={"Accept-Language": "en-US,en;q=0.9"})

    assert '<html lang="id">' in page.content.decode()


def test_the_language_is_kept_and_leads_back(client: Client) -> None:
    answer = client.post("/bahasa/", {"language": "en", "next": "/ui/"})

    assert answer.headers["Location"] == "/ui/"
    assert '<html lang="en">' in client.get("/ui/").content.decode()


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    client.cookies["bahasa"] = "../../etc"

    assert '<html lang="id">' in client.get("/ui/").content.decode()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_appearance_is_kept(client: Client, theme: str) -> None:
    client.post("/tampilan/", {"theme": theme, "next": "/ui/"})

    assert f'data-theme="{theme}"' in client.get("/ui/").content.decode()


def test_the_appearance_can_follow_the_device_again(client: Client) -> None:
    client.post("/tampilan/", {"theme": "dark"})

    client.post("/tampilan/", {"theme": ""})

    assert client.cookies["tampilan"].value == ""


def test_shortcuts_can_be_switched_off_and_on_again(client: Client) -> None:
    client.post("/pintasan/", {"keys": "mati", "next": "/ui/"})
    assert "data-keys-off" in client.get("/ui/").content.decode()

    client.post("/pintasan/", {"keys": ""})
    assert "data-keys-off" not in client.get("/ui/").content.decode()


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_one_is_never_led_elsewhere(client: Client, target: str) -> None:
    assert client.post("/tampilan/", {"theme": "dark", "next": target}).headers["Location"] == "/"


def test_neither_changes_by_following_a_link(client: Client) -> None:
    assert client.get("/tampilan/").status_code == 405
    assert client.get("/pintasan/").status_code == 405
    assert client.get("/bahasa/").status_code == 405
