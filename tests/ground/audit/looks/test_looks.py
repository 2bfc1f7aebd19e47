"""Every look at a person is stored before the page leaves, or the page does not leave."""

from collections.abc import Callable
from types import ModuleType
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from pilar.ground.audit import looks
from pilar.ground.audit.looks import queries
from pilar.ground.audit.looks.models import Look, LookSubject
from tests.factories.access import UserFactory
from tests.support.committed import Committed

LASTRI, MULYONO = UUID(int=1), UUID(int=2)
ADDRESS = "/kerja/orang/"


@pytest.fixture
def site(settings: object) -> Callable[[HttpResponse], None]:
    """A site of one page that shows Bu Lastri and Pak Mulyono and answers with the given response."""

    def build(response: HttpResponse) -> None:
        def page(request: HttpRequest) -> HttpResponse:
            looks.note(request, [LASTRI], reason="menjawab laporan")
            looks.note(request, [MULYONO, LASTRI])
            return response

        module = ModuleType("site")
        module.urlpatterns = [path("kerja/orang/", page, name="people")]  # type: ignore[attr-defined]  # a module made by hand
        settings.ROOT_URLCONF = module  # type: ignore[attr-defined]  # pytest-django's wrapper

    return build


def test_a_page_that_shows_two_people_is_one_look_with_two_subjects(
    site: Callable[[HttpResponse], None], client: Client
) -> None:
    site(HttpResponse("ok"))
    sari = UserFactory()
    client.force_login(sari)

    client.get(ADDRESS, {"q": "Lastri"})

    look = Look.objects.get()
    assert (look.user_id, look.page, look.path) == (sari.pk, "people", ADDRESS)
    assert look.reason == "menjawab laporan"
    assert look.subjects == [str(LASTRI), str(MULYONO)]
    assert set(LookSubject.objects.values_list("person_id", flat=True)) == {LASTRI, MULYONO}


def test_the_words_of_a_search_are_not_kept(
    site: Callable[[HttpResponse], None], client: Client
) -> None:
    site(HttpResponse("ok"))

    client.get(ADDRESS, {"q": "Lastri"})

    assert "Lastri" not in str(Look.objects.values().get())


def test_a_resident_who_follows_by_code_looks_without_an_account(
    site: Callable[[HttpResponse], None], client: Client
) -> None:
    site(HttpResponse("ok"))

    client.get(ADDRESS)

    assert Look.objects.get().user_id is None


@pytest.mark.parametrize(
    "response",
    [HttpResponseRedirect("/"), HttpResponse(status=404), HttpResponse(status=422), HttpResponse(status=500)],
)  # fmt: skip
def test_an_error_or_a_redirect_shows_nobody(
    site: Callable[[HttpResponse], None], client: Client, response: HttpResponse
) -> None:
    site(response)

    client.get(ADDRESS)

    assert not Look.objects.exists()


def test_a_response_is_one_transaction_on_the_looks_and_none_on_the_main_database(
    committed: Committed, site: Callable[[HttpResponse], None], client: Client
) -> None:
    site(HttpResponse("ok"))

    with (
        CaptureQueriesContext(connections["looks"]) as written,
        CaptureQueriesContext(connections["default"]) as read,
    ):
        client.get(ADDRESS)

    statements = [query["sql"].split()[0] for query in written]
    assert statements == ["BEGIN", "INSERT", "INSERT", "COMMIT"]
    assert list(read) == []


def test_a_page_whose_look_cannot_be_stored_does_not_leave(
    committed: Committed, site: Callable[[HttpResponse], None]
) -> None:
    site(HttpResponse("Bu Lastri"))
    connections["looks"].cursor().execute("DROP TABLE looks_looksubject")

    answer = Client(raise_request_exception=False).get(ADDRESS)

    assert answer.status_code == 500
    assert b"Lastri" not in answer.content
    assert not Look.objects.exists()


def test_looks_at_a_person_come_newest_first(
    site: Callable[[HttpResponse], None], client: Client
) -> None:
    site(HttpResponse("ok"))
    first, second = UserFactory(), UserFactory()
    for user in (first, second):
        client.force_login(user)
        client.get(ADDRESS)

    assert [look.user_id for look in queries.looks_at(LASTRI)] == [second.pk, first.pk]
    assert queries.looks_at(LASTRI, MULYONO).count() == 2
    assert not queries.looks_at(uuid4()).exists()
