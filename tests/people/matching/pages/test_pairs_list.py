"""Reviewing pairs in the browser: found in scope, decided once, taken back."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from pilar.ground.audit.looks.models import Look
from pilar.people.matching.models import CandidatePair
from pilar.people.registry.models import Person
from tests.factories.access import GUNUNGSARI, PUNTEN, worker
from tests.factories.matching import pair

REVIEW = ("matching.review_pair", "registry.view_person")


def _client(area: str = PUNTEN, *permissions: str) -> Client:
    client = Client()
    client.force_login(worker(*(permissions or REVIEW), area=area))
    return client


def _url(name: str, about: CandidatePair) -> str:
    return reverse(f"matching:{name}", args=[about.pk])


LIST = "/kerja/padanan/"


def test_the_list_shows_open_pairs_and_notes_whom() -> None:
    found = pair()

    page = _client().get(LIST)

    assert [row.pk for row, _weighed in page.context["rows"]] == [found.pk]
    assert set(Look.objects.get().subjects) == {str(found.left_id), str(found.right_id)}


def test_the_list_costs_the_same_for_one_pair_and_for_five(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for name in ("Sarinem", "Paijan", "Wagiyem", "Tukiran", "Ponirah"):
        pair(name=name)
    client = _client()

    with django_assert_max_num_queries(12):
        client.get(LIST)


def test_the_next_village_sees_no_pair() -> None:
    found = pair()
    tono = _client(GUNUNGSARI)

    assert tono.get(LIST).context["rows"] == []
    assert tono.get(_url("pair", found)).status_code == 404


def test_a_pair_across_villages_waits_for_who_may_see_both() -> None:
    found = pair(other=GUNUNGSARI)

    assert _client().get(_url("pair", found)).status_code == 404
    assert _client("35.79").get(_url("pair", found)).status_code == 200


@pytest.mark.parametrize(
    "query",
    [{"alasan": "SAME_NIK"}, {"desa": GUNUNGSARI}, {"q": "wagiman"}, {"keadaan": "satu"}],
)
def test_filters_narrow_the_list(query: dict[str, str]) -> None:
    pair()

    assert _client().get(LIST, query).context["rows"] == []


def test_filters_that_make_no_sense_narrow_nothing() -> None:
    pair()

    page = _client().get(LIST, {"alasan": "'; --", "desa": "\x01", "urut": "x", "hal": "-1"})

    assert len(page.context["rows"]) == 1


def test_the_list_is_taken_away_as_a_file() -> None:
    pair(name="=Sarinem")

    sheet = _client().get(LIST, {"unduh": "csv"})
    book = _client().get(LIST, {"unduh": "xlsx"})

    assert "Sarinem" in b"".join(sheet).decode()
    assert zipfile.is_zipfile(io.BytesIO(b"".join(book)))


def test_a_pair_shows_both_sides_and_evidence_that_sums() -> None:
    found = pair()

    page = _client().get(_url("pair", found))

    assert "Sarinem" in page.text
    rows = page.context["weighed"].rows
    assert sum(row.weight for row in rows) == pytest.approx(found.weight, abs=0.6)


def test_a_pair_is_opened_by_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client, url = _client(), _url("pair", pair())

    with django_assert_max_num_queries(20):
        client.get(url)


def test_joining_asks_first_then_joins_and_leads_on() -> None:
    found, following = pair(), pair(name="Paijan")
    client = _client()

    asked = client.get(_url("join", found))
    answer = client.post(_url("join", found), {"survivor": str(found.right_id)})

    assert asked.status_code == 200
    assert answer.headers["location"] == _url("pair", following)
    assert Person.objects.get(pk=found.left_id).canonical_id == found.right_id


@pytest.mark.parametrize("survivor", ["", "nobody", "\x01", "x" * 5000])
def test_without_saying_which_entry_stays_nothing_is_joined(survivor: str) -> None:
    found = pair()

    answer = _client().post(_url("join", found), {"survivor": survivor})

    assert answer.status_code == 422
    assert CandidatePair.objects.get().state == "OPEN"


def test_two_persons_stay_two_and_the_decision_can_be_taken_back() -> None:
    found, client = pair(), _client()

    client.post(_url("keep_apart", found))
    assert CandidatePair.objects.get().state == "DIFFERENT"
    client.post(_url("reopen", found))

    assert CandidatePair.objects.get().state == "OPEN"


def test_a_joined_pair_is_parted_again() -> None:
    found, client = pair(), _client()
    client.post(_url("join", found), {"survivor": str(found.left_id)})

    shown = client.get(_url("pair", found))
    client.post(_url("reopen", found))

    assert shown.status_code == 200
    assert Person.objects.standing().count() == 2


def test_a_second_decision_is_told_who_was_first() -> None:
    found, client = pair(), _client()
    client.post(_url("keep_apart", found))

    again = client.post(_url("join", found), {"survivor": str(found.left_id)})
    apart = client.post(_url("keep_apart", found))

    assert (again.status_code, apart.status_code) == (422, 422)


def test_a_note_that_is_too_long_changes_nothing() -> None:
    found = pair()

    answer = _client().post(_url("keep_apart", found), {"note": "x" * 301})

    assert answer.status_code == 422
    assert CandidatePair.objects.get().state == "OPEN"


def test_wati_who_may_only_read_finds_no_pair() -> None:
    found = pair()
    wati = _client(PUNTEN, "registry.view_person")

    assert wati.get(LIST).status_code == 404
    assert wati.post(_url("join", found)).status_code == 404


def test_budi_is_asked_to_sign_in() -> None:
    assert Client().get(LIST).status_code == 302
