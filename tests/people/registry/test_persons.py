"""A person is a view over records: what is added, corrected and taken back."""

from datetime import date, timedelta

import pytest

from pilar.ground.audit.models import Event
from pilar.people.registry import actions, queries
from pilar.people.registry.models import Identifier, MatchKey, Person, Record
from tests.factories.access import UserFactory
from tests.factories.registry import NOON, PUNTEN, nik, person

LATER = NOON + timedelta(days=1)


def test_a_person_is_added_with_a_household_a_record_and_one_event() -> None:
    added = person(name="Ngatemi", nik=nik())

    assert queries.current_membership(added).role == "HEAD"
    assert Record.objects.count() == 1
    assert Event.objects.get().name == "registry:person:added"


def test_a_person_without_a_name_is_refused_and_nothing_stays() -> None:
    with pytest.raises(actions.NameMissing):
        person(name="  ")

    assert not Person.objects.exists()
    assert not Record.objects.exists()


def test_a_field_that_the_registry_does_not_know_is_refused() -> None:
    with pytest.raises(actions.UnknownField, match="shoe_size"):
        person(shoe_size=41)


def test_a_correction_is_a_new_record_and_wins() -> None:
    added = person(name="Lilik Suriani")

    corrected = actions.correct_person(
        person=added, fields={"name": "Lilik Suryani"}, reason="KTP", by=UserFactory(), at=LATER
    )

    assert corrected.full_name == "Lilik Suryani"
    assert [
        said.value
        for said in queries.values_of(queries.records_of(added), corrected.sources)["full_name"]
    ] == ["Lilik Suryani", "Lilik Suriani"]


def test_the_shown_value_names_its_record() -> None:
    added = person()

    record = added.source_of("birth_date")

    assert Record.objects.get(pk=record).source_id == "meja"


def test_a_correction_that_says_nothing_is_refused() -> None:
    with pytest.raises(actions.NothingChanged):
        actions.correct_person(
            person=person(), fields={"name": ""}, reason="", by=UserFactory(), at=LATER
        )


def test_a_retracted_record_says_nothing_any_more() -> None:
    added = person(name="Suwarno")
    actions.correct_person(
        person=added, fields={"name": "Suarno"}, reason="", by=UserFactory(), at=LATER
    )
    correction = Record.objects.get(kind=Record.Kind.CORRECTION)

    actions.retract(record=correction, reason="salah orang", by=UserFactory(), at=LATER)

    assert Person.objects.get(pk=added.pk).full_name == "Suwarno"


def test_a_nik_is_found_whole_and_stands_nowhere_in_clear() -> None:
    number = nik()
    added = person(nik=number)

    assert queries.by_number("NIK", number).get() == added
    assert queries.number_of(added, "NIK") == number
    stored = [bytes(record.payload) for record in Record.objects.all()]
    assert not any(number.encode() in payload for payload in stored)
    assert not MatchKey.objects.filter(key__contains=number[-8:]).exists()


def test_a_date_counted_back_from_an_age_never_beats_a_written_one() -> None:
    added = person(birth_date=date(1952, 5, 12), birth_precision="DAY")
    actions.correct_person(
        person=added,
        fields={"birth_date": date(1950, 7, 1), "birth_precision": "AGE"},
        reason="",
        by=UserFactory(),
        at=LATER,
    )

    assert Person.objects.get(pk=added.pk).birth_date == date(1952, 5, 12)


def test_facts_carry_the_day_on_which_they_were_seen() -> None:
    added = person()
    actions.record_facts(
        person=added, fields={"pregnant": True}, observed_on=date(2026, 3, 1), by=None, at=LATER
    )

    row = Person.objects.get(pk=added.pk)
    assert row.facts["pregnant"] is True
    assert queries.observed_on(row.sources, ["pregnant"]) == {"pregnant": date(2026, 3, 1)}


def test_an_identifier_index_is_keyed() -> None:
    number = nik()
    person(nik=number, village=PUNTEN)

    assert bytes(Identifier.objects.get(scheme="NIK").index) != number.encode()
