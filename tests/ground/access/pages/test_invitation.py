"""Joining by invitation: the link is good once, for seven days, for one account."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from pilar.ground.access import actions, invitations
from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from pilar.ground.notices.models import Letter
from tests.factories.access import PUNTEN
from tests.ground.access.pages.conftest import PASSWORD, link_in_mail

BOTH = {"password": PASSWORD, "again": PASSWORD}


def invite(nanda: User, language: str = "id") -> User:
    return actions.invite(
        email="Lilik@Contoh.example",
        full_name="Lilik Suryani",
        role="PSM",
        areas=[Area.objects.get(pk=PUNTEN)],
        language=language,
        by=nanda,
        at=timezone.now(),
    )


def follow(client: Client) -> str:
    """Opens the link of the newest mail; gives the address of the form behind it."""
    return client.get(link_in_mail(), follow=True).request["PATH_INFO"]


def test_the_mail_says_who_invites_and_until_when(nanda: User) -> None:
    with time_machine.travel("2026-03-02T03:00:00Z", tick=False):
        invite(nanda)

    [letter] = mail.outbox
    assert letter.to == ["lilik@contoh.example"]
    assert letter.subject == "Akun Anda di Pilar"
    assert "Nanda Wijaya sudah menyiapkan akun" in letter.body
    assert "Senin, 9 Maret 2026" in letter.body
    assert "http://localhost:8000/undangan/" in letter.body
    assert bytes(Letter.objects.get().sealed) == b""


def test_the_mail_comes_in_the_language_of_the_invited(nanda: User) -> None:
    invite(nanda, language="en")

    assert mail.outbox[0].subject == "Your account in Pilar"


def test_an_invited_account_neither_signs_in_nor_gets_a_new_password(
    client: Client, nanda: User
) -> None:
    lilik = invite(nanda)
    mail.outbox.clear()

    client.post("/masuk/lupa/", {"email": lilik.email})

    assert lilik.state == User.State.INVITED
    assert mail.outbox == []


def test_lilik_chooses_a_password_and_signs_in(client: Client, nanda: User) -> None:
    lilik = invite(nanda)
    page = client.get(link_in_mail(), follow=True)
    assert page.status_code == 200
    assert "Selamat datang, Lilik Suryani" in page.text

    answer = client.post("/undangan/", BOTH)

    assert answer["Location"] == "/masuk/"
    lilik.refresh_from_db()
    assert lilik.state == User.State.ACTIVE
    assert Event.objects.get(name="access:account:joined").by == lilik
    client.post("/masuk/", {"login": lilik.email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(lilik.pk)


def test_a_link_is_good_once(client: Client, nanda: User) -> None:
    invite(nanda)
    other = Client()
    other.post(follow(other))
    client.post(follow(client), BOTH)

    assert client.get(link_in_mail()).status_code == 404
    assert client.post("/undangan/", BOTH).status_code == 404
    assert other.post("/undangan/", BOTH).status_code == 404


def test_after_seven_days_a_link_is_over(client: Client, nanda: User) -> None:
    lilik = invite(nanda)
    follow(client)

    with time_machine.travel(timezone.now() + timedelta(days=7)):
        page = client.post("/undangan/", BOTH)

    assert page.status_code == 404
    assert "Undangan berlaku satu kali dan tujuh hari" in page.text
    assert not User.objects.get(pk=lilik.pk).is_active


def test_a_new_invitation_makes_the_old_link_worthless(client: Client, nanda: User) -> None:
    lilik = invite(nanda)
    old = link_in_mail()

    actions.renew_invitation(lilik, by=nanda, at=timezone.now())

    assert client.get(old).status_code == 404
    assert client.get(link_in_mail()).status_code == 302


def test_an_invitation_of_a_closed_account_is_withdrawn(client: Client, nanda: User) -> None:
    lilik = invite(nanda)

    actions.deactivate(lilik, by=nanda, at=timezone.now(), reason="salah orang")

    assert client.get(link_in_mail()).status_code == 404
    lilik.refresh_from_db()
    assert lilik.state == User.State.DEACTIVATED


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"password": "", "again": ""},
        {"password": PASSWORD, "again": "lain sama sekali"},
        {"password": "pendek", "again": "pendek"},
        {"password": "password1234", "again": "password1234"},
        {"password": "lilik@contoh.example", "again": "lilik@contoh.example"},
        {"password": "x" * 201, "again": "x" * 201},
        {"password": "a\x00" * 10, "again": "a\x00" * 10},
    ],
)
def test_a_poor_password_is_refused_with_a_sentence(
    client: Client, nanda: User, given: dict[str, str]
) -> None:
    lilik = invite(nanda)

    page = client.post(follow(client), given)

    assert page.status_code == 422
    assert page.context["form"].errors
    assert not User.objects.get(pk=lilik.pk).is_active


@pytest.mark.parametrize("token", ["x", "a:b", "WyJ4Il0:zzz", "x" * 3000])
def test_a_forged_link_is_404(client: Client, token: str) -> None:
    assert client.get(f"/undangan/{token}/").status_code == 404


def test_the_link_stands_in_no_later_address(client: Client, nanda: User) -> None:
    invite(nanda)

    assert follow(client) == "/undangan/"
    assert client.get("/undangan/")["Cache-Control"].startswith("max-age=0")
    assert Client().get("/undangan/").status_code == 404


def test_a_signed_text_of_another_shape_lets_nobody_in() -> None:
    for shape in ([], {}, ["x", None], ["01a20ca0-d977-7b32-9d79-d71c251c66fd", "kapan"]):
        forged = invitations._SIGNER.sign_object(shape)
        assert invitations.invited(forged, at=timezone.now()) is None
