"""A session that ran out while a page stood open; and sessions that nobody needs any more."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from pilar.ground.access import jobs
from pilar.ground.access.models import User
from tests.ground.access.pages.conftest import PASSWORD


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_part_leaves_the_whole_page_for_sign_in(client: Client, method: str) -> None:
    headers = {"hx-request": "true", "hx-current-url": "http://testserver/kerja/akun/?q=a"}

    answer = getattr(client, method)("/kerja/akun/", headers=headers)

    assert answer.status_code == 200
    assert answer["HX-Redirect"] == f"/masuk/?next={quote('/kerja/akun/?q=a')}"
    assert answer.content == b""


def test_a_part_from_elsewhere_leads_nowhere_else(client: Client) -> None:
    headers = {"hx-request": "true", "hx-current-url": "https://jahat.example/x"}

    assert client.get("/kerja/akun/", headers=headers)["HX-Redirect"] == "/masuk/?next=/"


def test_a_form_sent_too_late_comes_back_to_its_page(client: Client) -> None:
    sent = client.post("/akun/sesi/akhiri/", headers={"referer": "http://testserver/akun/"})
    other = client.post("/akun/sesi/akhiri/", headers={"referer": "https://jahat.example/akun/"})

    assert sent["Location"] == "/masuk/?next=/akun/"
    assert other["Location"] == "/masuk/?next=/"


def test_dead_sessions_are_forgotten_with_their_browsers(client: Client, sari: User) -> None:
    phone = Client()
    for browser in (client, phone):
        browser.post("/masuk/", {"login": sari.email, "password": PASSWORD})
    Session.objects.filter(session_key=phone.session.session_key).update(
        expire_date=timezone.now() - timedelta(minutes=1)
    )

    jobs.forget_dead_sessions.call()

    assert UserSession.objects.get().session_key == client.session.session_key
    assert client.get("/akun/").status_code == 200
