"""A forum from its plan to a step, each act once and in its order."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from pilar.ground.audit.models import Event
from pilar.kernel.errors import DomainError
from pilar.review.forum import actions
from pilar.review.forum.models import Attendance, Evidence, Meeting
from tests.factories.forum import (
    BEFORE,
    DAY,
    MORNING,
    activities,
    held,
    invitee,
    item,
    meeting,
    step,
)


def test_a_forum_is_planned_opened_and_closed() -> None:
    planned = meeting()

    held(planned)
    planned.refresh_from_db()
    assert planned.state == Meeting.State.HELD
    actions.close_meeting(meeting=planned, by=None, at=MORNING)

    planned.refresh_from_db()
    assert planned.state == Meeting.State.CLOSED


def test_somebody_is_here_once() -> None:
    of = meeting()
    guest = invitee(of)
    held(of)

    for _ in range(2):
        actions.check_in(invitee=guest, how=Attendance.How.QR, by=None, at=MORNING)

    assert Attendance.objects.count() == 1


def test_evidence_stays_as_it_was_frozen() -> None:
    of = meeting()
    subject = item(of)
    activities({(2026, 1): 4, (2026, 2): 7})
    kept = actions.freeze(
        item=subject, indicator="activities", pillar=None, area=None, as_of=DAY, by=None, at=BEFORE
    )
    before = kept.figures

    activities({(2026, 2): 5})

    assert Evidence.objects.get(pk=kept.pk).figures == before
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE forum_evidence SET indicator = 'x'")


def test_a_step_needs_a_deadline_that_lies_ahead() -> None:
    of = held(meeting())

    with pytest.raises(DomainError):
        step(of, deadline=date(2020, 1, 1))


def test_a_step_that_has_not_begun_cannot_end() -> None:
    planned = step(held(meeting()))

    with pytest.raises(DomainError):
        actions.end_step(step=planned, on=DAY, by=None, at=MORNING)


def test_each_act_is_in_the_trail() -> None:
    step(held(meeting()))

    names = set(Event.objects.values_list("name", flat=True))
    assert {name for name in names if name.startswith("forum:")}
