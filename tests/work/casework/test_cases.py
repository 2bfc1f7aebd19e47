"""A case is opened, planned, handed over; what was written is encrypted; numbers are given once."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from pilar.ground.access import scope
from pilar.ground.audit.models import Event
from pilar.ground.notices.models import Notice
from pilar.people.pillars.models import TaskKind
from pilar.people.registry.models import Person
from pilar.work.casework import actions, queries, refusals
from pilar.work.casework.models import Case, CaseNote, Custody, Goal, Task
from pilar.work.casework.permissions import Permission
from pilar.work.intake.models import Report
from tests.factories.access import GUNUNGSARI, PUNTEN, UserFactory, worker
from tests.factories.casework import HOUR, add_task, done, manager, open_case, scene, volunteer
from tests.factories.intake import TUESDAY, report
from tests.factories.registry import person


def test_opening_takes_the_report_into_care_and_leaves_one_event_of_its_own() -> None:
    case = open_case()

    assert case.report is not None
    assert Report.objects.get(pk=case.report_id).state == Report.State.IN_CARE
    event = Event.objects.get(name="casework:case:opened")
    assert (event.target_id, event.area) == (str(case.pk), PUNTEN)
    assert "Sarinem" not in str(event.details)


def test_a_case_stands_where_the_household_lives_and_has_its_clock() -> None:
    case = open_case()

    assert case.person is not None
    assert case.household is not None
    assert (case.village_id, case.rt, case.rw) == (PUNTEN, "03", "02")
    assert (
        case.due_at.date().isoformat() == "2026-12-14"
    )  # 14 working days; 9 December is no holiday


def test_case_numbers_count_within_the_month_of_the_city() -> None:
    late = TUESDAY.replace(day=30, hour=18)  # one in the morning of 1 December in Batu
    sari = manager()
    numbers = [open_case(sari, report=None, at=at).number for at in (TUESDAY, TUESDAY + HOUR, late)]

    assert numbers == ["K-2611-0001", "K-2611-0002", "K-2612-0001"]


def test_a_case_without_report_and_person_stands_in_the_village_named() -> None:
    sari = manager()
    case = actions.open_case(
        title="Orang tak dikenal di pasar",
        manager=sari,
        by=sari,
        at=TUESDAY,
        village=report().village,
    )

    assert case.village_id == PUNTEN
    assert case.person is None


def test_a_report_has_one_case() -> None:
    case = open_case()

    with pytest.raises(refusals.AlreadyInCare):
        open_case(report=case.report)


def test_who_cannot_sign_in_answers_for_no_case() -> None:
    sari = manager()
    gone = UserFactory(is_active=False)

    with pytest.raises(refusals.NotAccountable):
        actions.open_case(title="x", manager=gone, by=sari, at=TUESDAY, village=report().village)


def test_the_manager_sees_the_case_also_from_outside_the_area() -> None:
    case, tono = open_case(), worker(area=GUNUNGSARI, name="Tono")
    actions.transfer_case(case=case, to=tono, reason="Cuti", by=case.manager, at=TUESDAY)

    scope.forget(tono)
    assert list(scope.visible(tono, Permission.VIEW_CASE, Case)) == [case]
    assert list(scope.visible(tono, "registry.view_person", Person)) == [case.person]
    assert Notice.objects.get(user=tono).title


def test_what_the_former_manager_held_for_the_case_ends_with_the_transfer() -> None:
    outsider = worker(area=GUNUNGSARI, name="Tono")
    case = actions.transfer_case(
        case=open_case(), to=outsider, reason="", by=UserFactory(), at=TUESDAY
    )
    actions.transfer_case(
        case=case, to=manager(), reason="Kembali", by=UserFactory(), at=TUESDAY + HOUR
    )

    held = Custody.objects.get(manager=outsider)
    assert held.valid_to == TUESDAY + HOUR
    assert {grant.valid_to for grant in held.grants.all()} == {TUESDAY + HOUR}
    assert Custody.objects.filter(case=case, valid_to=None).count() == 1


def test_a_case_is_not_handed_to_who_has_it() -> None:
    case = open_case()

    with pytest.raises(refusals.NotAccountable):
        actions.transfer_case(case=case, to=case.manager, reason="", by=case.manager, at=TUESDAY)


def test_who_has_a_task_sees_the_person_once_it_is_known() -> None:
    sari, lilik = manager(), volunteer()
    case = actions.open_case(
        title="Orang tak dikenal", manager=sari, by=sari, at=TUESDAY, village=report().village
    )
    task = actions.offer_task(task=add_task(case), by=sari, at=TUESDAY)
    actions.accept_task(task=task, by=lilik.user, at=TUESDAY)
    found = person(name="Wagimin")
    actions.set_person(case=case, person=found, by=sari, at=TUESDAY)

    assert lilik.user
    scope.forget(lilik.user)
    assert list(scope.visible(lilik.user, "registry.view_person", Person)) == [found]


def test_notes_are_encrypted_and_read_again_in_one_query(
    django_assert_num_queries: Any,
) -> None:
    case = open_case()
    for words in ("Kaki bengkak, makan sekali sehari.", "Cucu tinggal sejak Maret."):
        actions.add_note(case=case, words=words, by=case.manager, at=TUESDAY)

    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM registry_record WHERE kind = 'NOTE'")
        stored = b"".join(bytes(row[0]) for row in cursor.fetchall())
    assert b"bengkak" not in stored
    with django_assert_num_queries(1):
        assert [note.words for note in queries.notes_of(case)] == [
            "Kaki bengkak, makan sekali sehari.",
            "Cucu tinggal sejak Maret.",
        ]


def test_a_note_says_something_and_is_never_changed() -> None:
    case = open_case()
    with pytest.raises(refusals.WordMissing):
        actions.add_note(case=case, words=" ", by=case.manager, at=TUESDAY)
    note = actions.add_note(case=case, words="Benar", by=case.manager, at=TUESDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseNote.objects.filter(pk=note.pk).update(at=TUESDAY + HOUR)


def test_goals_stand_in_order_and_only_while_the_case_is_open() -> None:
    play = scene()
    for title in ("Terperiksa", "Ada yang menengok"):
        actions.add_goal(case=play.case, title=title, by=play.sari, at=TUESDAY)
    done(play.case, play.lilik)
    case = actions.mark_done_ask_word(case=play.case, by=play.sari, at=TUESDAY)

    assert list(play.case.goals.order_by("position").values_list("position", "title")) == [
        (1, "Terperiksa"),
        (2, "Ada yang menengok"),
    ]
    with pytest.raises(refusals.CaseMoved):
        actions.add_goal(case=case, title="Lagi", by=play.sari, at=TUESDAY)
    with pytest.raises(refusals.CaseMoved):
        add_task(case)


def test_goals_and_tasks_of_another_case_are_refused() -> None:
    mine, other = open_case(), open_case(report=None)
    goal = actions.add_goal(case=other, title="x", by=other.manager, at=TUESDAY)

    for wrong in ({"goal": goal}, {"after": add_task(other)}):
        with pytest.raises(refusals.WrongPlace):
            actions.add_task(
                case=mine,
                kind=TaskKind.objects.get(pk="LOOK_IN"),
                title="x",
                by=mine.manager,
                at=TUESDAY,
                **wrong,
            )


def test_the_database_refuses_a_case_that_closed_by_itself() -> None:
    case = open_case()
    for broken in (
        {"state": "CLOSED"},
        {"state": "AWAITING_WORD"},
        {"asked_at": TUESDAY},
        {"closed_at": TUESDAY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=case.pk).update(**broken)


def test_the_database_refuses_two_managers_and_two_goals_in_one_place() -> None:
    case = open_case()
    with pytest.raises(IntegrityError), transaction.atomic():
        Custody.objects.create(case=case, manager=UserFactory(), valid_from=TUESDAY)
    Goal.objects.create(case=case, position=1, title="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.create(case=case, position=1, title="y")
    task = add_task(case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(after=task)
