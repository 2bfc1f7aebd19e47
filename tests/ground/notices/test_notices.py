"""Notices: one sentence in the reader's language, with a page of Pilar, read once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from pytest_django import DjangoAssertNumQueries

from pilar.ground.notices import actions, queries
from tests.factories.access import UserFactory

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)


def test_each_reads_it_in_the_own_language(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    lilik, john = UserFactory(language="id"), UserFactory(language="en")

    with django_assert_num_queries(1):
        notices = actions.notify_all([lilik, john], _("Monday"), "/kerja/", at=AT)

    assert [notice.title for notice in notices] == ["Senin", "Monday"]
    assert queries.of(lilik).get().url == "/kerja/"


def test_the_newest_comes_first_and_counts_until_it_is_read() -> None:
    lilik, tono = UserFactory(), UserFactory()
    first = actions.notify(lilik, "satu", "", at=AT)
    actions.notify(lilik, "dua", "", at=AT + timedelta(hours=1))
    actions.notify(tono, "lain", "", at=AT)

    assert [n.title for n in queries.of(lilik)] == ["dua", "satu"]
    assert queries.unread_count(lilik) == 2
    assert actions.read(tono, first.pk, at=AT) == 0
    assert actions.read(lilik, first.pk, at=AT) == 1
    assert actions.read(lilik, first.pk, at=AT) == 0
    assert queries.unread_count(lilik) == 1
    assert actions.read(lilik, at=AT) == 1
    assert queries.unread_count(lilik) == 0
    assert queries.unread_count(tono) == 1


@pytest.mark.parametrize(
    "url", ["https://jahat.example/", "//jahat.example/", "/\\jahat.example/", "javascript:x"]
)
def test_a_notice_leads_nowhere_but_to_a_page_of_pilar(url: str) -> None:
    with pytest.raises(IntegrityError, match="page_of_pilar"), transaction.atomic():
        actions.notify(UserFactory(), "x", url, at=AT)
