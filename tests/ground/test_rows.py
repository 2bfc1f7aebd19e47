"""Plain rows arrive as bulk_create would have written them, and the database keeps its promises."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from pilar.ground.areas.models import Area
from pilar.ground.rows import add, insert
from pilar.kernel.ids import new_id
from pilar.people.registry.models import (
    Household,
    Identifier,
    MatchKey,
    Membership,
    Person,
    Record,
    Source,
)
from tests.factories.registry import PUNTEN

PERSON = ("id", "full_name", "sex", "birth_date", "birth_precision", "village", "resident", "facts",
          "sources", "rt", "rw", "address", "died_hint")  # fmt: skip


def _person(name: str = "Sri Wahyuni") -> tuple[object, ...]:
    return (new_id(), name, "P", date(1978, 2, 3), "DAY", PUNTEN, True, {"pregnant": False},
            {"a": ["full_name"]}, "003", "002", "Dusun Krajan", False)  # fmt: skip


def test_rows_read_back_as_they_were_given() -> None:
    row = _person()
    insert(Person, PERSON, [row])

    person = Person.objects.get()
    assert person.pk == row[0]
    assert person.birth_date == date(1978, 2, 3)
    assert person.village_id == PUNTEN
    assert person.facts == {"pregnant": False}
    assert person.died_on is None


def test_times_bytes_and_foreign_keys_read_back() -> None:
    at = datetime(2026, 3, 1, 5, 30, tzinfo=UTC)
    columns = ("id", "source_id", "kind", "row_ref", "observed_on", "received_at", "payload", "digest", "content")  # fmt: skip
    source = Source.objects.get(pk="dtsen")
    insert(Record, columns, [(new_id(), source.pk, "ENTRY", "", at.date(), at, b"\x00\xff", b"d", b"c")])  # fmt: skip

    record = Record.objects.get()
    assert record.received_at == at
    assert bytes(record.payload) == b"\x00\xff"
    assert record.source == source


def test_a_row_that_is_there_gets_the_new_columns() -> None:
    row = _person()
    insert(Person, PERSON, [row])

    insert(Person, PERSON, [(row[0], "Sri Lestari", *row[2:])], update_on="id")

    assert Person.objects.get().full_name == "Sri Lestari"


def test_constraints_hold() -> None:
    row = list(_person())
    row[4] = ""  # a date without a precision

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Person, PERSON, [row])


def test_foreign_keys_hold() -> None:
    columns = ("id", "household_id", "person_id", "role", "valid_from")

    insert(Membership, columns, [(new_id(), new_id(), new_id(), "HEAD", date(2026, 1, 1))])

    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    Membership.objects.all().delete()


def test_a_column_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match=r"registry\.Household has no column shoes"):
        insert(Household, ("id", "shoes"), [(new_id(), 2)])


def test_no_rows_are_no_error() -> None:
    insert(Identifier, ("scheme", "index"), [])

    assert not Identifier.objects.exists()


def test_instances_arrive_as_bulk_create_would_have_written_them() -> None:
    village = Area.objects.get(pk=PUNTEN)
    one = Household(village=village, rt="003", facts={"decile": 2})
    two = Household(village=village, rt="004", sources={"a": ["rt"]})

    add([one])
    Household.objects.bulk_create([two])

    first, second = Household.objects.order_by("rt")
    assert (first.pk, first.village, first.facts, first.sources) == (
        one.pk,
        village,
        {"decile": 2},
        {},
    )
    assert (second.pk, second.rw, second.address) == (two.pk, first.rw, first.address)


def test_keys_of_the_database_are_given_by_it() -> None:
    person = Person.objects.create()
    add([MatchKey(person=person, key="a"), MatchKey(person=person, key="b")])

    assert set(MatchKey.objects.values_list("key", flat=True)) == {"a", "b"}
    assert len(set(MatchKey.objects.values_list("pk", flat=True))) == 2
