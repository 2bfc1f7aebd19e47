"""Eight at the same moment: one success, seven clear refusals, one event. On real threads, with real commits."""

from functools import partial
from typing import Any

import pytest

from pilar.ground.audit.models import Event
from pilar.kernel.errors import DomainError
from pilar.people.pillars.models import Member
from pilar.work.casework import actions, refusals
from pilar.work.casework.models import Assignment, Case, Confirmation, Task
from pilar.work.casework.permissions import Permission
from tests.factories.access import worker
from tests.factories.casework import (
    accepted,
    add_task,
    awaiting_word,
    done,
    manager,
    offered,
    open_case,
    scene,
    volunteer,
)
from tests.factories.intake import TUESDAY, report
from tests.support.committed import Committed

pytestmark = pytest.mark.slow


def one_and_seven(results: list[Any], refusal: type[DomainError]) -> None:
    refused = [result for result in results if isinstance(result, Exception)]
    assert len(refused) == 7, results
    assert all(type(error) is refusal for error in refused), refused
    assert all(str(error) for error in refused)


def test_eight_acceptances_give_one(committed: Committed) -> None:
    play = scene()
    task = offered(play.case, play.lilik)
    accept = partial(actions.accept_task, task=task, by=play.lilik_user, at=TUESDAY)

    one_and_seven(committed.parallel(*[accept] * 8), refusals.TaskMoved)

    assert Event.objects.filter(name="casework:task:accepted").count() == 1
    assert Assignment.objects.get().grants.count() == 5


def test_eight_outcomes_give_one(committed: Committed) -> None:
    play = scene()
    task = accepted(play.case, play.lilik)
    finish = [
        partial(actions.finish_task, task=task, outcome=o, by=play.lilik_user, at=TUESDAY)
        for o in ["DONE", "PARTLY"] * 4
    ]

    one_and_seven(committed.parallel(*finish), refusals.TaskMoved)

    assert Event.objects.filter(name="casework:task:done").count() == 1


def test_eight_offers_put_a_task_into_one_hand(committed: Committed) -> None:
    case = open_case()
    for number in range(8):
        volunteer(name=f"Relawan {number}")
    task = add_task(case)
    members = list(Member.objects.all())
    offers = [
        partial(actions.offer_task, task=task, member=member, by=case.manager, at=TUESDAY)
        for member in members
    ]

    one_and_seven(committed.parallel(*offers), refusals.TaskMoved)

    assert Assignment.objects.filter(ended_at=None).count() == 1


def test_eight_words_close_a_case_once(committed: Committed) -> None:
    play = scene()
    done(play.case, play.lilik)
    case = awaiting_word(play.case)
    words = [
        partial(
            actions.confirm,
            case=case,
            by=Confirmation.By.SECOND_PARTY,
            user=worker(Permission.CONFIRM, name=f"Wati {number}"),
            heard=Confirmation.Heard.CALL,
            solved=True,
            rating=4,
            at=TUESDAY,
        )
        for number in range(8)
    ]

    one_and_seven(committed.parallel(*words), refusals.CaseMoved)

    assert Confirmation.objects.count() == 1
    assert Event.objects.filter(name="casework:case:closed").count() == 1


def test_eight_cases_of_one_report_give_one(committed: Committed) -> None:
    sari, told = manager(), report()
    opening = partial(
        actions.open_case, title="Sarinem", manager=sari, by=sari, at=TUESDAY, report=told
    )

    one_and_seven(committed.parallel(*[opening] * 8), refusals.AlreadyInCare)

    assert Case.objects.count() == 1


def test_eight_cases_get_eight_numbers(committed: Committed) -> None:
    sari, village = manager(), report().village
    opening = partial(
        actions.open_case, title="x", manager=sari, by=sari, at=TUESDAY, village=village
    )

    opened = committed.parallel(*[opening] * 8)

    assert sorted(case.number for case in opened) == [f"K-2611-{n:04}" for n in range(1, 9)]


def test_offering_while_handing_back_leaves_one_hand_at_most(committed: Committed) -> None:
    play = scene()
    volunteer(name="Sri Wahyuni")
    task = offered(play.case, play.lilik)
    back = partial(actions.hand_back, task=task, why="NO_TIME", by=play.lilik_user, at=TUESDAY)
    accept = partial(actions.accept_task, task=task, by=play.lilik_user, at=TUESDAY)

    committed.parallel(*[back, accept] * 4)

    row = Task.objects.get(pk=task.pk)
    standing = Assignment.objects.filter(task=task, ended_at=None)
    assert standing.count() == (row.state in Task.IN_HAND)
