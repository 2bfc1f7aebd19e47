"""The people of the demo city: the same for the same seed, plausible, nobody's numbers."""

import re
import time
from collections import Counter
from datetime import date

import pytest

from pilar.doors.demo.chance import Dice, shares
from pilar.doors.demo.people import City
from pilar.doors.demo.places import VILLAGES
from pilar.doors.demo.population import make_city
from pilar.doors.demo.spelling import damage_number, respell

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def city() -> City:
    return make_city(persons=6000, seed=7, today=TODAY)


def test_the_same_seed_and_day_give_the_same_people() -> None:
    first = make_city(persons=800, seed=3, today=TODAY)

    assert make_city(persons=800, seed=3, today=TODAY) == first
    assert make_city(persons=800, seed=4, today=TODAY) != first


def test_there_are_as_many_people_as_were_asked_for_in_all_villages(city: City) -> None:
    people = Counter(family.village for family, _ in city.residents())

    assert sum(people.values()) == 6000
    assert set(people) == {village.code for village in VILLAGES}


def test_people_by_kecamatan_follow_the_true_proportions(city: City) -> None:
    people = Counter(family.village[:8] for family, _ in city.residents())

    assert people["35.79.01"] / 6000 == pytest.approx(0.464, abs=0.01)
    assert people["35.79.02"] / 6000 == pytest.approx(0.288, abs=0.01)


def test_numbers_are_well_formed_and_belong_to_a_kecamatan_that_does_not_exist(city: City) -> None:
    for family, person in city.residents():
        assert re.fullmatch(r"357991\d{10}", family.family_card)
        assert person.phone == "" or re.fullmatch(r"086\d{9}", person.phone)
        if person.nik:
            day = person.birth_date.day + (40 if person.sex == "P" else 0)
            assert person.nik.startswith(f"357991{day:02}{person.birth_date:%m%y}")
            assert len(person.nik) == 16
            assert person.nik[12:] != "0000"


def test_no_number_is_given_twice(city: City) -> None:
    niks = [person.nik for _, person in city.residents() if person.nik]
    phones = [person.phone for _, person in city.residents() if person.phone]

    assert len(set(niks)) == len(niks)
    assert len(set(phones)) == len(phones)
    assert len({family.family_card for family in city.families}) == len(city.families)


def test_ages_have_the_shape_of_a_town_in_east_java(city: City) -> None:
    ages = [person.age(TODAY) for _, person in city.residents()]

    assert 0.18 < sum(age < 15 for age in ages) / len(ages) < 0.24
    assert 0.12 < sum(age >= 60 for age in ages) / len(ages) < 0.18
    assert max(ages) < 101


def test_families_have_a_head_and_children_younger_than_their_mothers(city: City) -> None:
    assert 3.0 < 6000 / len(city.families) < 3.5
    for family in city.families:
        assert [m.relation for m in family.members].count("HEAD") == 1
        mothers = {m.name: m for m in family.members if m.sex == "P"}
        for person in family.members:
            mother = mothers.get(person.mother_name)
            if mother and person.relation == "CHILD" and mother.relation in ("HEAD", "SPOUSE"):
                assert mother.age(TODAY) - person.age(TODAY) >= 15


def test_the_town_is_better_off_than_the_country(city: City) -> None:
    low = sum(family.decile <= 4 for family in city.families) / len(city.families)

    assert 0.22 < low < 0.3
    assert all(family.house for family in city.families)


def test_facts_of_a_life_fit_together(city: City) -> None:
    for _, person in city.residents():
        assert not person.pregnant or (person.sex == "P" and person.marital == "MARRIED")
        assert not person.civil_servant or person.age(TODAY) >= 24
        assert not person.severe_disability or person.disability_kind
        assert person.died_on is None or person.birth_date < person.died_on < TODAY


def test_names_follow_the_generation(city: City) -> None:
    old = [p.name for _, p in city.residents() if p.birth_date.year < 1950]
    young = [p.name for _, p in city.residents() if p.birth_date.year > 2013]

    assert sum(" " not in name for name in old) / len(old) > 0.5
    assert sum(len(name.split()) >= 2 for name in young) / len(young) > 0.95


@pytest.mark.slow
def test_twenty_two_thousand_people_take_seconds() -> None:
    began = time.perf_counter()

    city = make_city(persons=22_000, seed=7, today=TODAY)

    assert sum(1 for _ in city.residents()) == 22_000
    assert time.perf_counter() - began < 10


def test_shares_sum_to_the_whole() -> None:
    assert shares(10, [1, 1, 1]) == [4, 3, 3]
    assert sum(shares(22_000, [v.people for v in VILLAGES])) == 22_000


def test_a_respelled_name_is_another_spelling_of_the_same() -> None:
    dice = Dice("spelling")
    spelled = {respell(dice, "Muhammad Rizky Pratama") for _ in range(60)}

    assert len(spelled) > 4
    assert all(len(name) >= 12 for name in spelled)


def test_a_damaged_number_is_not_the_number() -> None:
    dice = Dice("damage")

    assert all(damage_number(dice, "3579911203560001") != "3579911203560001" for _ in range(50))
