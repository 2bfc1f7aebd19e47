"""The other public pages: they open, weigh little, ask the database little, and never lie."""

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from pilar.work.intake import actions
from tests.factories.access import UserFactory
from tests.factories.intake import receive

PAGES = ["/", "/bantuan-darurat/", "/kontak/", "/privasi/", "/aksesibilitas/", "/lapor/", "/lacak/"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_opens_in_both_languages(address: str, language: str) -> None:
    client = Client()
    client.cookies["bahasa"] = language

    answer = client.get(address)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1
    assert "style=" not in page.replace('rel="stylesheet"', "")


@pytest.mark.parametrize("address", PAGES)
def test_the_first_load_of_a_public_page_is_under_100_kb(address: str) -> None:
    page = Client().get(address).content
    weight = len(gzip.compress(page))
    for name in set(re.findall(r'/static/([^"#?]+)', page.decode())):
        found = finders.find(name)
        assert found, name
        content = Path(str(found)).read_bytes()
        weight += len(content if name.endswith(("woff2", "png")) else gzip.compress(content))

    assert weight < 100_000


@pytest.mark.parametrize(("address", "most"), [("/", 3), ("/kontak/", 1), ("/lapor/", 1)])
def test_a_public_page_asks_little(address: str, most: int, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = Client()
    client.get(address)

    with django_assert_max_num_queries(most):
        client.get(address)


def test_a_visit_leaves_no_session_and_no_cookie_but_for_forms() -> None:
    client = Client()

    client.get("/")

    assert set(client.cookies) <= {"csrftoken"}


def test_home_says_nothing_of_last_month_when_nothing_was_reported() -> None:
    assert "Bulan lalu" not in Client().get("/").content.decode()


def test_home_says_of_last_month_what_the_rows_say() -> None:
    last_month = timezone.now().replace(day=1, hour=3) - timedelta(days=10)
    for answered in (True, True, False):
        receipt = receive(at=last_month)
        if answered:
            actions.answer(report=receipt.report, text="Sudah.", by=UserFactory(), at=last_month)
    actions.give_word(report=receive_answered(last_month), solved=True, at=last_month)

    page = Client().get("/").content.decode()

    assert "<b>4 laporan</b>" in page
    assert '<b class="good">3 dijawab</b>' in page
    assert "<b>1</b> sudah teratasi" in page


def receive_answered(at):  # type: ignore[no-untyped-def]
    receipt = receive(at=at)
    return actions.answer(report=receipt.report, text="Sudah.", by=UserFactory(), at=at)


def test_numbers_and_hours_come_from_the_city() -> None:
    page = Client().get("/").content.decode()

    assert 'href="tel:112"' in page
    assert "Senin–Jumat 08.00–15.00" in page
