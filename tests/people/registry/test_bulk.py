"""A bulk action writes what the single actions would have written."""

from datetime import date

import pytest

from pilar.ground.audit.models import Event
from pilar.people.registry import actions
from pilar.people.registry.actions import LoadRow
from pilar.people.registry.models import Household, MatchKey, Membership, Person, Record
from tests.factories.access import UserFactory
from tests.factories.registry import NOON, PUNTEN, nik

FAMILY = [
    {
        "name": "Suyanto",
        "sex": "L",
        "birth_date": date(1975, 8, 17),
        "birth_precision": "DAY",
        "village": PUNTEN,
        "rt": "03",
        "rw": "02",
        "relation": "HEAD",
        "nik": nik(date(1975, 8, 17)),
        "family_card": "3579910101200001",
        "decile": 2,
        "occupation": "buruh",
    },
    {
        "name": "Sri Wahyuni",
        "sex": "P",
        "birth_date": date(1978, 2, 3),
        "birth_precision": "DAY",
        "village": PUNTEN,
        "rt": "03",
        "rw": "02",
        "relation": "SPOUSE",
        "family_card": "3579910101200001",
    },
]
COLUMNS = (
    "full_name",
    "sex",
    "birth_date",
    "birth_precision",
    "village",
    "rt",
    "rw",
    "address",
    "resident",
    "facts",
)


def _picture() -> dict[str, object]:
    return {
        "people": list(Person.objects.order_by("full_name").values_list(*COLUMNS)),
        "homes": list(Household.objects.values_list("village", "rt", "rw", "facts")),
        "places": list(
            Membership.objects.order_by("person__full_name").values_list(
                "person__full_name", "role", "valid_from", "valid_to"
            )
        ),
        "keys": list(
            MatchKey.objects.order_by("person__full_name", "key").values_list(
                "person__full_name", "key"
            )
        ),
    }


def test_a_load_equals_the_single_actions() -> None:
    head = actions.add_person(fields=FAMILY[0], by=None, at=NOON)
    home = head.memberships.get().household
    actions.add_person(fields=FAMILY[1], household=home, by=None, at=NOON)
    single = _picture()
    for model in (MatchKey, Membership):
        model.objects.all().delete()
    Person.objects.update(full_name="", village=None, facts={}, sources={})
    before = set(Person.objects.values_list("pk", flat=True))
    homes = set(Household.objects.values_list("pk", flat=True))

    loaded = actions.load(
        rows=[LoadRow("a", "h", FAMILY[0]), LoadRow("b", "h", FAMILY[1])],
        source_code="meja",
        observed_on=NOON.date(),
        by=None,
        at=NOON,
    )

    assert not before & set(loaded.persons.values())
    assert not homes & set(loaded.households.values())
    new = set(loaded.persons.values())
    rows = Person.objects.filter(pk__in=new).order_by("full_name").values_list(*COLUMNS)
    assert list(rows) == single["people"]
    assert _picture()["places"] == single["places"]
    assert _picture()["keys"] == single["keys"]


def test_a_load_is_one_event_with_count_and_digest() -> None:
    actions.load(
        rows=[LoadRow("a", "h", FAMILY[0]), LoadRow("b", "h", FAMILY[1])],
        source_code="dtsen",
        observed_on=NOON.date(),
        by=UserFactory(),
        at=NOON,
    )

    event = Event.objects.get()
    assert event.details["count"] == 2
    assert len(event.details["digest"]) == 64


def test_a_second_load_speaks_of_the_same_people() -> None:
    loaded = actions.load(
        rows=[LoadRow("a", "h", FAMILY[0])],
        source_code="dukcapil",
        observed_on=NOON.date(),
        by=None,
        at=NOON,
    )

    actions.load(
        rows=[LoadRow("a", "h", {"name": "SUYANTO", "decile": 3})],
        source_code="dtsen",
        observed_on=NOON.date(),
        by=None,
        at=NOON,
        loaded=loaded,
    )

    person = Person.objects.get()
    assert person.full_name == "Suyanto"  # the civil registration is trusted more
    assert person.memberships.get().household.facts["decile"] in (2, 3)
    assert Record.objects.count() == 2


def test_a_row_with_an_unknown_field_stores_nothing_of_its_piece() -> None:
    with pytest.raises(actions.UnknownField):
        actions.load(
            rows=[LoadRow("a", "h", FAMILY[0]), LoadRow("b", "h", {"shoe_size": 41})],
            source_code="dtsen",
            observed_on=NOON.date(),
            by=None,
            at=NOON,
        )

    assert not Person.objects.exists()
