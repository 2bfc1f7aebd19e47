"""Families loaded with their histories are what the single actions would have made of them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pilar.ground.areas.models import Area
from pilar.ground.audit.models import Event
from pilar.people.registry import actions, queries
from pilar.people.registry.actions import HistoryRow
from pilar.people.registry.models import Household, Identifier, MatchKey, Membership, Person, Record
from tests.factories.access import UserFactory
from tests.factories.registry import PUNTEN, nik

BEGAN = datetime(2024, 10, 4, 3, tzinfo=UTC)
CARD = "3579910101200001"
PLACE = {"village": PUNTEN, "rt": "003", "rw": "002", "address": "Dusun Krajan"}
MOTHER = {
    "name": "Sri Wahyuni",
    "sex": "P",
    "birth_date": "1988-02-03",
    "birth_precision": "DAY",
    "nik": nik(date(1988, 2, 3), woman=True),
    "family_card": CARD,
    "relation": "HEAD",
    **PLACE,
}
FATHER = {
    "name": "Suyanto",
    "sex": "L",
    "birth_date": "1985-08-17",
    "birth_precision": "DAY",
    "family_card": CARD,
    "relation": "SPOUSE",
    **PLACE,
}
BORN, DIED, MOVED = date(2025, 5, 6), date(2025, 9, 1), date(2026, 1, 10)
GUNUNGSARI = "35.79.02.2002"


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC) + timedelta(days=1)


def _row(
    person: str | None, fields: dict[str, object], source: str, on: date, kind: str
) -> HistoryRow:
    home = None if kind == "DEATH" else "h"
    return HistoryRow(person, home, fields, source, on, _at(on), kind=kind)


NEW_PLACE = {
    "village": GUNUNGSARI,
    "rt": "001",
    "rw": "001",
    "address": "Dusun Brau",
    "resident": True,
}
FAMILY = [
    _row("m", MOTHER, "dukcapil", BEGAN.date(), "ENTRY"),
    _row("f", FATHER, "dukcapil", BEGAN.date(), "ENTRY"),
    _row(
        "m",
        {"name": "SRI WAHYUNI", "decile": 2, "pregnant": True},
        "dtsen",
        date(2025, 3, 31),
        "ROW",
    ),
    _row(
        "c",
        {
            "name": "Aisyah Putri",
            "sex": "P",
            "birth_date": BORN,
            "birth_precision": "DAY",
            "relation": "CHILD",
            **PLACE,
        },
        "meja",
        BORN,
        "BIRTH",
    ),
    _row("f", {"died_on": DIED}, "peristiwa", DIED, "DEATH"),
    _row(None, NEW_PLACE, "peristiwa", MOVED, "MOVE"),
    _row("m", NEW_PLACE, "peristiwa", MOVED, "MOVE"),
    _row("c", NEW_PLACE, "peristiwa", MOVED, "MOVE"),
]


def _picture() -> object:
    people = Person.objects.order_by("full_name").values_list(
        "full_name", "sex", "birth_date", "village", "rt", "rw", "address", "died_on", "facts"
    )
    places = Membership.objects.order_by("person__full_name", "valid_from").values_list(
        "person__full_name", "role", "valid_from", "valid_to"
    )
    keys = MatchKey.objects.order_by("person__full_name", "key").values_list(
        "person__full_name", "key"
    )
    numbers = Identifier.objects.order_by("scheme", "index").values_list(
        "scheme", "index", "person__full_name"
    )
    homes = Household.objects.values_list("village", "rt", "rw", "address", "facts")
    return [
        list(people),
        list(places),
        list(keys),
        [tuple(map(str, n)) for n in numbers],
        list(homes),
    ]


def _one_by_one() -> None:
    by = UserFactory()
    loaded = None
    for source, rows, kind in (("dukcapil", FAMILY[:2], "ENTRY"), ("dtsen", FAMILY[2:3], "ROW")):
        loaded = actions.load(
            rows=[actions.LoadRow(row.person, row.household, row.fields) for row in rows],
            source_code=source,
            observed_on=rows[0].observed_on,
            by=None,
            at=rows[0].at,
            loaded=loaded,
            kind=kind,
        )
    assert loaded
    home = queries.household(loaded.households["h"])
    actions.register_birth(
        household=home, fields={"name": "Aisyah Putri", "sex": "P"}, on=BORN, by=by, at=_at(BORN)
    )
    father, mother = (queries.person(loaded.persons[key]) for key in "fm")
    actions.register_death(person=father, on=DIED, by=by, at=_at(DIED))
    actions.move_person(
        person=mother,
        village=Area.objects.get(pk=GUNUNGSARI),
        rt="001",
        rw="001",
        address="Dusun Brau",
        with_household=True,
        on=MOVED,
        by=by,
        at=_at(MOVED),
    )


def test_a_history_equals_the_single_actions() -> None:
    _one_by_one()
    single, records = _picture(), Record.objects.count()
    for model in (MatchKey, Identifier, Membership):
        model.objects.all().delete()
    old_people = list(Person.objects.values_list("pk", flat=True))
    old_homes = list(Household.objects.values_list("pk", flat=True))

    actions.load_histories(families=[_fresh(FAMILY)])

    new = Person.objects.exclude(pk__in=old_people)
    assert new.count() == 3
    assert Record.objects.count() == 2 * records
    Person.objects.filter(pk__in=old_people).update(full_name="", village=None)
    shown = _without(_picture(), old_people, old_homes)
    assert shown == single


def _fresh(rows: list[HistoryRow]) -> list[HistoryRow]:
    """The same rows with one word more in `raw`, since a row of a list is stored once only."""
    return [
        HistoryRow(
            r.person,
            r.household,
            r.fields,
            r.source,
            r.observed_on,
            r.at,
            kind=r.kind,
            raw={"n": 2},
        )
        for r in rows
    ]


def _without(picture: object, people: list[object], homes: list[object]) -> object:
    assert isinstance(picture, list)
    picture[0] = [row for row in picture[0] if row[0]]
    picture[4] = picture[4][len(homes) :] if len(picture[4]) > len(homes) else picture[4]
    return picture


def test_what_is_seen_stays_when_all_is_computed_anew() -> None:
    actions.load_histories(families=[FAMILY])

    assert actions.rebuild(check=True).differing == []


def test_each_source_and_kind_is_one_event() -> None:
    actions.load_histories(families=[FAMILY, _other_family()])

    told = {
        (e.details["source"], e.details["kind"]): e.details["count"] for e in Event.objects.all()
    }
    assert told == {
        ("dukcapil", "ENTRY"): 3,
        ("dtsen", "ROW"): 1,
        ("meja", "BIRTH"): 1,
        ("peristiwa", "DEATH"): 1,
        ("peristiwa", "MOVE"): 3,
    }


def _other_family() -> list[HistoryRow]:
    on = BEGAN.date()
    return [
        HistoryRow(
            "x", "y", {**FATHER, "name": "Wagiman", "family_card": ""}, "dukcapil", on, _at(on)
        )
    ]


def test_a_day_ahead_is_refused() -> None:
    row = HistoryRow("x", "y", FATHER, "dukcapil", BEGAN.date() + timedelta(days=3), BEGAN)

    with pytest.raises(actions.InTheFuture):
        actions.load_histories(families=[[row]])

    assert not Person.objects.exists()


def test_somebody_without_a_name_is_refused() -> None:
    row = HistoryRow("x", "y", {"sex": "L"}, "dukcapil", BEGAN.date(), BEGAN)

    with pytest.raises(actions.NameMissing):
        actions.load_histories(families=[[row]])

    assert not Record.objects.exists()
