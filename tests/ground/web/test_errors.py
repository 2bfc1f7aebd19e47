"""What went wrong is said in words, in both languages, and never by a bare page."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import translation

from pilar.config import urls as pilar_urls
from pilar.ground.web.middleware import Refusals
from pilar.ground.web.views import errors
from pilar.kernel.errors import DomainError
from tests.factories.access import UserFactory


def _broken(request: HttpRequest) -> None:
    raise RuntimeError("broken on purpose")


def _refused(request: HttpRequest) -> None:
    raise DomainError("Sudah dikerjakan orang lain.")


handler400, handler403 = pilar_urls.handler400, pilar_urls.handler403
handler404, handler500 = pilar_urls.handler404, pilar_urls.handler500
urlpatterns = [
    *pilar_urls.urlpatterns,
    path("uji/rusak/", _broken),
    path("uji/ditolak/", _refused),
]


@pytest.fixture(autouse=True)
def _own_urls(settings: pytest.FixtureRequest) -> Iterator[None]:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]  # pytest-django's settings
    yield
    translation.activate("id")


def test_an_unknown_address_is_said_not_to_exist(client: Client) -> None:
    page = client.get("/tidak/ada/")

    assert page.status_code == 404
    assert "Halaman ini tidak ada" in page.content.decode()
    assert "wilayah kerja" not in page.content.decode()


def test_a_worker_reads_that_it_may_be_outside_the_area(client: Client) -> None:
    client.force_login(UserFactory())

    page = client.get("/tidak/ada/")

    assert page.status_code == 404
    assert "Halaman ini tidak ada, atau bukan wilayah kerja Anda" in page.content.decode()


def test_english_is_whole(client: Client) -> None:
    client.cookies["bahasa"] = "en"

    page = client.get("/tidak/ada/").content.decode()

    assert "This page does not exist" in page
    assert '<html lang="en">' in page
    assert "Halaman" not in page


def test_a_crash_needs_no_database_to_be_said() -> None:
    client = Client(raise_request_exception=False)

    page = client.get("/uji/rusak/")

    assert page.status_code == 500
    assert "Ada yang rusak di pihak kami" in page.content.decode()
    assert "broken on purpose" not in page.content.decode()


def test_a_refusal_that_no_view_caught_is_a_page_with_its_sentence(client: Client) -> None:
    page = client.get("/uji/ditolak/")

    assert page.status_code == 422
    assert "Sudah dikerjakan orang lain." in page.content.decode()


def test_a_refusal_comes_in_place_for_htmx(client: Client) -> None:
    page = client.get("/uji/ditolak/", headers={"HX-Request": "true"})

    assert page.status_code == 422
    assert page["HX-Retarget"] == "#flashes"
    assert "<html" not in page.content.decode()
    assert "Sudah dikerjakan orang lain." in page.content.decode()


def test_what_is_no_refusal_is_left_to_crash(rf: RequestFactory) -> None:
    middleware = Refusals(lambda request: errors.not_found(request, Exception()))

    assert middleware.process_exception(rf.get("/"), ValueError()) is None


def test_a_form_without_its_token_is_told_what_to_do() -> None:
    page = Client(enforce_csrf_checks=True).post("/tampilan/", {"theme": "dark"})

    assert page.status_code == 403
    assert "Halaman ini terbuka terlalu lama" in page.content.decode()
