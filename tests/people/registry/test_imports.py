"""Lists on their way in: who joins, who is new, and that nothing is lost or done twice."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pilar.ground.areas import queries as areas
from pilar.ground.audit.models import Event
from pilar.kernel.errors import DomainError
from pilar.people.registry import actions, lists, queries
from pilar.people.registry.lists import ParsedRow
from pilar.people.registry.models import Identifier, ImportRun, Person, Record
from tests.factories.registry import NOON, nik, person

SAMPLES = Path(__file__).parent / "lists" / "samples"
DAY = date(2026, 3, 1)


def _row(number: int, **fields: object) -> ParsedRow:
    said = {"name": "Suyanto", "birth_date": "1975-08-17", "birth_precision": "DAY"} | fields
    return ParsedRow("Data", number, DAY, fields=said, raw={"NAMA": str(said["name"])})


def _import(rows: list[ParsedRow] | Iterator[ParsedRow], source: str = "Daftar Uji") -> ImportRun:
    run = actions.begin_import(
        source=actions.list_source(source),
        file_name="uji.csv",
        file_sha256="0" * 64,
        observed_on=DAY,
        column_map={},
        by=None,
        at=NOON,
    )
    return actions.run_import(run=run, rows=rows, at=NOON)


def test_a_row_joins_a_person_by_a_whole_nik_that_agrees() -> None:
    number = nik(date(1975, 8, 17))
    known = person(name="Suyanto", birth_date=date(1975, 8, 17), nik=number)

    run = _import([_row(2, nik=number, name="SUYANTO", occupation="buruh")])

    assert (run.counts["joined"], run.counts["new"]) == (1, 0)
    assert Person.objects.get(pk=known.pk).facts["occupation"] == "buruh"


@pytest.mark.parametrize(
    "fields",
    [{"name": "Wagiyem"}, {"birth_date": "1980-01-01"}, {"birth_date": ""}],
)
def test_a_nik_that_disagrees_joins_nobody(fields: dict[str, str]) -> None:
    number = nik(date(1975, 8, 17))
    person(name="Suyanto", birth_date=date(1975, 8, 17), nik=number)

    run = _import([_row(2, nik=number, **fields)])

    assert (run.counts["joined"], run.counts["new"]) == (0, 1)
    assert Identifier.objects.filter(scheme="NIK").count() == 2


def test_people_without_a_nik_are_taken_and_never_merged() -> None:
    person(name="Suyanto", birth_date=date(1975, 8, 17))

    run = _import([_row(2), _row(3, name="Ngatemi")])

    assert run.counts["new"] == 2


def test_one_family_card_is_one_household() -> None:
    card = "3579910101200001"

    _import([_row(2, family_card=card), _row(3, name="Sri Wahyuni", family_card=card)])

    home = queries.household_by_card(card)
    assert {m.person.full_name for m in queries.current_members(home)} == {"Suyanto", "Sri Wahyuni"}


def test_the_same_list_again_changes_nothing() -> None:
    rows = [_row(2, nik=nik()), _row(3, name="Ngatemi")]
    _import(rows)
    before = (Record.objects.count(), Person.objects.count())

    run = _import(rows)

    assert (run.counts["unchanged"], run.counts["new"]) == (2, 0)
    assert (Record.objects.count(), Person.objects.count()) == before


def test_an_import_is_one_event_with_counts_and_digest() -> None:
    _import([_row(number, name=f"Orang {number}") for number in range(2, 700)])

    event = Event.objects.get(name="registry:import:ended")
    assert event.details["counts"]["read"] == 698
    assert len(event.details["digest"]) == 64


def test_a_list_that_breaks_off_fails_with_its_reason_and_can_be_tried_again() -> None:
    class Torn(DomainError):
        code = "test.torn"

    def torn() -> Iterator[ParsedRow]:
        yield from (_row(number, name=f"Orang {number}") for number in range(2, 400))
        raise Torn("The file breaks off in row 400.")

    with pytest.raises(Torn):
        _import(torn())

    failed = ImportRun.objects.get()
    assert (failed.state, failed.failure) == ("FAILED", "The file breaks off in row 400.")
    again = _import([_row(number, name=f"Orang {number}") for number in range(2, 400)])
    assert again.counts["read"] == 398
    assert Person.objects.count() == 398


class Killed(BaseException):
    """The process ends, as by kill -9: nothing after it is run."""


def _homes(run: ImportRun) -> list[int]:
    """How many records of the run speak of each household."""
    by_home = Counter(run.records.values_list("link__household_id", flat=True))
    return sorted(by_home.values())


@pytest.mark.parametrize("stopped_after", [0, 1, 19, 20, 21, 65])
def test_a_run_that_was_killed_goes_on_and_ends_as_if_it_never_was(
    stopped_after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pilar.people.registry.actions.imports.CHUNK", 20)
    rows = [
        replace(_row(number, name=f"Orang {number}"), household_ref=f"{number // 4 % 6}")
        for number in range(2, 67)
    ]
    rows += [rows[7], rows[40]]  # a list may say the same twice

    def cut() -> Iterator[ParsedRow]:
        yield from rows[:stopped_after]
        raise Killed

    whole = _import(rows, source="Daftar Lain")
    with pytest.raises(Killed):
        _import(cut())
    run = ImportRun.objects.get(state="RUNNING")

    actions.run_import(run=run, rows=rows, at=NOON)

    run.refresh_from_db()
    assert run.counts == whole.counts
    assert (run.counts["new"], run.counts["unchanged"]) == (65, 2)
    assert (run.records.count(), _homes(run)) == (65, _homes(whole))
    assert len(_homes(run)) == 6
    assert Event.objects.filter(name="registry:import:ended", target_id=run.pk).count() == 1


def test_a_run_that_has_ended_is_not_run_again() -> None:
    run = _import([_row(2)])

    with pytest.raises(actions.NotWaiting):
        actions.run_import(run=run, rows=[_row(3)], at=NOON)


@pytest.mark.slow
def test_the_dtsen_extract_comes_in_whole_and_a_second_time_changes_nothing() -> None:
    name = "dtsen-2025-q3.xlsx"
    places = lists.places_of("35.79", areas.villages(), areas.districts())

    def take() -> ImportRun:
        content = (SAMPLES / name).read_bytes()
        with lists.read_list(content, name, places=places, on=DAY) as reading:
            return _import(reading.rows())

    first, people = take(), Person.objects.count()
    second = take()

    assert first.counts["read"] == 5832
    assert (
        first.counts["new"]
        + first.counts["joined"]
        + first.counts["unchanged"]
        + first.counts["rejected"]
        == 5832
    )
    assert (second.counts["new"], second.counts["joined"]) == (0, 0)
    assert Person.objects.count() == people
    assert actions.rebuild(check=True).differing == []
