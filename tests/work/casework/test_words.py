"""No path leads to CLOSED without the word of the resident or of somebody who had no part in the case."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pilar.ground.access.models import User
from pilar.ground.audit.models import Event
from pilar.ground.notices.models import Notice
from pilar.kernel.errors import DomainError
from pilar.people.pillars.models import Organization
from pilar.work.casework import actions, queries, refusals
from pilar.work.casework.models import Case, Confirmation, Rating, Task
from pilar.work.casework.permissions import Permission
from pilar.work.intake.models import Report
from tests.factories.access import PUNTEN, worker
from tests.factories.casework import (
    Scene,
    accepted,
    add_task,
    awaiting_word,
    done,
    offered,
    say,
    scene,
    volunteer,
)
from tests.factories.intake import TUESDAY


def second(case: Case, user: User, **said: Any) -> Confirmation:
    return actions.confirm(
        **{
            "case": case,
            "by": Confirmation.By.SECOND_PARTY,
            "user": user,
            "heard": Confirmation.Heard.CALL,
            "solved": True,
            "at": TUESDAY,
            **said,
        }
    )


def coordinator() -> User:
    return worker(Permission.CONFIRM, area=PUNTEN, name="Wati")


def asked() -> Scene:
    """A case whose one task Lilik did, and whose word was asked for."""
    play = scene()
    done(play.case, play.lilik)
    return Scene(awaiting_word(play.case), play.sari, play.lilik)


def test_calling_the_work_done_asks_for_the_word_and_closes_nothing() -> None:
    play = asked()

    assert play.case.state == Case.State.AWAITING_WORD
    assert play.case.closed_at is None
    assert play.case.word_due_at is not None
    assert play.case.word_due_at.date().isoformat() == "2026-12-08"
    assert play.case.report
    assert Report.objects.get(pk=play.case.report_id).state == Report.State.SOLVED


def test_work_that_is_left_is_named() -> None:
    play = scene()
    offered(play.case, play.lilik, title="Bicara dengan anak")

    with pytest.raises(refusals.TasksStanding, match="Bicara dengan anak"):
        awaiting_word(play.case)


def test_the_resident_confirms_and_case_and_report_are_closed() -> None:
    play = asked()
    word = say(play.case, solved=True, rating=4, words="Terima kasih")

    case = Case.objects.get(pk=play.case.pk)
    assert (case.state, case.closing_word, case.closed_at) == ("CLOSED", word, TUESDAY)
    report = Report.objects.get(pk=case.report_id)
    assert (report.state, report.closed_word) == ("CLOSED", "RESIDENT")
    assert Event.objects.get(name="casework:case:closed").by is None


def test_not_solved_opens_it_again_counts_and_tells_those_who_can_help() -> None:
    play, wati = asked(), coordinator()
    Notice.objects.all().delete()
    say(play.case, solved=False, words="Belum ada yang datang")

    case = Case.objects.get(pk=play.case.pk)
    assert (case.state, case.reopened, case.asked_at) == ("OPEN", 1, None)
    assert Report.objects.get(pk=case.report_id).state == Report.State.IN_CARE
    assert set(Notice.objects.values_list("user", flat=True)) == {wati.pk, play.sari.pk}
    assert [n.words for n in queries.notes_of(case)] == ["Belum ada yang datang"]


def test_not_solved_opens_also_what_was_closed() -> None:
    play = asked()
    say(play.case, solved=True)
    say(play.case, solved=False, at=TUESDAY + timedelta(days=3))

    case = Case.objects.get(pk=play.case.pk)
    assert (case.state, case.closing_word, case.reopened) == ("OPEN", None, 1)
    assert Confirmation.objects.count() == 2


def test_a_word_that_nobody_asked_for_and_a_second_yes_are_refused() -> None:
    play = scene()
    with pytest.raises(refusals.CaseMoved):
        say(play.case, solved=True)
    play = asked()
    say(play.case, solved=True)
    with pytest.raises(refusals.CaseMoved):
        say(play.case, solved=True)
    with pytest.raises(refusals.CaseMoved):
        second(play.case, coordinator(), solved=False)


def test_a_second_party_says_what_the_resident_said_on_the_phone() -> None:
    play, wati = asked(), coordinator()
    word = second(play.case, wati, rating=3)

    case = Case.objects.get(pk=play.case.pk)
    assert (case.closing_word, word.user, word.heard) == (word, wati, "CALL")
    assert Report.objects.get(pk=case.report_id).closed_word == "SECOND_PARTY"


@pytest.mark.parametrize("who", ["manager", "doer", "former manager", "asker"])
def test_whoever_had_a_part_in_the_case_is_refused(who: str) -> None:
    play, other = asked(), worker(Permission.CONFIRM, name="Tono")
    if who == "former manager":
        actions.transfer_case(case=play.case, to=other, reason="", by=play.sari, at=TUESDAY)
    if who == "asker":
        say(play.case, solved=False)
        actions.mark_done_ask_word(case=play.case, by=other, at=TUESDAY)
    person = {"manager": play.sari, "doer": play.lilik_user, "former manager": play.sari}
    with pytest.raises(refusals.OwnWork):
        second(play.case, person.get(who, other))

    assert Case.objects.get(pk=play.case.pk).state == Case.State.AWAITING_WORD


def test_who_handed_the_task_back_had_no_part_in_it() -> None:
    play, sri = scene(), volunteer(name="Sri Wahyuni")
    task = offered(play.case, play.lilik)
    actions.hand_back(task=task, why="NO_TIME", by=play.lilik_user, at=TUESDAY)
    assert sri.user
    actions.finish_task(task=task, outcome="DONE", by=sri.user, at=TUESDAY)
    case = awaiting_word(play.case)

    assert second(case, play.lilik_user).solved


def test_silence_counts_only_after_its_clock_and_never_by_itself() -> None:
    play, wati = asked(), coordinator()
    assert play.case.word_due_at
    silence = Confirmation.Heard.SILENCE
    with pytest.raises(refusals.TooEarlyForSilence):
        second(play.case, wati, heard=silence)

    late = play.case.word_due_at + timedelta(minutes=1)
    assert Case.objects.get(pk=play.case.pk).state == Case.State.AWAITING_WORD
    assert second(play.case, wati, heard=silence, at=late).heard == silence


def test_a_rating_counts_for_each_organisation_that_did_something() -> None:
    play = scene()
    done(play.case, play.lilik)
    done(play.case, play.lilik)
    tksk = volunteer("TKSK", name="Hariyanto")
    done(play.case, tksk, kind="COORDINATE", title="Koordinasi")
    offered(play.case, volunteer("PKH", name="Wulan"), kind="DATA_CHECK", title="Cek")
    actions.cancel_task(task=Task.objects.get(title="Cek"), words="x", by=play.sari, at=TUESDAY)
    say(awaiting_word(play.case), solved=True, rating=3)

    rated = Rating.objects.values_list("organization__code", "score")
    assert sorted(rated) == [("PSM", 3), ("TKSK", 3)]


def test_a_worker_may_open_a_case_again_and_it_counts() -> None:
    play = asked()
    say(play.case, solved=True)
    case = actions.reopen(case=play.case, reason="Kambuh", by=play.sari, at=TUESDAY)

    assert (case.state, case.reopened) == ("OPEN", 1)
    with pytest.raises(refusals.CaseMoved):
        actions.reopen(case=case, reason="lagi", by=play.sari, at=TUESDAY)


def test_those_who_can_call_are_told_where_the_reporter_reads_no_mail() -> None:
    wati = coordinator()
    asked()

    assert Notice.objects.filter(user=wati).count() == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"by": "RESIDENT", "heard": "CALL"},
        {"by": "SECOND_PARTY", "heard": "CALL"},
        {"by": "RESIDENT", "heard": "FOLLOW_PAGE", "rating": 5},
        {"by": "RESIDENT", "heard": "FOLLOW_PAGE", "rating": 0},
    ],
)
def test_the_database_refuses_impossible_words(broken: dict[str, Any]) -> None:
    play = asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.create(case=play.case, solved=True, at=TUESDAY, **broken)


def test_words_and_ratings_are_never_changed() -> None:
    play = asked()
    word = say(play.case, solved=True, rating=2)
    for rows in (Confirmation.objects.filter(pk=word.pk), Rating.objects.filter(confirmation=word)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.delete()
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(id=rows.get().pk)
    psm = Organization.objects.get(code="PSM")
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(confirmation=word, organization=psm, score=4)


ACTS = ["add", "offer", "accept", "back", "finish", "cancel", "ask", "no", "reopen", "note"]


@pytest.mark.slow
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(ACTS), max_size=25))
def test_no_row_of_acts_closes_a_case_without_a_yes(acts: list[str]) -> None:
    with transaction.atomic():
        play = scene()
        for act in acts:
            _try(act, play)
        case = Case.objects.get(pk=play.case.pk)
        assert case.state != Case.State.CLOSED
        if case.state == Case.State.AWAITING_WORD:
            assert say(case, solved=True).solved
        else:
            with pytest.raises(refusals.CaseMoved):
                say(case, solved=True)
        transaction.set_rollback(True)


def _try(act: str, play: Scene) -> None:
    task = Task.objects.filter(case=play.case).last()
    try:
        match act:
            case "add":
                add_task(play.case)
            case "ask":
                awaiting_word(play.case)
            case "no":
                say(play.case, solved=False)
            case "reopen":
                actions.reopen(case=play.case, reason="x", by=play.sari, at=TUESDAY)
            case "note":
                actions.add_note(case=play.case, words="x", by=play.sari, at=TUESDAY)
        if task is None:
            return
        match act:
            case "offer":
                actions.offer_task(task=task, by=play.sari, at=TUESDAY)
            case "accept":
                actions.accept_task(task=task, by=play.lilik_user, at=TUESDAY)
            case "back":
                actions.hand_back(task=task, why="OTHER", by=play.lilik_user, at=TUESDAY)
            case "finish":
                actions.finish_task(task=task, outcome="DONE", by=play.lilik_user, at=TUESDAY)
            case "cancel":
                actions.cancel_task(task=task, words="x", by=play.sari, at=TUESDAY)
    except DomainError:
        pass


def test_an_accepted_task_keeps_the_case_from_being_called_done() -> None:
    play = scene()
    accepted(play.case, play.lilik)

    with pytest.raises(refusals.TasksStanding):
        awaiting_word(play.case)
