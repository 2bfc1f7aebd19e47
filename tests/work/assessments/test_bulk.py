"""Visits loaded at once, with what was filled in, are those that single actions would have stored."""

from datetime import timedelta
from uuid import uuid4

import pytest

from pilar.ground.audit.models import Event
from pilar.people.registry import queries as registry
from pilar.people.registry.models import Household, Person, Record
from pilar.work.assessments import actions, asking
from pilar.work.assessments.actions import AnswersRow, VisitRow
from pilar.work.assessments.models import Submission, Visit
from tests.factories.access import UserFactory
from tests.factories.programmes import ON, household
from tests.factories.registry import NOON

LATER = NOON + timedelta(minutes=5)
RECORD = (
    "source",
    "kind",
    "row_ref",
    "observed_on",
    "received_at",
    "by",
    "link__person__full_name",
)


def _picture(home: Household) -> list[object]:
    people = [place.person for place in registry.members_on(home, ON)]
    visits = Visit.objects.filter(household=home)
    filled = Submission.objects.filter(household=home)
    return [
        Household.objects.get(pk=home.pk).facts,
        sorted((person.full_name, str(person.facts)) for person in people),
        list(visits.values_list("member", "visited_on", "outcome", "recorded_at", "recorded_by")),
        list(
            filled.values_list("observed_on", "submitted_at", "submitted_by", "asked", "answered")
        ),
    ]


def _sarinem(home: Household) -> Person:
    people = [place.person for place in registry.members_on(home, ON)]
    return next(person for person in people if person.full_name == "Sarinem")


def test_a_load_equals_the_single_actions() -> None:
    by, single, bulk = UserFactory(), household(), household()
    head = _sarinem(single)
    asked = asking.questions_for(single, ON)
    key = next(one.key for one in asked if one.person == head and one.question.name == "occupation")
    visit = actions.record_visit(household=single, outcome="DONE", on=ON, by=by, at=LATER)
    actions.submit(
        id=uuid4(), household=single, asked=asked, given={"h-floor": "tanah", key: "Petani"},
        on=ON, by=by, at=LATER, visit=visit,
    )  # fmt: skip
    other = _sarinem(bulk)

    answers = AnswersRow(
        uuid4(), {"floor": "tanah"}, {other.pk: {"occupation": "Petani"}}, len(asked)
    )
    count = actions.load_visits(
        visits=[VisitRow(bulk.pk, "DONE", ON, LATER, by, answers=answers)], by=by, at=LATER
    )

    assert count == 1
    assert _picture(bulk) == _picture(single)
    assert Submission.objects.get(household=bulk).visit == Visit.objects.get(household=bulk)


def test_records_name_their_submission() -> None:
    home, submission = household(), uuid4()
    answers = AnswersRow(submission, {"floor": "tanah"}, {}, 4)

    actions.load_visits(
        visits=[VisitRow(home.pk, "DONE", ON, LATER, answers=answers)], by=None, at=LATER
    )

    record = Record.objects.get(kind="SUBMISSION")
    assert record.row_ref == str(submission)
    assert registry.opened_record(record)["fields"] == {"floor": "tanah"}


def test_a_load_is_one_event_with_count_and_digest() -> None:
    home = household()
    before = Event.objects.count()

    actions.load_visits(
        visits=[VisitRow(home.pk, "NOBODY", ON, LATER), VisitRow(home.pk, "DONE", ON, LATER)],
        by=None,
        at=LATER,
    )

    event = Event.objects.order_by("-pk")[0]
    assert Event.objects.count() == before + 1
    assert (event.details["count"], len(event.details["digest"])) == (2, 64)


def test_a_visit_ahead_stops_its_piece() -> None:
    home = household()
    rows = [
        VisitRow(home.pk, "DONE", ON, LATER),
        VisitRow(home.pk, "DONE", ON + timedelta(days=9), LATER),
    ]

    with pytest.raises(actions.VisitAhead):
        actions.load_visits(visits=rows, by=None, at=LATER)

    assert not Visit.objects.exists()


def test_a_questionnaire_without_an_answer_is_refused() -> None:
    row = VisitRow(household().pk, "DONE", ON, LATER, answers=AnswersRow(uuid4(), {}, {}, 3))

    with pytest.raises(actions.NothingAnswered):
        actions.load_visits(visits=[row], by=None, at=LATER)
