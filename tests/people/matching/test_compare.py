"""Evidence: each field says what it says, and the rows sum to the total."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.people.matching import compare, queries
from pilar.people.matching.compare import Traits
from pilar.people.matching.weights import current, percent, probability
from tests.factories.registry import PUNTEN, nik, person

SARINEM = Traits(
    name="Sarinem",
    sex="P",
    birth_date=date(1952, 5, 12),
    village=PUNTEN,
    rt="03",
    rw="02",
    nik="3579915205520004",
)


def _level(asked: Traits, field: str) -> str:
    rows = compare.evidence(current(), asked, SARINEM)
    return next(row.level for row in rows if row.field == field)


@pytest.mark.parametrize(
    ("asked", "field", "level"),
    [
        (Traits(name="Mbah Sarinem"), "name", "SAME"),
        (Traits(name="Sarinem Wagiman"), "name", "PART"),
        (Traits(name="Suyanto"), "name", "OTHER"),
        (Traits(birth_date=date(1952, 5, 12)), "birth", "DAY"),
        (Traits(birth_date=date(1952, 12, 5)), "birth", "EXCHANGED"),
        (Traits(birth_year=1952), "birth", "YEAR"),
        (Traits(birth_year=1950), "birth", "NEAR"),
        (Traits(birth_year=1970), "birth", "OTHER"),
        (Traits(sex="L"), "sex", "OTHER"),
        (Traits(village="35.79.02.2002"), "village", "DISTRICT"),
        (Traits(village=PUNTEN, rt="3", rw="2"), "house", "SAME"),
        (Traits(village="35.79.02.2002", rt="3", rw="2"), "house", "UNKNOWN"),
        (Traits(nik="3579915205520005"), "nik", "NEAR"),
        (Traits(nik="3579910101010001"), "nik", "OTHER"),
        (Traits(), "phone", "UNKNOWN"),
    ],
)
def test_a_field_says_what_it_says(asked: Traits, field: str, level: str) -> None:
    assert _level(asked, field) == level


def test_what_is_not_known_says_nothing() -> None:
    assert all(row.bits == 0 for row in compare.evidence(current(), Traits(), SARINEM))


@given(st.sampled_from(["name", "sex", "village", "nik", "birth_date"]))
def test_more_agreement_never_lowers_the_total(field: str) -> None:
    empty = Traits()
    told = replace(empty, **{field: getattr(SARINEM, field)})

    gained = sum(row.bits for row in compare.evidence(current(), told, SARINEM))

    assert gained > 0


def test_m_and_u_are_probabilities_over_the_levels_of_a_field() -> None:
    for levels in current().fields.values():
        assert abs(sum(level.m for level in levels.values()) - 1) < 0.02
        assert abs(sum(level.u for level in levels.values()) - 1) < 0.02


def test_the_shown_total_is_the_sum_of_prior_and_rows() -> None:
    person(name="Sarinem", birth_date=date(1952, 5, 12))

    found = queries.candidates(replace(SARINEM, nik=""))[0]

    assert found.bits == pytest.approx(found.prior + sum(row.bits for row in found.evidence))
    assert found.probability == pytest.approx(probability(found.bits))


def test_a_rare_name_weighs_more_than_a_common_one() -> None:
    for _ in range(30):
        person(name="Siti Aminah", birth_date=None, birth_precision="")
    person(name="Wagiyem", birth_date=None, birth_precision="")

    rare = queries.candidates(Traits(name="Wagiyem"))[0].evidence[0].bits
    common = queries.candidates(Traits(name="Siti Aminah"))[0].evidence[0].bits

    assert rare > common + 3


def test_who_was_entered_a_second_ago_is_found_by_half_a_name_and_the_village() -> None:
    added = person(name="Sulistyowati Handayani")

    found = queries.candidates(Traits(name="sulis", village=PUNTEN))

    assert [one.person for one in found] == [added]


def test_the_holder_of_a_nik_is_a_candidate_whatever_the_name() -> None:
    number = nik()
    holder = person(name="Wagiyem", nik=number)

    found = queries.candidates(Traits(name="Bambang Sutrisno", nik=number))

    assert [one.person for one in found] == [holder]


def test_nobody_out_of_scope_is_shown() -> None:
    person(name="Wagiyem", nik=nik())

    assert queries.candidates(Traits(name="Wagiyem"), within=["35.79.02.2002"]) == []


def test_percent_is_never_certainty() -> None:
    assert (percent(0.9999), percent(0.0001)) == (99, 1)
