"""The page of notices: one's own, newest first, opened by a button that marks them as read."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pilar.ground.access.models import User
from pilar.ground.notices import actions, queries
from tests.factories.access import UserFactory

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)
PAGE = "/kerja/pemberitahuan/"


@pytest.fixture
def sari(client: Client) -> User:
    sari = UserFactory(full_name="Sari")
    client.force_login(sari)
    return sari


def test_an_empty_page_says_what_will_stand_here(client: Client, sari: User) -> None:
    assert "Belum ada kabar" in client.get(PAGE).text


def test_notices_come_by_pages(
    client: Client, sari: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        actions.notify(sari, f"kabar {number:02}", "/akun/", at=AT + timedelta(hours=number))
    actions.notify(UserFactory(), "bukan untuk Sari", "", at=AT)
    client.get(PAGE)

    with django_assert_max_num_queries(7):
        page = client.get(PAGE)

    assert page.text.index("kabar 29") < page.text.index("kabar 05")
    assert "kabar 04" not in page.text
    assert "kabar 04" in client.get(PAGE, {"hal": "2"}).text
    assert "bukan untuk Sari" not in page.text


def test_opening_a_notice_reads_it_and_leads_to_its_page(client: Client, sari: User) -> None:
    notice = actions.notify(sari, "kabar", "/akun/", at=AT)

    answer = client.post(f"{PAGE}{notice.pk}/")

    assert answer["Location"] == "/akun/"
    assert queries.unread_count(sari) == 0


def test_all_are_read_at_once(client: Client, sari: User) -> None:
    for _ in range(2):
        actions.notify(sari, "kabar", "", at=AT)

    assert "2 pemberitahuan sudah dibaca" in client.post(f"{PAGE}baca/", follow=True).text
    assert "Tidak ada yang baru" in client.post(f"{PAGE}baca/", follow=True).text


def test_notices_of_others_do_not_exist(client: Client, sari: User) -> None:
    theirs = actions.notify(UserFactory(), "kabar", "", at=AT)

    assert client.post(f"{PAGE}{theirs.pk}/").status_code == 404
    assert client.post(f"{PAGE}{uuid4()}/").status_code == 404
    assert client.get(f"{PAGE}{theirs.pk}/").status_code == 405
    theirs.refresh_from_db()
    assert theirs.read_at is None


def test_budi_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(PAGE)["Location"] == f"/masuk/?next={PAGE}"
    assert client.post(f"{PAGE}baca/").status_code == 302
