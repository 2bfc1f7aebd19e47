"""How cases and tasks move. Each function changes rows in memory, or refuses; it reads and writes nothing.

Single actions call them on locked rows, bulk actions on rows that are not stored yet: so both go
the same way. Who may call is checked before; that nobody confirms their own work is checked here.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas import workdays
from pilar.people.pillars.models import Member, Organization
from pilar.people.pillars.reasons import Reason
from pilar.work.casework.models import Assignment, Case, Confirmation, Rating, Task
from pilar.work.casework.refusals import (
    CaseMoved,
    OwnWork,
    TaskMoved,
    TasksStanding,
    TooEarlyForSilence,
    WordMissing,
)

S = Task.State
A = Assignment.Answer


def needs_open(case: Case) -> None:
    """Raises CaseMoved unless the plan of the case is under way."""
    if case.state == Case.State.AWAITING_WORD:
        raise CaseMoved(
            _("The word on this case has been asked for. Open it again to add to the plan.")
        )
    if case.state == Case.State.CLOSED:
        raise CaseMoved(_("This case is closed. Open it again to add to the plan."))


def moved(task: Task) -> TaskMoved:
    """The refusal that says in which state the task is."""
    said: dict[str, Any] = {
        S.PLANNED: _("This task has not been offered to anybody yet."),
        S.OFFERED: _("This task was just offered. It waits for an answer."),
        S.ACCEPTED: _("Somebody has accepted this task already."),
        S.HANDED_BACK: _("This task was handed back. It waits for somebody else."),
        S.DONE: _("This task is done already. What was recorded stands."),
        S.CANCELLED: _("This task is not needed any more."),
    }
    return TaskMoved(said[S(task.state)])


def clock_of(task: Task) -> str:
    """The service clock of a task: shorter for a first visit."""
    return "case.first_visit" if task.kind.first_visit else "case.task"


def offer(
    task: Task,
    *,
    organization: Organization,
    member: Member | None,
    user_id: UUID | None,
    reasons: Iterable[Reason],
    by: User | None,
    at: datetime,
) -> Assignment:
    """Put a task into somebody's hands to accept. Raises TaskMoved."""
    if task.state not in (S.PLANNED, S.HANDED_BACK):
        raise moved(task)
    task.state, task.organization, task.member, task.gap = S.OFFERED, organization, member, []
    if task.offered_at is None:
        task.offered_at = at
        task.due_at = workdays.due_at(clock_of(task), at)
    return Assignment(
        task=task,
        organization=organization,
        member=member,
        user_id=user_id,
        reasons=[reason.stored() for reason in reasons],
        offered_at=at,
        offered_by=by,
    )


def leave_open(task: Task, missing: Iterable[Reason]) -> None:
    """Nobody fits: the task waits, and says what is missing. Raises TaskMoved."""
    if task.state not in (S.PLANNED, S.HANDED_BACK):
        raise moved(task)
    task.gap = [reason.stored() for reason in missing]


def accept(task: Task, assignment: Assignment, *, by: User | None, at: datetime) -> None:
    """Whoever has the task takes it on. Raises TaskMoved."""
    if task.state != S.OFFERED:
        raise moved(task)
    task.state = S.ACCEPTED
    assignment.answer, assignment.answered_at, assignment.answered_by = A.ACCEPTED, at, by


def hand_back(
    task: Task, assignment: Assignment, *, why: str, by: User | None, at: datetime
) -> None:
    """Whoever has the task gives it back, offered or accepted. Raises TaskMoved."""
    if task.state not in (S.OFFERED, S.ACCEPTED):
        raise moved(task)
    task.state, task.organization, task.member = S.HANDED_BACK, None, None
    assignment.answer, assignment.answered_at, assignment.answered_by = A.HANDED_BACK, at, by
    assignment.why_back, assignment.ended_at = why, at


def withdraw(task: Task, assignment: Assignment, *, at: datetime) -> None:
    """Take a task out of somebody's hands, to offer it to another. Raises TaskMoved."""
    if task.state not in (S.OFFERED, S.ACCEPTED):
        raise moved(task)
    task.state, task.organization, task.member = S.HANDED_BACK, None, None
    assignment.ended_at = at


def finish(
    task: Task, assignment: Assignment, *, outcome: str, by: User | None, at: datetime
) -> None:
    """Record the outcome. Doing it without having accepted is accepting it. Raises TaskMoved."""
    if task.state == S.OFFERED:
        accept(task, assignment, by=by, at=at)
    if task.state != S.ACCEPTED:
        raise moved(task)
    task.state, task.outcome, task.done_at, task.done_by = S.DONE, outcome, at, by
    assignment.ended_at = at


def cancel(task: Task, assignment: Assignment | None, *, by: User | None, at: datetime) -> None:
    """The task is not needed any more. Raises TaskMoved."""
    if not task.is_standing:
        raise moved(task)
    task.state, task.cancelled_at, task.cancelled_by, task.gap = S.CANCELLED, at, by, []
    if assignment is not None:
        assignment.ended_at = at


def ask_word(case: Case, tasks: Iterable[Task], *, by: User | None, at: datetime) -> None:
    """The work is done; the resident is asked. Raises CaseMoved, TasksStanding."""
    needs_open(case)
    standing = [task for task in tasks if task.is_standing]
    if standing:
        raise TasksStanding(
            _("“%(task)s” is still to be done. Finish it, or say that it is not needed.")
            % {"task": standing[0].title}
        )
    case.state, case.asked_at, case.asked_by = Case.State.AWAITING_WORD, at, by
    case.word_due_at = workdays.due_at("case.word", at)


def _reopen(case: Case) -> None:
    case.state, case.closing_word, case.closed_at = Case.State.OPEN, None, None
    case.asked_at, case.asked_by, case.word_due_at = None, None, None
    case.reopened += 1


def reopen(case: Case) -> None:
    """A worker opens the case again. Raises CaseMoved where it is open."""
    if case.state == Case.State.OPEN:
        raise CaseMoved(_("This case is open already."))
    _reopen(case)


def second_party(
    user: User, workers: Collection[UUID], word_due_at: datetime, *, heard: str, at: datetime
) -> None:
    """Raises OwnWork for one of `workers` (managers, askers, doers), TooEarlyForSilence before the clock ran out."""
    if user.pk in workers:
        raise OwnWork(
            _("You had a part in this case. Somebody else has to say whether it is solved.")
        )
    if heard == Confirmation.Heard.SILENCE and at < word_due_at:
        raise TooEarlyForSilence.until(word_due_at)


def confirm(
    case: Case,
    *,
    by: str,
    user: User | None,
    heard: str,
    solved: bool,
    rating: int | None,
    workers: Collection[UUID],
    at: datetime,
) -> Confirmation:
    """Somebody's word: solved closes the case, not solved opens it again (also after it was closed).

    Raises CaseMoved where no word is asked for, OwnWork, TooEarlyForSilence, WordMissing.
    """
    if case.state == Case.State.OPEN:
        raise CaseMoved(_("The work on this case goes on. The word is asked for when it is done."))
    if case.state == Case.State.CLOSED and (solved or by == Confirmation.By.SECOND_PARTY):
        raise CaseMoved(_("This case is closed: its word was heard."))
    if by == Confirmation.By.SECOND_PARTY:
        if user is None or case.word_due_at is None:
            raise WordMissing(_("A second party is somebody who is signed in."))
        second_party(user, workers, case.word_due_at, heard=heard, at=at)
    word = Confirmation(
        case=case, by=by, user=user, heard=heard, solved=solved, rating=rating, at=at
    )
    if solved:
        case.state, case.closing_word, case.closed_at = Case.State.CLOSED, word, at
    else:
        _reopen(case)
    return word


def ratings(word: Confirmation, organizations: Iterable[UUID]) -> list[Rating]:
    """One row for each organisation that did a task of the case; none without a rating."""
    if word.rating is None:
        return []
    return [
        Rating(confirmation=word, organization_id=organization, score=word.rating)
        for organization in sorted(set(organizations))
    ]
