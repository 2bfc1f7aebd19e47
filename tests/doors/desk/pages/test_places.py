"""Pages of households and villages, and the search page."""

from django.test import Client
from django.urls import reverse

from pilar.ground.audit.looks.models import Look
from pilar.people.registry import queries
from pilar.people.registry.models import Person
from tests.factories.registry import person


def test_a_household_shows_who_lives_there(sari: Client) -> None:
    head = person(name="Suyanto", decile=2)
    home = queries.current_membership(head).household

    page = sari.get(reverse("desk:household", args=[home.pk]))

    assert "Suyanto" in page.text
    assert Look.objects.get().subjects == [str(head.pk)]


def test_the_household_of_another_village_is_no_page(tono: Client) -> None:
    home = queries.current_membership(person()).household

    assert tono.get(reverse("desk:household", args=[home.pk])).status_code == 404
    assert tono.post(reverse("desk:household_birth", args=[home.pk])).status_code == 404


def test_a_birth_is_noted(sari: Client) -> None:
    home = queries.current_membership(person()).household
    said = {"name": "Rizky", "sex": "L", "on": "2026-03-01", "relation": "CHILD"}

    page = sari.post(reverse("desk:household_birth", args=[home.pk]), said)

    assert page.status_code == 302
    assert Person.objects.get(full_name="Rizky").birth_date.isoformat() == "2026-03-01"


def test_a_village_shows_its_figures_and_nobodys_name(sari: Client) -> None:
    person(name="Suyanto", decile=2)

    page = sari.get(reverse("desk:village", args=["35.79.02.2001"]))

    assert page.context["shown"].people == 1
    assert page.context["shown"].by_decile == [(2, 1)]
    assert "Suyanto" not in page.text


def test_the_next_village_is_no_page(sari: Client) -> None:
    assert sari.get(reverse("desk:village", args=["35.79.02.2002"])).status_code == 404
    assert sari.get(reverse("desk:village", args=["35.79"])).status_code == 404
    assert "Gunungsari" not in sari.get(reverse("desk:villages")).text


def test_a_search_shows_people_and_notes_the_look_once(sari: Client) -> None:
    someone = person(name="Sulistyowati")

    page = sari.get(reverse("desk:search"), {"q": "sulisty punten"})
    part = sari.get(reverse("desk:search"), {"q": "sulisty"}, headers={"HX-Request": "true"})

    assert "Sulistyowati" in page.text
    assert "<html" not in part.text
    assert [look.subjects for look in Look.objects.order_by("pk")] == [[str(someone.pk)]] * 2


def test_an_empty_search_says_what_to_type(sari: Client) -> None:
    assert sari.get(reverse("desk:search")).status_code == 200
