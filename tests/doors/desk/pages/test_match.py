"""Of whom does a report speak?"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from pilar.ground.audit.looks.models import Look
from pilar.people.registry.models import Person
from pilar.work.intake.models import Report
from tests.factories.access import GUNUNGSARI, PUNTEN, worker
from tests.factories.intake import report
from tests.factories.registry import nik, person

ALL = ("intake.view_report", "intake.triage_report", "registry.view_person", "registry.edit_person")


def _client(area: str = PUNTEN) -> Client:
    client = Client()
    client.force_login(worker(*ALL, area=area))
    return client


def _url(about: Report, name: str = "match") -> str:
    return reverse(f"desk:{name}", args=[about.pk])


def test_the_person_that_was_told_of_is_the_first_candidate() -> None:
    sarinem = person(name="Sarinem", sex="P")
    person(name="Suyanto", sex="L")

    page = _client().get(_url(report(name="Mbah Sarinem")))

    assert page.context["found"][0].candidate.person == sarinem
    assert Look.objects.exists()


def test_the_rows_sum_to_the_shown_total() -> None:
    person(name="Sarinem")

    page = _client().get(_url(report(name="Sarinem")))

    shown = page.context["found"][0]
    assert sum(row.weight for row in shown.rows) == pytest.approx(shown.candidate.bits, abs=0.6)


def test_evidence_of_who_is_almost_surely_somebody_else_is_one_press_away() -> None:
    born = date(1999, 1, 1)
    person(name="Bambang", sex="L", birth_date=born, nik=nik(born), rt="003", rw="002")
    other = nik(date(1952, 5, 12), woman=True)
    said = {"name": "Sarinem", "sex": "P", "birth_year": "1952", "nik": other}

    said |= {"village": PUNTEN, "rt": "003", "rw": "002"}
    page = _client().get(_url(report()), said)

    (shown,) = page.context["found"]
    assert shown.unlikely
    assert page.text.count("<details") == 1


def test_candidates_come_as_a_part_while_one_types() -> None:
    person(name="Sulistyowati")

    part = _client().get(
        _url(report()), {"name": "sulis", "village": PUNTEN}, headers={"HX-Request": "true"}
    )

    assert "Sulistyowati" in part.text
    assert "<html" not in part.text


@pytest.mark.parametrize(
    "said", [{"name": "\x01"}, {"name": "x" * 900}, {"nik": "1"}, {"birth_date": "31 31 31"}]
)
def test_hostile_words_find_nobody_and_break_nothing(said: dict[str, str]) -> None:
    assert _client().get(_url(report()), {"name": "", **said}).status_code in (200, 400)


def test_somebody_new_is_added_and_set() -> None:
    about = report(name="Wagiyem")

    form = _client().get(_url(about, "match_add"), {"name": "Wagiyem"})
    done = _client().post(_url(about, "match_add"), {"name": "Wagiyem", "village": PUNTEN})

    assert form.status_code == 200
    assert done.status_code == 302
    assert Report.objects.get(pk=about.pk).person == Person.objects.get(full_name="Wagiyem")


def test_without_a_name_nobody_is_added() -> None:
    about = report()

    assert _client().post(_url(about, "match_add"), {"name": ""}).status_code == 422
    assert not Person.objects.exists()


def test_the_next_village_sees_no_such_page() -> None:
    about = report()

    assert _client(GUNUNGSARI).get(_url(about)).status_code == 404
    assert _client(GUNUNGSARI).post(_url(about, "match_add"), {"name": "X"}).status_code == 404
