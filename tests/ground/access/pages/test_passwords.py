"""A forgotten password, a changed one: by a link that is good once; other browsers are signed out."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from pilar.ground.access.models import User
from pilar.ground.audit.models import Event
from tests.ground.access.pages.conftest import PASSWORD, link_in_mail

NEW = "panderman sore hari biru"
SignIn = Callable[..., Client]


def follow(client: Client) -> str:
    """The address of the form behind the link in the mail."""
    return client.get(link_in_mail(), follow=True).request["PATH_INFO"]


def test_the_link_sets_a_new_password_once(client: Client, sari: User) -> None:
    client.post("/masuk/lupa/", {"email": "Sari@contoh.example"})
    assert mail.outbox[0].to == ["sari@contoh.example"]
    link, form = link_in_mail(), follow(client)

    answer = client.post(form, {"password1": NEW, "password2": NEW})

    assert answer["Location"] == "/masuk/sandi-baru/selesai/"
    sari.refresh_from_db()
    assert sari.check_password(NEW)
    assert Event.objects.filter(name="access:password:changed").count() == 1
    assert "Kata sandi Anda diganti lewat tautan" in str(mail.outbox[-1].body)
    again = Client().get(link, follow=True)
    assert "Tautan ini tidak berlaku lagi" in again.text


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client: Client, sari: User) -> None:
    known = client.post("/masuk/lupa/", {"email": sari.email}, follow=True)
    mail.outbox.clear()

    unknown = client.post("/masuk/lupa/", {"email": "siapa@contoh.example"}, follow=True)

    assert unknown.request["PATH_INFO"] == known.request["PATH_INFO"] == "/masuk/lupa/terkirim/"
    assert mail.outbox == []


@pytest.mark.parametrize("email", ["", "bukan alamat", "x" * 400 + "@x.example", "a\x00@x.example"])
def test_what_is_no_address_is_refused(client: Client, email: str) -> None:
    assert client.post("/masuk/lupa/", {"email": email}).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/masuk/sandi-baru/x-y/",
        "/masuk/sandi-baru/zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz-1/",
        "/masuk/sandi-baru/0-set-password/",
    ],
)
def test_a_forged_link_says_that_it_does_not_work(client: Client, path: str) -> None:
    assert "Tautan ini tidak berlaku lagi" in client.get(path).text
    assert client.post(path, {"password1": NEW, "password2": NEW}).status_code == 200


@pytest.mark.parametrize(
    ("first", "second"),
    [("pendek", "pendek"), (NEW, "lain"), ("", ""), ("sari@contoh.example",) * 2],
)
def test_a_poor_new_password_is_refused(
    client: Client, sari: User, first: str, second: str
) -> None:
    client.post("/masuk/lupa/", {"email": sari.email})

    page = client.post(follow(client), {"password1": first, "password2": second})

    assert page.status_code == 422
    sari.refresh_from_db()
    assert sari.check_password(PASSWORD)


def test_changing_the_password_signs_out_other_browsers(sign_in: SignIn, sari: User) -> None:
    client, elsewhere = sign_in(sari.email), Client()
    elsewhere.post("/masuk/", {"login": sari.email, "password": PASSWORD})

    answer = client.post(
        "/akun/kata-sandi/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert answer["Location"] == "/akun/"
    assert client.get("/akun/").status_code == 200
    assert elsewhere.get("/akun/").status_code == 302
    assert "Kata sandi Anda diganti." in str(mail.outbox[-1].body)
    assert Event.objects.get(name="access:password:changed").by == sari


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"oldpassword": "bukan", "password1": NEW, "password2": NEW},
        {"oldpassword": PASSWORD, "password1": "pendek", "password2": "pendek"},
        {"oldpassword": PASSWORD, "password1": NEW, "password2": "lain lagi sekali"},
        {"oldpassword": "\x00", "password1": "\x00", "password2": "\x00"},
    ],
)
def test_a_change_that_is_not_right_is_refused(
    sign_in: SignIn, sari: User, given: dict[str, str]
) -> None:
    client = sign_in(sari.email)

    assert client.post("/akun/kata-sandi/", given).status_code == 422
    sari.refresh_from_db()
    assert sari.check_password(PASSWORD)
