"""One's own account."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pilar.ground.access import queries
from pilar.ground.access.models import User
from pilar.ground.audit.models import Event
from tests.ground.access.pages.conftest import PASSWORD

SignIn = Callable[..., Client]


def test_it_says_what_one_may_do_and_where(
    sign_in: SignIn, sari: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(sari.email)
    client.get("/akun/")

    with django_assert_max_num_queries(10):
        page = client.get("/akun/")

    assert "Petugas meja" in page.text
    assert "Kota Batu" in page.text
    assert "peramban ini" in page.text


def test_the_language_is_kept_for_pages_and_mails(sign_in: SignIn, sari: User) -> None:
    client = sign_in(sari.email)

    page = client.post("/akun/", {"language": "en"}, follow=True)

    assert "Pages and mails come in this language now." in page.text
    assert "What I may do" in client.get("/akun/").text
    sari.refresh_from_db()
    assert sari.language == "en"
    assert Event.objects.get(name="access:account:changed").by == sari


@pytest.mark.parametrize("language", ["", "xx", "\x00", "id" * 999])
def test_a_language_that_is_not_there_is_refused(
    sign_in: SignIn, sari: User, language: str
) -> None:
    assert sign_in(sari.email).post("/akun/", {"language": language}).status_code == 422


def test_other_browsers_are_signed_out_from_here(sign_in: SignIn, sari: User) -> None:
    client, phone, old = sign_in(sari.email), Client(), Client()
    for other in (phone, old):
        other.post("/masuk/", {"login": sari.email, "password": PASSWORD})
    newest = queries.sessions(sari, at=timezone.now())[0]

    client.post(f"/akun/sesi/{newest.pk}/akhiri/")
    assert old.get("/akun/").status_code == 302
    assert phone.get("/akun/").status_code == 200

    client.post("/akun/sesi/akhiri/")
    assert phone.get("/akun/").status_code == 302
    assert client.get("/akun/").status_code == 200
    assert Event.objects.filter(name="access:session:ended").count() == 2


def test_a_session_of_somebody_else_stays(sign_in: SignIn, sari: User, nanda: User) -> None:
    nanda.set_password(PASSWORD)
    nanda.save()
    other = Client()
    other.post("/masuk/", {"login": nanda.email, "password": PASSWORD})
    [session] = queries.sessions(nanda, at=timezone.now())

    answer = sign_in(sari.email).post(f"/akun/sesi/{session.pk}/akhiri/")

    assert answer.status_code == 404
    assert other.get("/akun/").status_code == 200


@pytest.mark.parametrize("path", ["/akun/", "/akun/kata-sandi/", "/akun/sesi/akhiri/"])
def test_budi_is_sent_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path)["Location"].startswith("/masuk/?next=/akun/")
