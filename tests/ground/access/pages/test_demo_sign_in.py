"""One button per role in the demo city; elsewhere nothing of it exists."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from pilar.ground.access import actions
from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from tests.factories.access import CITY, PUNTEN


def demo_account(role: str, area: str, name: str) -> User:
    user = actions.add_account(
        email=f"{role}@pilar.example",
        full_name=name,
        password="lima pilar satu kota",
        demo_role=role,
        by=None,
        at=timezone.now(),
    )
    actions.assign_role(user, role.upper(), Area.objects.get(pk=area), by=None, at=timezone.now())
    return user


@pytest.fixture
def rina() -> User:
    return demo_account("front_office", CITY, "Rina Dewi")


@pytest.fixture
def lilik() -> User:
    return demo_account("psm", PUNTEN, "Lilik Suryani")


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


@pytest.mark.usefixtures("demo")
def test_the_sign_in_page_offers_a_button_for_each_role(
    client: Client, rina: User, lilik: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/masuk/")  # areas are in memory from here on

    with django_assert_num_queries(2):
        page = client.get("/masuk/").text

    assert page.index('data-demo-role="front_office"') < page.index('data-demo-role="psm"')
    assert "Lilik Suryani" in page
    assert "PSM, desa Punten" in page


@pytest.mark.usefixtures("demo")
def test_a_button_signs_in_its_account(client: Client, rina: User, lilik: User) -> None:
    answer = client.post("/masuk/contoh/", {"role": "psm"})

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(lilik.pk)
    assert Event.objects.get(name="access:session:began").details == {"how": "demo"}


@pytest.mark.usefixtures("demo")
def test_another_button_changes_the_role(client: Client, rina: User, lilik: User) -> None:
    client.post("/masuk/contoh/", {"role": "psm"})
    before = client.session.session_key

    client.post("/masuk/contoh/", {"role": "front_office", "next": "https://jahat.example/"})

    assert client.session["_auth_user_id"] == str(rina.pk)
    assert client.session.session_key != before


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("role", ["", "mayor", "\x00", "x" * 4000, "PSM' OR 1=1"])
def test_a_role_that_is_not_offered_is_404(client: Client, lilik: User, role: str) -> None:
    assert client.post("/masuk/contoh/", {"role": role}).status_code == 404


@pytest.mark.usefixtures("demo")
def test_a_closed_demo_account_is_not_offered(client: Client, lilik: User) -> None:
    User.objects.update(is_active=False)

    assert "data-demo-role" not in client.get("/masuk/").text
    assert client.post("/masuk/contoh/", {"role": "psm"}).status_code == 404


def test_outside_the_demo_the_door_does_not_exist(client: Client, lilik: User) -> None:
    assert "data-demo-role" not in client.get("/masuk/").text
    assert client.post("/masuk/contoh/", {"role": "psm"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_many_demo_accounts_may_share_one_hash(rina: User) -> None:
    hashed = User.objects.get(pk=rina.pk).password

    other = actions.add_account(
        email="b@pilar.example", full_name="B", password=hashed, by=None, at=timezone.now()
    )

    assert other.password == hashed
    assert other.check_password("lima pilar satu kota")
