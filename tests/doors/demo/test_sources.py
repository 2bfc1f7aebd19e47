"""Lists as offices send them: mostly right, with the errors of real lists."""

from collections import Counter
from datetime import date

import pytest

from pilar.doors.demo import dtsen, sources
from pilar.doors.demo.people import City
from pilar.doors.demo.population import make_city

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def city() -> City:
    return make_city(persons=6000, seed=7, today=TODAY)


def test_civil_registration_knows_everybody_who_was_born_when_the_history_begins(
    city: City,
) -> None:
    known = [person for _, members in sources.civil_registration(city) for person, _ in members]

    assert len(known) == sum(p.birth_date < city.since for _, p in city.residents())
    assert len(known) < 6000


def test_dtsen_holds_the_lower_six_deciles_of_the_last_quarter(city: City) -> None:
    extract = dtsen.extract(city, dtsen.last_edition(TODAY))
    houses = [row.household_facts for row in extract.rows if row.household_facts]

    assert extract.observed_on == date(2026, 9, 30)
    assert {house["decile"] for house in houses} == set(range(1, 7))
    assert {house["decile_period"] for house in houses} == {"2026-TW3"}


def test_dtsen_has_every_kind_of_error_and_few_of_each(city: City) -> None:
    rows = list(dtsen.extract(city, dtsen.last_edition(TODAY)).rows)
    errors = Counter(row.error for row in rows if row.error)

    assert {"respelled", "no nik", "damaged nik", "year only"} <= set(errors)
    assert sum(errors[kind] for kind in errors if kind != "respelled") < 0.05 * len(rows)


def test_the_same_list_comes_out_again(city: City) -> None:
    first, latest = dtsen.editions(city)

    once = list(dtsen.extract(city, latest, other=first).rows)
    assert list(dtsen.extract(city, latest, other=first).rows) == once


def test_facts_are_asked_only_of_those_whom_they_concern(city: City) -> None:
    people = {person.number: person for _, person in city.residents()}
    for row in dtsen.extract(city, dtsen.last_edition(TODAY)).rows:
        person = people[row.resident]
        assert "pregnant" not in row.facts or person.sex == "P"
        assert "school_status" not in row.facts or person.age(TODAY) < 27


def test_a_village_and_the_schools_keep_lists_of_their_own(city: City) -> None:
    village = list(sources.village_list(city, "35.79.02.2001", date(2026, 3, 2)).rows)
    pupils = list(sources.school_list(city, "35.79.02", date(2026, 9, 1)).rows)

    assert {row.written["village"] for row in village} == {"Punten"}
    assert {row.facts["school_level"] for row in pupils} == {"SD", "SMP"}


@pytest.mark.parametrize(
    ("today", "end", "period"),
    [
        (date(2026, 11, 24), date(2026, 9, 30), "2026-TW3"),
        (date(2026, 1, 5), date(2025, 9, 30), "2025-TW3"),
        (date(2026, 2, 1), date(2025, 12, 31), "2025-TW4"),
    ],
)
def test_an_edition_arrives_twenty_days_after_its_quarter(
    today: date, end: date, period: str
) -> None:
    edition = dtsen.last_edition(today)

    assert (edition.end, edition.period) == (end, period)


def test_the_first_edition_is_the_first_that_there_was(city: City) -> None:
    first, latest = dtsen.editions(city)

    assert first.end == date(2025, 3, 31)
    assert latest.end == date(2026, 9, 30)


def test_of_another_edition_only_what_differs_is_told(city: City) -> None:
    first, latest = dtsen.editions(city)
    whole = sum(1 for _ in dtsen.extract(city, latest).rows)

    changed = [row for row in dtsen.extract(city, latest, other=first).rows if row.error != "twice"]

    assert 0.15 * whole < len(changed) < 0.7 * whole


def test_children_were_in_lower_classes_before(city: City) -> None:
    first, latest = dtsen.editions(city)
    order = ["PAUD", "SD", "SMP", "SMA", "TERTIARY"]
    for family in city.families[:600]:
        for person in family.members:
            then = dtsen.facts_then(city, family, person, first.end).get("school_level")
            now = dtsen.facts_then(city, family, person, latest.end).get("school_level")
            assert not (then and now) or order.index(then) <= order.index(now)
