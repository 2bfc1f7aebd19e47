"""The second step: a code from an app, recovery codes, both sealed at rest."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client

from pilar.ground.access.models import User
from pilar.ground.audit.models import Event
from tests.ground.access.pages.conftest import PASSWORD

SignIn = Callable[..., Client]
ON = "/akun/dua-langkah/"


def code_for(secret: str) -> str:
    counters = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counters[len(counters) // 2])))


def switch_on(client: Client) -> str:
    """Switches the second step on through the pages; gives the secret."""
    asked = client.get(ON)
    client.post(asked["Location"], {"password": PASSWORD})
    page = client.get(ON)
    secret = str(page.context["form"].secret)
    client.post(ON, {"code": code_for(secret)})
    return secret


@pytest.fixture
def with_code(sign_in: SignIn, sari: User) -> tuple[Client, str]:
    """Sari's browser, and the secret that her app knows."""
    client = sign_in(sari.email)
    return client, switch_on(client)


def test_switching_it_on_asks_for_the_password_first(sign_in: SignIn, sari: User) -> None:
    client = sign_in(sari.email)

    asked = client.get(ON)

    assert asked["Location"] == f"/masuk/ulang/?next={quote(ON, safe='')}"
    assert client.get(asked["Location"]).status_code == 200
    wrong = client.post(asked["Location"], {"password": "bukan"})
    assert wrong.status_code == 422


def test_it_is_on_when_the_first_code_fits(with_code: tuple[Client, str], sari: User) -> None:
    client, _secret = with_code

    assert Authenticator.objects.filter(user=sari, type="totp").count() == 1
    assert Event.objects.get(name="access:two_step:changed").details == {"what": "on"}
    assert client.get("/akun/kode-cadangan/").status_code == 200
    assert client.get("/akun/").status_code == 200


def test_a_wrong_first_code_changes_nothing(sign_in: SignIn, sari: User) -> None:
    client = sign_in(sari.email)
    client.post(client.get(ON)["Location"], {"password": PASSWORD})
    client.get(ON)

    for wrong in ("", "000", "abcdef", "9" * 5000, "\x00"):
        assert client.post(ON, {"code": wrong}).status_code in (200, 422)

    assert not Authenticator.objects.exists()
    assert not Event.objects.filter(name="access:two_step:changed").exists()


def test_secret_and_recovery_codes_are_sealed_at_rest(with_code: tuple[Client, str]) -> None:
    _client, secret = with_code

    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored


def test_signing_in_then_asks_for_the_code(with_code: tuple[Client, str], sari: User) -> None:
    _client, secret = with_code
    other = Client()

    asked = other.post("/masuk/", {"login": sari.email, "password": PASSWORD, "next": "/akun/"})

    assert asked["Location"] == "/masuk/kode/"
    assert "_auth_user_id" not in other.session
    assert other.get("/akun/").status_code == 302
    assert other.get("/masuk/kode/").status_code == 200
    for wrong in ({"code": "123"}, {"code": ""}, {}, {"credential": "x"}):
        assert other.post("/masuk/kode/", wrong).status_code == 422
    answer = other.post("/masuk/kode/", {"code": code_for(secret)})
    assert answer["Location"] == "/akun/"
    assert other.session["_auth_user_id"] == str(sari.pk)


def test_a_recovery_code_opens_once(with_code: tuple[Client, str], sari: User) -> None:
    client, _secret = with_code
    code = client.get("/akun/kode-cadangan/").context["unused_codes"][0]
    assert code in client.get("/akun/kode-cadangan/unduh/").text

    for expected in (302, 422):
        other = Client()
        other.post("/masuk/", {"login": sari.email, "password": PASSWORD})
        assert other.post("/masuk/kode/", {"code": code}).status_code == expected


def test_new_recovery_codes_replace_the_old(with_code: tuple[Client, str]) -> None:
    client, _secret = with_code
    old = client.get("/akun/kode-cadangan/").context["unused_codes"]
    assert client.get("/akun/kode-cadangan/baru/").status_code == 200

    client.post("/akun/kode-cadangan/baru/")

    assert not set(old) & set(client.get("/akun/kode-cadangan/").context["unused_codes"])
    assert Event.objects.filter(name="access:two_step:changed").count() == 2


def test_switching_it_off_removes_all_of_it(with_code: tuple[Client, str], sari: User) -> None:
    client, _secret = with_code
    assert client.get("/akun/dua-langkah/lepas/").status_code == 200

    answer = client.post("/akun/dua-langkah/lepas/")

    assert answer["Location"] == "/akun/"
    assert not Authenticator.objects.exists()
    assert client.get("/akun/kode-cadangan/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        ON,
        "/akun/dua-langkah/lepas/",
        "/akun/kode-cadangan/",
        "/akun/kode-cadangan/baru/",
        "/akun/kode-cadangan/unduh/",
        "/masuk/kode/",
    ],
)
def test_budi_is_sent_to_sign_in(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/masuk/")


def test_a_mail_tells_that_it_was_switched_on(
    sign_in: SignIn, sari: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client = sign_in(sari.email)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        switch_on(client)

    assert "juga meminta kode" in str(mail.outbox[-1].body)
