"""Tasks go to whom routing finds or a manager chooses; what one may see comes and goes with them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import translation

from pilar.ground.access import scope
from pilar.ground.access.models import Grant
from pilar.ground.audit.models import Event
from pilar.ground.files.photos import PhotoRefused
from pilar.ground.notices.models import Notice
from pilar.people.pillars.models import Member, Organization
from pilar.people.pillars.reasons import Reason
from pilar.people.registry.models import Household, Person
from pilar.work.assessments import actions as assessments
from pilar.work.assessments.models import Visit
from pilar.work.casework import actions, queries, refusals
from pilar.work.casework.models import Assignment, CaseNote, Task
from pilar.work.casework.permissions import Permission
from tests.factories.access import PUNTEN, UserFactory, worker
from tests.factories.casework import (
    HOUR,
    accepted,
    add_task,
    done,
    offered,
    open_case,
    scene,
    volunteer,
)
from tests.factories.files import photo
from tests.factories.intake import TUESDAY
from tests.factories.pillars import member_of


def holds(member: Member) -> set[tuple[str, str]]:
    """What the member's account holds now, on single objects."""
    rows = Grant.objects.filter(user=member.user, valid_to=None).exclude(object_type="")
    return set(rows.values_list("permission", "object_type"))


def test_the_least_loaded_member_is_offered_the_task_with_the_reasons_kept() -> None:
    case, busy, free = open_case(), volunteer(), volunteer(name="Sri Wahyuni")
    offered(case, busy)
    task = offered(case)

    assert (task.state, task.member) == (Task.State.OFFERED, free)
    assert task.organization == Organization.objects.get(code="PSM")
    kept = Assignment.objects.get(task=task).reasons
    assert [reason["code"] for reason in kept] == [
        "mandate",
        "covers",
        "decree",
        "load",
        "idle_always",
    ]
    with translation.override("en"):
        assert str(Reason.read(kept[3])) == "0 of 3 tasks open"


def test_a_first_visit_has_the_shorter_clock_and_the_member_is_told_of_no_name() -> None:
    play = scene()
    visit, look = offered(play.case), offered(play.case, kind="LOOK_IN", title="Tengok")

    assert visit.due_at is not None
    assert look.due_at is not None
    assert visit.due_at.date() == date(2026, 11, 27)
    assert look.due_at.date() == date(2026, 12, 1)
    told = Notice.objects.filter(user=play.lilik_user).first()
    assert told is not None
    assert "Punten" in told.title
    assert "Sarinem" not in told.title


def test_nobody_fits_so_coordinator_and_manager_hear_what_is_missing() -> None:
    case = open_case()
    member_of("PSM", valid_to=date(2026, 1, 1))
    coordinator = worker(Permission.OFFER_TASK, area=PUNTEN, name="Wati")
    task = actions.offer_task(task=add_task(case), by=None, at=TUESDAY)

    assert (task.state, task.member) == (Task.State.PLANNED, None)
    assert [missing["code"] for missing in task.gap] == ["gap_decree_lapsed"]
    told = set(Notice.objects.values_list("user__full_name", flat=True))
    assert told == {coordinator.full_name, case.manager.full_name}
    event = Event.objects.get(name="casework:task:unplaced")
    assert event.details["gap"] == ["gap_decree_lapsed"]


def test_a_manager_may_overrule_a_full_list_but_no_missing_decree() -> None:
    play = scene()
    for _ in range(play.lilik.capacity):
        offered(play.case, play.lilik)
    task = add_task(play.case)
    lapsed = member_of("PSM", valid_to=date(2026, 1, 1))
    elsewhere = member_of("PSM", "35.79.02.2002")
    for nobody in (lapsed, elsewhere):
        with pytest.raises(refusals.NotEligible):
            actions.offer_task(task=task, member=nobody, by=play.sari, at=TUESDAY)
    task = actions.offer_task(task=task, member=play.lilik, by=play.sari, at=TUESDAY)

    kept = [reason["code"] for reason in Assignment.objects.get(task=task).reasons]
    assert kept[-1] == "chosen"


def test_an_offer_shows_the_task_and_only_acceptance_shows_the_person() -> None:
    play = scene()
    task = offered(play.case, play.lilik)
    assert holds(play.lilik) == {("casework.do_task", "casework.task")}

    actions.accept_task(task=task, by=play.lilik_user, at=TUESDAY)

    assert holds(play.lilik) == {
        ("casework.do_task", "casework.task"),
        ("registry.view_person", "registry.person"),
        ("registry.view_person", "registry.household"),
        ("assessments.submit", "registry.household"),
        ("assessments.view_submission", "registry.household"),
    }
    scope.forget(play.lilik_user)
    assert list(queries.visible_tasks(play.lilik_user)) == [task]
    assert list(scope.visible(play.lilik_user, "registry.view_person", Person))


@pytest.mark.parametrize("end", ["finish", "hand_back", "cancel", "withdraw"])
def test_however_a_task_ends_what_came_with_it_ends(end: str) -> None:
    play = scene()
    task = accepted(play.case, play.lilik)
    acts: dict[str, Any] = {
        "finish": lambda: actions.finish_task(
            task=task, outcome="DONE", by=play.lilik_user, at=TUESDAY + HOUR
        ),
        "hand_back": lambda: actions.hand_back(
            task=task, why="NO_TIME", by=play.lilik_user, at=TUESDAY + HOUR
        ),
        "cancel": lambda: actions.cancel_task(
            task=task, words="Pindah", by=play.sari, at=TUESDAY + HOUR
        ),
        "withdraw": lambda: actions.withdraw_task(task=task, by=play.sari, at=TUESDAY + HOUR),
    }
    acts[end]()

    assert holds(play.lilik) == set()
    assert Assignment.objects.get(task=task).ended_at == TUESDAY + HOUR
    scope.forget(play.lilik_user)
    assert not queries.visible_tasks(play.lilik_user).exists()


def test_ending_one_task_leaves_what_the_other_task_of_the_same_person_gave() -> None:
    play = scene()
    first, _second = accepted(play.case, play.lilik), accepted(play.case, play.lilik)
    actions.finish_task(task=first, outcome="DONE", by=play.lilik_user, at=TUESDAY + HOUR)

    scope.forget(play.lilik_user)
    assert scope.visible(play.lilik_user, "registry.view_person", Household).exists()


def test_handing_back_for_lack_of_time_asks_the_next_one_at_once() -> None:
    play, sri = scene(), volunteer(name="Sri Wahyuni")
    task = offered(play.case, play.lilik)
    task = actions.hand_back(
        task=task, why="NO_TIME", words="Panen", by=play.lilik_user, at=TUESDAY
    )

    assert (task.state, task.member) == (Task.State.OFFERED, sri)
    note = CaseNote.objects.get(task=task)
    assert (note.kind, note.by) == (CaseNote.Kind.HAND_BACK, play.lilik_user)
    assert Notice.objects.filter(user=play.sari).exists()


def test_who_handed_back_is_not_asked_again_and_the_clock_goes_on() -> None:
    play = scene()
    task = offered(play.case, play.lilik)
    due = task.due_at
    task = actions.hand_back(task=task, why="NO_TIME", by=play.lilik_user, at=TUESDAY)

    assert task.state == Task.State.HANDED_BACK
    assert [missing["code"] for missing in task.gap] == ["gap_handed_back"]
    volunteer(name="Sri")
    later = actions.offer_task(task=task, by=play.sari, at=TUESDAY + timedelta(days=2))
    assert later.due_at == due


@pytest.mark.parametrize("why", ["NOT_FOUND", "UNSAFE", "OTHER"])
def test_some_reasons_for_handing_back_want_a_look_first(why: str) -> None:
    play = scene()
    volunteer(name="Sri Wahyuni")
    task = offered(play.case, play.lilik)
    task = actions.hand_back(task=task, why=why, by=play.lilik_user, at=TUESDAY)

    assert (task.state, task.member) == (Task.State.HANDED_BACK, None)


def test_finishing_records_who_when_what_and_tells_the_manager() -> None:
    play = scene()
    task = accepted(play.case, play.lilik)
    task = actions.finish_task(
        task=task,
        outcome=Task.Outcome.PARTLY,
        words="Bengkak kedua kaki",
        by=play.lilik_user,
        at=TUESDAY + HOUR,
    )

    assert (task.state, task.done_by, task.outcome) == ("DONE", play.lilik_user, "PARTLY")
    assert [note.words for note in queries.notes_of(play.case)] == ["Bengkak kedua kaki"]
    event = Event.objects.get(name="casework:task:done")
    assert event.details == {"outcome": "PARTLY", "photo": ""}
    assert play.case.number in Notice.objects.get(user=play.sari).title


def test_the_photo_of_an_outcome_is_cleaned_and_named_in_the_event() -> None:
    play = scene()
    task = accepted(play.case, play.lilik)
    task = actions.finish_task(
        task=task, outcome="DONE", photo=photo(), by=play.lilik_user, at=TUESDAY
    )

    assert task.photo
    assert task.photo.media_type == "image/jpeg"
    assert Event.objects.get(name="casework:task:done").details["photo"] == str(task.photo.pk)


@pytest.mark.parametrize(
    ("outcome", "noted"),
    [
        ("DONE", "DONE"),
        ("PARTLY", "PARTLY"),
        ("NOT_MET", "NOBODY"),
        ("DECLINED", "REFUSED"),
        ("NOT_NEEDED", None),
    ],
)
def test_a_task_at_the_door_notes_the_visit_too(outcome: str, noted: str | None) -> None:
    play = scene()
    task = accepted(play.case, play.lilik)
    said = {"outcome": outcome, "by": play.lilik_user, "at": TUESDAY}
    actions.finish_task(task=task, visited_on=TUESDAY.date(), **said)

    visits = Visit.objects.values_list("member", "outcome", "visited_on")
    assert list(visits) == ([(play.lilik.pk, noted, TUESDAY.date())] if noted else [])


def test_a_visit_that_was_noted_already_is_not_noted_again() -> None:
    play = scene()
    task = accepted(play.case, play.lilik)
    assert play.case.household
    assessments.record_visit(
        household=play.case.household,
        outcome="DONE",
        on=TUESDAY.date(),
        by=play.lilik_user,
        at=TUESDAY,
        member=play.lilik,
    )
    actions.finish_task(
        task=task, outcome="DONE", visited_on=TUESDAY.date(), by=play.lilik_user, at=TUESDAY
    )

    assert Visit.objects.count() == 1


def test_before_seven_in_the_morning_it_is_the_same_day_in_batu() -> None:
    play = scene()
    early = TUESDAY.replace(day=24, hour=23)  # six in the morning of the 25th
    task = accepted(play.case, play.lilik)
    actions.finish_task(
        task=task, outcome="DONE", visited_on=date(2026, 11, 25), by=play.lilik_user, at=early
    )

    assert Visit.objects.get().visited_on == date(2026, 11, 25)


def test_what_is_no_photo_is_refused_and_the_task_stays_open() -> None:
    play = scene()
    task = accepted(play.case, play.lilik)
    with pytest.raises(PhotoRefused):
        actions.finish_task(
            task=task,
            outcome="DONE",
            photo=SimpleUploadedFile("x.jpg", b"<?php"),
            by=play.lilik_user,
            at=TUESDAY,
        )

    task.refresh_from_db()
    assert task.state == Task.State.ACCEPTED


def test_what_waited_for_a_task_is_offered_when_it_is_done() -> None:
    play = scene()
    first = accepted(play.case, play.lilik)
    next_one = add_task(play.case, kind="LOOK_IN", title="Tengok", after=first)
    actions.finish_task(task=first, outcome="DONE", by=play.lilik_user, at=TUESDAY)

    next_one.refresh_from_db()
    assert (next_one.state, next_one.member) == ("OFFERED", play.lilik)


def test_a_partner_gets_a_referral_without_a_member_and_the_manager_records_the_outcome() -> None:
    play = scene()
    task = add_task(play.case, kind="HEALTH_CHECK", title="Periksa kaki")
    puskesmas, baznas = (Organization.objects.get(code=c) for c in ("PUSKESMAS", "BAZNAS"))
    with pytest.raises(refusals.NotEligible):
        actions.refer_task(task=task, organization=baznas, by=play.sari, at=TUESDAY)
    task = actions.refer_task(
        task=task, organization=puskesmas, words="Rabu pagi", by=play.sari, at=TUESDAY
    )

    assert (task.state, task.organization, task.member) == ("OFFERED", puskesmas, None)
    task = actions.finish_task(task=task, outcome="DONE", by=play.sari, at=TUESDAY)
    assert task.state == "DONE"


def test_a_member_without_account_is_offered_and_the_manager_acts_for_them() -> None:
    case, member = open_case(), member_of("PSM")
    task = offered(case)

    assert task.member == member
    assert not Assignment.objects.get(task=task).grants.exists()
    task = actions.finish_task(task=task, outcome="DONE", by=case.manager, at=TUESDAY)
    assert Assignment.objects.get(task=task).answer == Assignment.Answer.ACCEPTED


def acts_in_wrong_state(task: Task, play: Any) -> dict[str, Any]:
    return {
        "offer": lambda: actions.offer_task(task=task, by=play.sari, at=TUESDAY),
        "accept": lambda: actions.accept_task(task=task, by=play.lilik_user, at=TUESDAY),
        "hand_back": lambda: actions.hand_back(
            task=task, why="OTHER", by=play.lilik_user, at=TUESDAY
        ),
        "finish": lambda: actions.finish_task(
            task=task, outcome="DONE", by=play.lilik_user, at=TUESDAY
        ),
        "withdraw": lambda: actions.withdraw_task(task=task, by=play.sari, at=TUESDAY),
        "cancel": lambda: actions.cancel_task(task=task, words="x", by=play.sari, at=TUESDAY),
    }


ALLOWED = {
    "PLANNED": {"offer", "cancel"},
    "OFFERED": {"accept", "hand_back", "finish", "withdraw", "cancel"},
    "ACCEPTED": {"hand_back", "finish", "withdraw", "cancel"},
    "HANDED_BACK": {"offer", "cancel"},
    "DONE": set(),
    "CANCELLED": set(),
}


@pytest.mark.parametrize("state", list(ALLOWED))
def test_each_act_is_refused_in_every_state_but_its_own(state: str) -> None:
    play = scene()
    makes: dict[str, Any] = {
        "PLANNED": lambda: add_task(play.case),
        "OFFERED": lambda: offered(play.case, play.lilik),
        "ACCEPTED": lambda: accepted(play.case, play.lilik),
        "HANDED_BACK": lambda: actions.hand_back(
            task=offered(play.case, play.lilik), why="OTHER", by=play.lilik_user, at=TUESDAY
        ),
        "DONE": lambda: done(play.case, play.lilik),
        "CANCELLED": lambda: actions.cancel_task(
            task=add_task(play.case), words="x", by=play.sari, at=TUESDAY
        ),
    }
    task = makes[state]()
    events = Event.objects.count()
    for name, act in acts_in_wrong_state(task, play).items():
        if name not in ALLOWED[state]:
            with pytest.raises(refusals.TaskMoved):
                act()

    assert Event.objects.count() == events
    task.refresh_from_db()
    assert task.state == state


def test_the_database_refuses_impossible_tasks() -> None:
    play = scene()
    task = offered(play.case, play.lilik)
    for broken in (
        {"organization": None},
        {"state": "DONE"},
        {"outcome": "DONE"},
        {"due_at": None},
        {"state": "CANCELLED"},
        {"state": "HANDED_BACK"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Task.objects.filter(pk=task.pk).update(**broken)


def test_the_database_refuses_a_task_in_two_hands_and_answers_without_a_time() -> None:
    play = scene()
    held = offered(play.case, play.lilik).assignments.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            task=held.task, organization=held.organization, offered_at=TUESDAY
        )
    for broken in (
        {"answer": "ACCEPTED"},
        {"answered_at": TUESDAY},
        {"answer": "HANDED_BACK", "answered_at": TUESDAY, "ended_at": TUESDAY},
        {"why_back": "OTHER"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assignment.objects.filter(pk=held.pk).update(**broken)


def test_a_sixth_pillar_gets_a_task_by_routing() -> None:
    from pilar.people.pillars import actions as pillars
    from pilar.people.pillars.models import TaskKind

    by = UserFactory()
    sixth = pillars.add_organization(
        code="WKSBM",
        name="Wahana Kesejahteraan Sosial Berbasis Masyarakat",
        short_name="WKSBM",
        kind=Organization.Kind.PILLAR,
        level=Organization.Level.VILLAGE,
        by=by,
        at=TUESDAY,
    )
    look_in = TaskKind.objects.get(pk="LOOK_IN")
    pillars.add_mandate(organization=sixth, task_kind=look_in, law="uji", by=by, at=TUESDAY)
    member = volunteer("WKSBM", name="Pak Slamet")
    task = offered(open_case(), kind="LOOK_IN", title="Tengok")

    assert (task.member, task.organization) == (member, sixth)
