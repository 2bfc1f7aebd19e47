"""What the desk may do with a report, and what it may not do any more."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.ground.areas import workdays
from pilar.ground.audit.models import Event
from pilar.people.registry import actions as registry
from pilar.people.registry.models import RecordLink
from pilar.work.intake import actions, queries
from pilar.work.intake.models import Message, Need, Report
from pilar.work.intake.states import MOVES, Act
from tests.factories.access import UserFactory
from tests.factories.intake import TUESDAY, report

LATER = TUESDAY + timedelta(hours=1)
S = Report.State


@pytest.fixture
def rina() -> User:
    return UserFactory(full_name="Rina Dewi")


def in_state(state: Report.State, by: User) -> Report:
    """A report that came into `state` by the acts that lead there."""
    row, joined = report(), {}
    if state == S.JOINED:
        joined = {"to": report(name="Mbah Karsi")}
    paths: dict[Report.State, list[Callable[[], object]]] = {
        S.NEW: [],
        S.ASKED: [lambda: actions.ask_back(report=row, question="Di RT mana?", by=by, at=TUESDAY)],
        S.ACCEPTED: [lambda: actions.accept(report=row, by=by, at=TUESDAY)],
        S.REJECTED: [lambda: actions.reject(report=row, reason="Sudah ada.", by=by, at=TUESDAY)],
        S.ANSWERED: [lambda: actions.answer(report=row, text="Ke Dukcapil.", by=by, at=TUESDAY)],
        S.IN_CARE: [lambda: actions.take_into_care(report=row, by=by, at=TUESDAY)],
        S.JOINED: [lambda: actions.join(report=row, by=by, at=TUESDAY, **joined)],
    }
    paths[S.SOLVED] = [
        *paths[S.IN_CARE],
        lambda: actions.mark_solved(report=row, by=by, at=TUESDAY),
    ]
    paths[S.CLOSED] = [
        *paths[S.SOLVED],
        lambda: actions.close(report=row, word="RESIDENT", by=None, at=TUESDAY),
    ]
    for step in paths[state]:
        step()
    row.refresh_from_db()
    return row


def do(act: Act, row: Report, by: User) -> object:
    """The action behind `act`."""
    said = {"report": row, "at": LATER}
    return {
        Act.ASK_BACK: lambda: actions.ask_back(question="Mana?", by=by, **said),
        Act.REPLY: lambda: actions.add_message(words="RT 4.", by=None, **said),
        Act.ACCEPT: lambda: actions.accept(by=by, **said),
        Act.REJECT: lambda: actions.reject(reason="Sudah ada.", by=by, **said),
        Act.JOIN: lambda: actions.join(to=report(name="Mbah Karsi"), by=by, **said),
        Act.SEPARATE: lambda: actions.separate(by=by, **said),
        Act.ANSWER: lambda: actions.answer(text="Ke Dukcapil.", by=by, **said),
        Act.TAKE_INTO_CARE: lambda: actions.take_into_care(by=by, **said),
        Act.MARK_SOLVED: lambda: actions.mark_solved(by=by, **said),
        Act.CLOSE: lambda: actions.close(word="RESIDENT", by=None, **said),
        Act.WITHDRAW: lambda: actions.withdraw(**said),
        Act.RESUME_CARE: lambda: actions.resume_care(by=None, **said),
        Act.REOPEN: lambda: actions.reopen(by=None, **said),
        Act.OBJECT: lambda: actions.object_to_rejection(words="Belum.", **said),
    }[act]()


ALL = [(act, state) for act in Act for state in S]


@pytest.mark.slow
@pytest.mark.parametrize(("act", "state"), ALL)
def test_every_act_in_every_state_moves_by_the_table_or_is_refused(
    act: Act, state: Report.State, rina: User
) -> None:
    row = in_state(state, rina)
    allowed = state in MOVES[act].sources
    if act == Act.REPLY and not allowed:
        do(act, row, rina)  # words may be added in every state; they move nothing
        row.refresh_from_db()
        assert row.state == state
        return

    if not allowed:
        with pytest.raises(actions.NotInThisState):
            do(act, row, rina)
    else:
        do(act, row, rina)

    row.refresh_from_db()
    assert row.state == (MOVES[act].target if allowed else state)
    assert row.steps.count() >= 1
    assert row.steps.order_by("pk").last().state == row.state


def test_the_first_answer_stops_the_clock_and_stays(rina: User) -> None:
    row = report()

    actions.ask_back(report=row, question="Di RT mana?", by=rina, at=LATER)
    actions.add_message(report=row, words="RT 4.", by=None, at=LATER + timedelta(days=1))
    actions.accept(report=row, by=rina, at=LATER + timedelta(days=2))

    row.refresh_from_db()
    assert row.answered_at == LATER
    assert row.due_at == workdays.due_at("case.first_visit", LATER + timedelta(days=2))


def test_asked_back_the_clock_is_the_reporters(rina: User) -> None:
    row = actions.ask_back(report=report(), question="Di RT mana?", by=rina, at=LATER)

    assert row.due_at == workdays.due_at("report.asked_back", LATER)
    assert queries.words(row.messages.get()) == "Di RT mana?"


@pytest.mark.parametrize("empty", ["", "   ", "\n"])
def test_a_rejection_says_why(empty: str, rina: User) -> None:
    row = report()

    with pytest.raises(actions.ReasonMissing):
        actions.reject(report=row, reason=empty, by=rina, at=LATER)

    row.refresh_from_db()
    assert row.state == S.NEW


def test_who_decides_on_an_older_page_is_refused(rina: User) -> None:
    row = report()
    seen = row.version
    actions.accept(report=row, by=UserFactory(), at=LATER, seen=seen)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.reject(report=row, reason="Sudah ada.", by=rina, at=LATER, seen=seen)

    assert not Message.objects.exists()
    assert Event.objects.filter(name__startswith="intake").count() == 2


def test_an_assignee_may_see_and_handle_this_report_and_no_other(rina: User) -> None:
    mine, other = report(), report(name="Mbah Karsi")

    actions.assign(report=mine, assignee=rina, by=UserFactory(), at=TUESDAY)

    assert list(queries.readable(rina)) == [mine]
    assert scope.may(rina, "intake.triage_report", obj=mine)
    assert not scope.may(rina, "intake.triage_report", obj=other)


def test_a_protected_report_opens_to_whom_it_is_handed_to(rina: User) -> None:
    row = report(kinds=("VIOLENCE",))

    actions.assign(report=row, assignee=rina, by=UserFactory(), at=TUESDAY)

    assert list(queries.readable(rina)) == [row]


def test_handing_on_ends_what_the_former_assignee_held(rina: User) -> None:
    row, tono = report(), UserFactory(full_name="Tono")
    actions.assign(report=row, assignee=rina, by=UserFactory(), at=TUESDAY)

    actions.assign(report=row, assignee=tono, by=rina, at=TUESDAY)

    scope.forget(rina)
    assert not queries.readable(rina).exists()
    assert list(queries.readable(tono)) == [row]


def test_a_rejected_report_is_nobodys(rina: User) -> None:
    row = report()
    actions.assign(report=row, assignee=rina, by=UserFactory(), at=TUESDAY)

    actions.reject(report=row, reason="Sudah ada.", by=UserFactory(), at=TUESDAY)

    scope.forget(rina)
    assert not queries.readable(rina).exists()
    assert list(row.needs.values_list("state", flat=True)) == [Need.State.NOT_MET]


def test_an_account_that_is_not_active_gets_no_report(rina: User) -> None:
    with pytest.raises(actions.CannotAssign):
        actions.assign(report=report(), assignee=UserFactory(is_active=False), by=rina, at=TUESDAY)


def test_a_report_joins_an_open_one_and_parts_again(rina: User) -> None:
    first, second = report(), report()

    actions.join(report=second, to=first, by=rina, at=LATER)
    second.refresh_from_db()
    assert (second.state, second.joined_to) == (S.JOINED, first)

    actions.separate(report=second, by=rina, at=LATER)
    second.refresh_from_db()
    assert (second.state, second.joined_to) == (S.NEW, None)


def test_joining_needs_another_open_one_that_stands_alone(rina: User) -> None:
    first, second, third = report(), report(), report()
    closed = actions.reject(report=report(), reason="Sudah ada.", by=rina, at=LATER)
    actions.join(report=second, to=first, by=rina, at=LATER)

    for row, to in [(third, third), (third, closed), (third, second), (first, third)]:
        with pytest.raises(actions.CannotJoin):
            actions.join(report=row, to=to, by=rina, at=LATER)


def test_more_urgent_starts_a_shorter_clock_now(rina: User) -> None:
    row = actions.set_urgency(report=report(), urgency="URGENT", by=rina, at=LATER)

    assert row.due_at == row.answer_due_at == workdays.due_at("report.urgent", LATER)


def test_less_urgent_counts_from_the_arrival(rina: User) -> None:
    row = report(urgency="URGENT")

    row = actions.set_urgency(report=row, urgency="NORMAL", by=rina, at=LATER)

    assert row.due_at == workdays.due_at("report.answer", TUESDAY)


def test_what_was_told_follows_the_person_who_is_found(rina: User) -> None:
    row = report()
    actions.add_message(report=row, words="Sekarang demam.", by=None, at=LATER)
    person = registry.add_person(fields={"name": "Sarinem"}, by=rina, at=TUESDAY)

    actions.set_person(report=row, person=person, by=rina, at=LATER)

    records = {row.record_id, row.messages.get().record_id}
    assert (
        set(RecordLink.objects.filter(person=person).values_list("record_id", flat=True)) > records
    )
    person.refresh_from_db()
    assert (person.full_name, person.village_id) == ("Sarinem", "35.79.02.2001")


def test_another_person_after_all_takes_the_words_along(rina: User) -> None:
    row = report()
    first = registry.add_person(fields={"name": "Sarinem"}, by=rina, at=TUESDAY)
    second = registry.add_person(fields={"name": "Sarinah"}, by=rina, at=TUESDAY)
    actions.set_person(report=row, person=first, by=rina, at=LATER)

    actions.set_person(report=row, person=second, by=rina, at=LATER)
    first.refresh_from_db()
    assert first.village_id is None

    actions.set_person(report=row, person=None, by=rina, at=LATER)
    assert not RecordLink.objects.filter(record=row.record_id).exists()


def test_a_resident_who_waited_in_vain_reaches_the_coordinator_once_a_day(rina: User) -> None:
    from pilar.ground.notices.models import Notice
    from tests.factories.access import BUMIAJI, worker

    on_duty = worker("intake.receive_alarm", area=BUMIAJI)
    row = actions.accept(report=report(), by=rina, at=TUESDAY)

    actions.nobody_came(report=row, at=LATER)
    actions.nobody_came(report=row, at=LATER + timedelta(minutes=5))

    assert Notice.objects.get().user == on_duty
    assert row.messages.count() == 1


def test_an_objection_makes_it_new_again_and_counts(rina: User) -> None:
    row = actions.reject(report=report(), reason="Sudah ada.", by=rina, at=TUESDAY)

    actions.object_to_rejection(report=row, words="Belum ada.", at=LATER)

    row.refresh_from_db()
    assert (row.state, row.reopened) == (S.NEW, 1)
    assert row.due_at == workdays.due_at("report.answer", LATER)


def test_no_message_comes_twice() -> None:
    from uuid import uuid4

    row, pk = report(), uuid4()

    for _ in range(2):
        actions.add_message(report=row, words="Sekarang demam.", by=None, at=LATER, id=pk)

    assert row.messages.count() == 1
