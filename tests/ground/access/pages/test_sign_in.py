"""Signing in: with a password, never told which part is off, slowed down after five tries."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pilar.ground.access import actions
from pilar.ground.access.models import User
from pilar.ground.audit.models import Event
from tests.factories.access import UserFactory
from tests.ground.access.pages.conftest import PASSWORD

SignIn = Callable[..., Client]


def test_the_page_asks_for_name_and_password(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = client.get("/masuk/")

    assert page.status_code == 200
    assert b'name="login"' in page.content
    assert b"data-demo-role" not in page.content


def test_sari_comes_in_and_the_trail_says_so(client: Client, sari: User) -> None:
    answer = client.post("/masuk/", {"login": "SARI@contoh.example", "password": PASSWORD})

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(sari.pk)
    assert Event.objects.get(name="access:session:began").by == sari
    assert answer.cookies["bahasa"].value == "id"


@pytest.mark.parametrize("login", ["sari@contoh.example", "tidak-ada@contoh.example"])
def test_what_does_not_fit_is_not_told_and_tries_are_counted(
    client: Client, sari: User, login: str
) -> None:
    for left in (4, 3):
        page = client.post("/masuk/", {"login": login, "password": "bukan ini"})

        assert page.status_code == 422
        assert f"Nama atau kata sandi belum cocok. Sisa {left} kali coba." in page.text
        assert login in page.text
        assert "bukan ini" not in page.text

    assert Event.objects.filter(name="access:session:refused").count() == 2
    assert "contoh.example" not in str(list(Event.objects.values()))


def test_after_five_tries_even_the_right_password_waits(client: Client, sari: User) -> None:
    for _ in range(5):
        client.post("/masuk/", {"login": sari.email, "password": "bukan ini"})

    page = client.post("/masuk/", {"login": sari.email, "password": PASSWORD})

    assert page.status_code == 422
    assert "Tunggu lima menit" in page.text
    assert "_auth_user_id" not in client.session


def test_too_many_posts_from_one_address_get_a_page_of_their_own(client: Client) -> None:
    for _ in range(30):
        client.post("/masuk/", {"login": "x"})

    page = client.post("/masuk/", {"login": "x"})

    assert page.status_code == 429
    assert "Jeda sebentar" in page.text


def test_the_session_key_changes_with_signing_in(client: Client, sari: User) -> None:
    client.post("/bahasa/", {"language": "en"})
    session = client.session
    session["planted"] = "by somebody"
    session.save()
    before = session.session_key

    client.post("/masuk/", {"login": sari.email, "password": PASSWORD})

    assert client.session.session_key != before


@pytest.mark.parametrize(
    "wanted",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example/",
        "javascript:alert(1)",
        "http:///jahat.example",
        "http://localhost:9/",
    ],
)
def test_signing_in_leads_nowhere_but_to_pilar(client: Client, sari: User, wanted: str) -> None:
    answer = client.post("/masuk/", {"login": sari.email, "password": PASSWORD, "next": wanted})

    assert answer.status_code == 302
    assert "jahat" not in answer["Location"]
    assert answer["Location"].startswith("/")


def test_whoever_was_sent_to_sign_in_comes_back(client: Client, sari: User) -> None:
    asked = client.get("/akun/?a=1")
    assert asked["Location"] == "/masuk/?next=/akun/%3Fa%3D1"
    page = client.get(asked["Location"])
    assert 'name="next" value="/akun/?a=1"' in page.text

    answer = client.post(
        "/masuk/", {"login": sari.email, "password": PASSWORD, "next": "/akun/?a=1"}
    )

    assert answer["Location"] == "/akun/?a=1"


def test_a_closed_account_is_told_so_and_stays_out(
    sign_in: SignIn, sari: User, nanda: User
) -> None:
    actions.deactivate(sari, by=nanda, at=sari.joined_at, reason="pindah")

    client = sign_in(sari.email)

    assert "_auth_user_id" not in client.session
    assert client.get("/masuk/ditutup/").status_code == 200


def test_signing_out_ends_the_session_and_is_written_down(sign_in: SignIn, sari: User) -> None:
    client = sign_in(sari.email)
    asked = client.get("/masuk/keluar/")
    assert asked.status_code == 200
    assert "_auth_user_id" in client.session

    client.post("/masuk/keluar/")

    assert "_auth_user_id" not in client.session
    assert Event.objects.get(name="access:session:left").by == sari


def test_a_form_without_its_token_is_refused(sari: User) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/masuk/", {"login": sari.email, "password": PASSWORD})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "hostile",
    [
        {},
        {"login": "", "password": ""},
        {"login": "x" * 5000, "password": "y" * 100_000},
        {"login": "a\x00b@contoh.example", "password": "\x00"},
        {"login": "<script>alert(1)</script>@x.example", "password": "p"},
        {"login": "' OR 1=1 --", "password": "p"},
        {"login": ["a@x.example", "b@x.example"], "password": ["p", "q"]},
        {"login": "lilik@contoh.example", "password": "p", "next": "\x00"},
    ],
)
def test_hostile_values_get_a_clear_answer(client: Client, hostile: dict[str, Any]) -> None:
    page = client.post("/masuk/", hostile)

    assert page.status_code == 422
    assert "<script>alert" not in page.text


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_set_password",
        "account_confirm_login_code",
        "mfa_index",
        "usersessions_list",
    ],
)
def test_what_makes_no_sense_here_has_no_address(client: Client, name: str) -> None:
    from django.urls import NoReverseMatch

    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize(
    "path", ["/accounts/signup/", "/masuk/signup/", "/admin/", "/masuk/email/"]
)
def test_usual_doors_are_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_account_without_a_role_lands_on_its_own_page(client: Client) -> None:
    budi = UserFactory()
    budi.set_password(PASSWORD)
    budi.save()

    answer = client.post("/masuk/", {"login": budi.email, "password": PASSWORD})

    assert answer["Location"] == "/akun/"
