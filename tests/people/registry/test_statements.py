"""What was said before it is known of whom: kept, linked later, moved when it was somebody else."""

from datetime import UTC, datetime

import pytest

from pilar.people.registry import actions, queries
from pilar.people.registry.models import Record, RecordLink
from tests.factories.access import PUNTEN, UserFactory

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)


def keep(**fields: object) -> Record:
    return actions.keep(
        kind=Record.Kind.REPORT,
        fields=fields,
        raw={"words": "Kakinya bengkak."},
        source_code="laporan",
        by=None,
        at=AT,
    )


def test_what_is_kept_speaks_of_nobody_and_can_be_opened() -> None:
    record = keep(name="Mbah Sarinem")

    assert queries.opened_record(record)["raw"] == {"words": "Kakinya bengkak."}
    assert not RecordLink.objects.exists()


def test_linked_it_fills_what_nobody_else_said() -> None:
    by = UserFactory()
    person = actions.add_person(fields={"name": "Sarinem"}, by=by, at=AT)
    record = keep(name="Mbah Sarinem", village=PUNTEN)

    actions.link_records(records=[record.pk], person=person, by=by, at=AT)

    person.refresh_from_db()
    assert (person.full_name, person.village_id) == ("Sarinem", PUNTEN)


def test_linked_to_another_it_leaves_the_first() -> None:
    by = UserFactory()
    first, second = (
        actions.add_person(fields={"name": name}, by=by, at=AT) for name in ("Sarinem", "Sarinah")
    )
    record = keep(village=PUNTEN)
    actions.link_records(records=[record.pk], person=first, by=by, at=AT)

    actions.link_records(records=[record.pk], person=second, by=by, at=AT)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.village_id, second.village_id) == (None, PUNTEN)


def test_nothing_is_linked_to_somebody_who_was_merged_away() -> None:
    by = UserFactory()
    survivor, loser = (
        actions.add_person(fields={"name": name}, by=by, at=AT) for name in ("Sarinem", "Sarinah")
    )
    actions.merge(survivor=survivor, loser=loser, reason="", by=by, at=AT)

    with pytest.raises(actions.NotStanding):
        actions.link_records(records=[keep().pk], person=loser, by=by, at=AT)


def test_many_at_once_equal_one_by_one() -> None:
    by = UserFactory()
    one, many = (actions.add_person(fields={"name": "Sarinem"}, by=by, at=AT) for _ in range(2))
    actions.link_records(records=[keep(village=PUNTEN).pk], person=one, by=by, at=AT)

    said = actions.Statement(
        fields={"village": PUNTEN},
        raw={"words": "Kakinya bengkak."},
        observed_on=AT.date(),
        received_at=AT,
        person=many.pk,
    )
    actions.keep_many(statements=[said], kind=Record.Kind.REPORT, source_code="laporan")

    one.refresh_from_db()
    many.refresh_from_db()
    assert (one.village_id, one.full_name) == (many.village_id, many.full_name)
    assert queries.opened_record(Record.objects.get(pk=said.id))["raw"] == said.raw
