"""The questionnaire page, on a phone and with wrong input."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from pilar.ground.audit.looks.models import Look
from pilar.people.registry.models import Household
from pilar.work.assessments.models import Submission, Visit
from tests.factories.access import GUNUNGSARI, PUNTEN, worker
from tests.factories.programmes import household


def _client(area: str = PUNTEN, *permissions: str) -> Client:
    client = Client()
    client.force_login(worker(*(permissions or ("assessments.submit",)), area=area))
    return client


def _url(home: Household, name: str = "household") -> str:
    return reverse(f"assessments:{name}", args=[home.pk])


def test_the_page_asks_only_what_is_missing() -> None:
    home = household(decile=None)

    page = _client().get(_url(home))

    assert "Keluarga ini berada pada desil berapa" in page.text
    assert "Apakah Rizky Ardian masih bersekolah" not in page.text
    assert Look.objects.exists()


def test_answers_are_stored_and_the_way_leads_back() -> None:
    home = household(decile=None)

    page = _client().post(
        _url(home), {"sent_as": uuid4(), "h-decile": "2", "kembali": "/kerja/cari/"}
    )

    assert (page.status_code, page["Location"]) == (302, "/kerja/cari/")
    assert Household.objects.get(pk=home.pk).facts["decile"] == 2


@pytest.mark.parametrize("back", ["https://jahat.example/", "//jahat.example", "javascript:x"])
def test_the_way_back_leads_nowhere_else(back: str) -> None:
    home = household(decile=None)

    page = _client().post(_url(home), {"sent_as": uuid4(), "h-decile": "2", "kembali": back})

    assert page["Location"] == _url(home)


@pytest.mark.parametrize(
    "said",
    [
        {"h-decile": "11"},
        {"h-decile": "dua"},
        {"h-floor": "emas"},
        {"h-floor_area_m2": "-5"},
        {},
        {"h-decile_period": "x" * 500},
        {"h-decile_period": "a\x00"},
    ],
)
def test_wrong_answers_are_told_and_nothing_is_stored(said: dict[str, str]) -> None:
    home = household(decile=None, decile_period=None)

    page = _client().post(_url(home), {"sent_as": str(uuid4()), **said})

    assert page.status_code == 422
    assert not Submission.objects.exists()


def test_a_submission_without_its_name_is_told() -> None:
    home = household(decile=None)

    assert _client().post(_url(home), {"h-decile": "2"}).status_code == 422
    assert _client().post(_url(home), {"sent_as": "x", "h-decile": "2"}).status_code == 422


def test_a_visit_leads_to_the_questionnaire() -> None:
    home = household()

    page = _client().post(_url(home, "visit"), {"outcome": "DONE", "visited_on": "2026-03-01"})

    assert page["Location"] == _url(home)
    assert Visit.objects.get().outcome == "DONE"


def test_the_next_village_and_who_may_not_ask_see_no_page() -> None:
    home = household()

    for client in (_client(GUNUNGSARI), _client(PUNTEN, "registry.view_person")):
        assert client.get(_url(home)).status_code == 404
        assert client.post(_url(home, "visit"), {"outcome": "DONE"}).status_code == 404
