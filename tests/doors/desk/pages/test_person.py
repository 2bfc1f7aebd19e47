"""The page of a person."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from pilar.ground.audit.looks.models import Look
from pilar.ground.audit.models import Event
from pilar.people.registry.models import Person, Record
from tests.factories.registry import nik, person

ACTIONS = ("person_correct", "person_move", "person_death", "person_reveal")


def _url(name: str, someone: Person) -> str:
    return reverse(f"desk:{name}", args=[someone.pk])


def test_a_person_is_shown_with_sources_and_the_look_is_noted(
    sari: Client, django_assert_max_num_queries: object
) -> None:
    number = nik()
    someone = person(name="Sarinem", nik=number)

    with django_assert_max_num_queries(20):  # type: ignore[operator]  # pytest-django's fixture
        page = sari.get(_url("person", someone))

    assert page.status_code == 200
    assert "Sarinem" in page.text
    assert "Meja layanan" in page.text
    assert number not in page.text
    assert Look.objects.get().subjects == [str(someone.pk)]


@pytest.mark.parametrize("tab", ["ringkasan", "asal", "lihat", "lain"])
def test_each_part_of_the_page_is_shown(sari: Client, tab: str) -> None:
    assert sari.get(_url("person", person()) + f"?bagian={tab}").status_code == 200


def test_who_works_in_the_next_village_sees_no_such_page(tono: Client) -> None:
    someone = person()

    for name in ("person", *ACTIONS):
        assert tono.get(_url(name, someone)).status_code == 404
    assert not Look.objects.exists()


def test_who_may_only_read_changes_nothing(wati: Client) -> None:
    someone = person()

    assert wati.get(_url("person", someone)).status_code == 200
    for name in ACTIONS:
        assert wati.post(_url(name, someone), {"reason": "x", "name": "X"}).status_code == 404


def test_who_is_signed_out_is_sent_to_sign_in(client: Client) -> None:
    page = client.get(_url("person", person()))

    assert page.status_code == 302
    assert page["Location"].startswith("/masuk/")


def test_an_unknown_person_is_no_page(sari: Client) -> None:
    assert sari.get(reverse("desk:person", args=[uuid4()])).status_code == 404


def test_a_correction_is_stored_with_its_reason(sari: Client) -> None:
    someone = person(name="Sarinem")

    page = sari.post(_url("person_correct", someone), {"name": "Sarinem Wati", "reason": "KTP"})

    assert page.status_code == 302
    assert Person.objects.get(pk=someone.pk).full_name == "Sarinem Wati"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": "X", "reason": ""}, "reason"),
        ({"reason": "KTP"}, ""),
        ({"nik": "123", "reason": "KTP"}, "nik"),
        ({"nik": "1" * 16, "reason": "KTP"}, "nik"),
        ({"birth_date": "31 2 1990", "reason": "KTP"}, "birth_date"),
        ({"birth_date": "1 1 2999", "reason": "KTP"}, "birth_date"),
        ({"birth_year": "52", "reason": "KTP"}, "birth_year"),
        ({"village": "99.99.99.9999", "reason": "KTP"}, "village"),
        ({"rt": "<b>", "reason": "KTP"}, "rt"),
        ({"name": "x" * 5000, "reason": "KTP"}, "name"),
        ({"phone": "abc", "reason": "KTP"}, "phone"),
        ({"name": "a\x00b", "reason": "KTP"}, "name"),
    ],
)
def test_wrong_input_is_told_and_changes_nothing(
    sari: Client, said: dict[str, str], field: str
) -> None:
    someone = person()
    before = Record.objects.count()

    page = sari.post(_url("person_correct", someone), said)

    assert page.status_code == 422
    assert Record.objects.count() == before
    if field:
        assert page.context["form"].errors[field]


def test_a_number_is_shown_whole_only_for_a_reason_that_is_kept(sari: Client) -> None:
    number = nik()
    someone = person(nik=number)

    refused = sari.post(_url("person_reveal", someone), {"reason": ""})
    shown = sari.post(_url("person_reveal", someone), {"reason": "Surat ke Dukcapil"})

    assert refused.status_code == 422
    assert number not in refused.text
    assert number in shown.text
    assert Event.objects.get(name="registry:identifier:shown").details["reason"]
    assert Look.objects.order_by("pk").last().reason == "Surat ke Dukcapil"


def test_a_merged_entry_leads_to_its_survivor(sari: Client) -> None:
    from pilar.people.registry import actions
    from tests.factories.access import UserFactory
    from tests.factories.registry import NOON

    survivor, loser = person(), person()
    actions.merge(survivor=survivor, loser=loser, reason="", by=UserFactory(), at=NOON)

    assert sari.get(_url("person", loser))["Location"] == _url("person", survivor)


def test_a_person_is_added_only_in_ones_own_villages(sari: Client) -> None:
    url = reverse("desk:person_add")

    there = sari.post(url, {"name": "Baru", "village": "35.79.02.2002"})
    here = sari.post(url, {"name": "Baru", "village": "35.79.02.2001"})

    assert there.status_code == 422
    assert here.status_code == 302
    assert Person.objects.count() == 1


def test_a_death_is_noted_and_a_second_one_refused(sari: Client) -> None:
    someone = person()

    assert sari.post(_url("person_death", someone), {"on": "2026-03-05"}).status_code == 302
    assert sari.post(_url("person_death", someone), {"on": "2026-03-05"}).status_code == 422
