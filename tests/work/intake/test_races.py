"""Two desks, two telephones, ten thieves: at the same moment, on a database where commits are real."""

from collections import Counter
from functools import partial
from uuid import uuid4

import pytest

from pilar.ground.audit.models import Event
from pilar.work.intake import actions
from pilar.work.intake.models import CodeTries, Message, Report
from tests.factories.access import UserFactory
from tests.factories.intake import TUESDAY, receive, report, told
from tests.support.committed import Committed

pytestmark = pytest.mark.slow


def kinds(results: list[object]) -> Counter[str]:
    return Counter(type(result).__name__ for result in results)


def events(name: str) -> int:
    return Event.objects.filter(name=name).count()


def test_eight_desks_decide_at_once_and_one_decision_stands(committed: Committed) -> None:
    row, by = report(), UserFactory()
    calls = [
        partial(actions.accept, report=row, by=by, at=TUESDAY)
        if n % 2
        else partial(actions.reject, report=row, reason="Sudah ada.", by=by, at=TUESDAY)
        for n in range(8)
    ]

    results = committed.parallel(*calls)

    # A rejection may follow an acceptance: the table allows it, and then both are in the trail.
    row.refresh_from_db()
    accepted, rejected = events("intake:report:accepted"), events("intake:report:rejected")
    assert rejected <= 1
    assert accepted <= 1
    assert row.steps.count() == 1 + accepted + rejected
    assert kinds(results)["NotInThisState"] == 8 - accepted - rejected
    assert Message.objects.count() == rejected


def test_eight_desks_that_saw_the_same_page_give_one_decision(committed: Committed) -> None:
    row, by = report(), UserFactory()
    calls = [
        partial(actions.accept, report=row, by=by, at=TUESDAY, seen=1)
        if n % 2
        else partial(actions.reject, report=row, reason="Sudah ada.", by=by, at=TUESDAY, seen=1)
        for n in range(8)
    ]

    results = committed.parallel(*calls)

    assert kinds(results) == {"Report": 1, "ChangedMeanwhile": 7}
    assert events("intake:report:accepted") + events("intake:report:rejected") == 1


def test_one_report_sent_by_eight_ways_at_once_is_one(committed: Committed) -> None:
    pk = uuid4()
    call = partial(actions.receive_report, told=told(), channel="FIELD", by=None, at=TUESDAY, id=pk)

    results = committed.parallel(*[call] * 8)

    assert kinds(results) == {"Receipt": 8}
    assert sum(bool(receipt.pin) for receipt in results) == 1
    assert Report.objects.count() == events("intake:report:received") == 1


def test_forty_guesses_at_once_are_ten(committed: Committed) -> None:
    receipt = receive()
    wrong = [pin for n in range(41) if (pin := f"{n:06}") != receipt.pin][:39]
    calls = [
        partial(actions.open_with_pin, code=receipt.report.code, pin=pin, at=TUESDAY)
        for pin in wrong
    ]

    results = committed.parallel(*calls)

    assert kinds(results) == {"WrongCodeOrPin": 39}
    assert CodeTries.objects.get().wrong == 10
    assert events("intake:code:locked") == 1


def test_two_ways_of_joining_at_once_end_with_one_of_them(committed: Committed) -> None:
    one, other, by = report(), report(), UserFactory()

    results = committed.parallel(
        partial(actions.join, report=one, to=other, by=by, at=TUESDAY),
        partial(actions.join, report=other, to=one, by=by, at=TUESDAY),
    )

    assert kinds(results)["Report"] == 1
    assert Report.objects.filter(state="JOINED").count() == 1


def test_a_message_sent_twice_at_once_is_one(committed: Committed) -> None:
    row, pk = report(), uuid4()
    call = partial(
        actions.add_message, report=row, words="Sekarang demam.", by=None, at=TUESDAY, id=pk
    )

    committed.parallel(*[call] * 4)

    assert Message.objects.count() == 1
