"""One search box: what is typed is taken apart, and people are found."""

import pytest

from pilar.doors.desk import search
from tests.factories.registry import nik, person

PUNTEN = "35.79.02.2001"


@pytest.mark.parametrize(
    ("typed", "name", "village", "year", "tail"),
    [
        ("sarinem", "sarinem", None, None, ""),
        ("sarinem punten", "sarinem", "Punten", None, ""),
        ("siti 1984", "siti", None, 1984, "1984"),
        ("siti 0004", "siti", None, None, "0004"),
        ("budi oro-oro ombo 1970", "budi", "Oro-oro Ombo", 1970, "1970"),
        ("bumiaji", "bumiaji", None, None, ""),
        ("0004 punten", "", "Punten", None, "0004"),
        ("   ", "", None, None, ""),
    ],
)
def test_a_search_is_taken_apart(
    typed: str, name: str, village: str | None, year: int | None, tail: str
) -> None:
    asked = search.read(typed)

    assert (asked.name, asked.village and asked.village.name) == (name, village)
    assert (asked.year, asked.tail) == (year, tail)


def test_a_whole_nik_is_one_and_never_a_name() -> None:
    number = nik()

    assert search.read(f"{number[:6]} {number[6:]}") == search.Asked(nik=number)


@pytest.mark.parametrize("typed", ["%", "'; DROP TABLE", "\x00", "a" * 5000, "🙂", "<b>"])
def test_hostile_words_are_only_words(typed: str) -> None:
    assert search.people(search.read(typed), within=None).people == []


def test_half_a_name_with_the_village_finds_the_person() -> None:
    found = person(name="Sulistyowati Handayani")
    person(name="Sulistyowati Handayani", village="35.79.02.2002")

    assert search.people(search.read("sulisty punten"), within=None).people[0] == found


def test_while_a_name_is_typed_whom_it_begins_comes_first() -> None:
    for other in ("Sulami", "Sulastri", "Sulikah", "Suliyem Hartini", "Hanifah", "Handayani"):
        person(name=other)
    found = person(name="Sulistyowati Handayani")

    assert search.people(search.read("sulist hand punten"), within=None).people[0] == found


def test_four_last_digits_find_somebody_only_beside_a_name_or_a_village() -> None:
    number = nik()
    found = person(name="Wagiyem", nik=number)

    assert search.people(search.read(f"wagiyem {number[-4:]}"), within=None).people == [found]
    assert search.people(search.read(f"{number[-4:]} punten"), within=None).people == [found]
    alone = search.people(search.read(number[-4:]), within=None)
    assert (alone.people, alone.needs_more) == ([], True)


def test_nobody_out_of_scope_is_found_by_any_way() -> None:
    number = nik()
    person(name="Wagiyem", nik=number, phone="+6286012345678")

    for typed in (number, "wagiyem", f"wagiyem {number[-4:]}", "086012345678"):
        assert search.people(search.read(typed), within={"35.79.02.2002"}).people == []
