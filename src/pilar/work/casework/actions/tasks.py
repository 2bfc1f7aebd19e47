"""What happens to a task: added, accepted, handed back, done, not needed."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.ground.files import actions as files
from pilar.ground.notices import actions as notices
from pilar.people.pillars.models import TaskKind
from pilar.work.assessments import actions as assessments
from pilar.work.assessments.models import Visit
from pilar.work.casework import transitions
from pilar.work.casework.actions import cases, giving
from pilar.work.casework.actions.notes import write_note
from pilar.work.casework.actions.offers import hands_of, lock, offer_task, page
from pilar.work.casework.events import Event
from pilar.work.casework.models import Assignment, Case, CaseNote, Goal, Task
from pilar.work.casework.refusals import TaskMoved, WrongPlace

# Handed back for one of these, the next one is asked at once; for the others a manager looks first.
ASK_THE_NEXT = {
    Assignment.WhyBack.NO_TIME,
    Assignment.WhyBack.TOO_FAR,
    Assignment.WhyBack.TOO_CLOSE,
    Assignment.WhyBack.NOT_MY_SKILL,
}
# What the outcome of a task at somebody's door says of the visit.
VISITED: dict[str, str] = {
    Task.Outcome.DONE: Visit.Outcome.DONE,
    Task.Outcome.PARTLY: Visit.Outcome.PARTLY,
    Task.Outcome.NOT_MET: Visit.Outcome.NOBODY,
    Task.Outcome.DECLINED: Visit.Outcome.REFUSED,
}
ANSWERED = ("answer", "answered_at", "answered_by", "why_back", "ended_at")


def new_task(
    case: Case,
    *,
    kind: TaskKind,
    title: str,
    by: User | None,
    at: datetime,
    goal: Goal | None = None,
    after: Task | None = None,
) -> Task:
    """A task of the plan, not saved, in the place of the case. Raises CaseMoved, WrongPlace."""
    transitions.needs_open(case)
    if (goal and goal.case_id != case.pk) or (after and after.case_id != case.pk):
        raise WrongPlace(_("This goal or task belongs to another case."))
    return Task(
        case=case,
        goal=goal,
        kind=kind,
        title=title.strip(),
        village_id=case.village_id,
        rt=case.rt,
        rw=case.rw,
        after=after,
        added_at=at,
        added_by=by,
    )


@transaction.atomic
def add_task(
    *,
    case: Case,
    kind: TaskKind,
    title: str,
    by: User,
    at: datetime,
    goal: Goal | None = None,
    after: Task | None = None,
    instructions: str = "",
) -> Task:
    """Put a task into the plan; `offer_task` or `refer_task` then finds who does it.

    `after`: it waits for that task and is offered when that one is done. Raises CaseMoved, WrongPlace.
    """
    row = cases.lock(case)
    task = new_task(row, kind=kind, title=title, by=by, at=at, goal=goal, after=after)
    task.save(force_insert=True)
    write_note(row, instructions, by=by, at=at, kind=CaseNote.Kind.INSTRUCTION, task=task)
    audit.record(Event.TASK_ADDED, target=task, by=by, at=at, area=row.village_id, kind=kind.pk)
    return task


@transaction.atomic
def accept_task(*, task: Task, by: User, at: datetime) -> Task:
    """Take the task on: the person and the household can be seen from now. Raises TaskMoved."""
    row = lock(task)
    assignment = _in_hand(row)
    transitions.accept(row, assignment, by=by, at=at)
    row.save(update_fields=["state"])
    assignment.save(update_fields=ANSWERED)
    rights = giving.rights_of_acceptance(row)
    giving.give(assignment, assignment.user, rights, case=row.case, by=by, at=at)
    audit.record(Event.TASK_ACCEPTED, target=row, by=by, at=at, area=row.village_id)
    return row


def _in_hand(row: Task) -> Assignment:
    """The assignment of a locked task that is offered or accepted. Raises TaskMoved with the state it is in."""
    if row.state not in Task.IN_HAND:
        raise transitions.moved(row)
    return hands_of(row)


@transaction.atomic
def hand_back(
    *,
    task: Task,
    why: str,
    by: User,
    at: datetime,
    words: str = "",
    ask_next: bool = True,
) -> Task:
    """Give the task back, with a reason. The next one who fits is asked at once, unless the reason needs a look.

    What came with the task ends. Raises TaskMoved.
    """
    row = lock(task)
    assignment = _in_hand(row)
    transitions.hand_back(row, assignment, why=why, by=by, at=at)
    row.save(update_fields=["state", "organization", "member"])
    assignment.save(update_fields=ANSWERED)
    giving.take_back(assignment, by=by, at=at)
    write_note(row.case, words, by=by, at=at, kind=CaseNote.Kind.HAND_BACK, task=row)
    audit.record(Event.TASK_HANDED_BACK, target=row, by=by, at=at, area=row.village_id, why=why)
    if row.case.manager != by:
        notices.notify(
            row.case.manager,
            _("A task of case %(number)s was handed back: %(why)s.")
            % {"number": row.case.number, "why": Assignment.WhyBack(why).label},
            page(row),
            at=at,
        )
    if ask_next and why in ASK_THE_NEXT:
        return offer_task(task=row, by=None, at=at)
    return row


@transaction.atomic
def finish_task(
    *,
    task: Task,
    outcome: str,
    by: User,
    at: datetime,
    words: str = "",
    photo: files.Incoming | None = None,
    visited_on: date | None = None,
) -> Task:
    """Record what came of the task. What came with it ends; tasks that waited for it are offered.

    `photo` is the file as it was sent; it is cleaned and encrypted. `visited_on` also notes the
    visit to the household of the case, unless the member has noted one of that day already: what
    was typed here is not asked again. Raises TaskMoved, PhotoRefused, VisitAhead.
    """
    row = lock(task)
    assignment = _in_hand(row)
    transitions.finish(row, assignment, outcome=outcome, by=by, at=at)
    row.photo = files.save_photo(photo, by=by, at=at) if photo else None
    row.save(update_fields=["state", "outcome", "done_at", "done_by", "photo"])
    assignment.save(update_fields=ANSWERED)
    giving.take_back(assignment, by=by, at=at)
    write_note(row.case, words, by=by, at=at, kind=CaseNote.Kind.OUTCOME, task=row)
    if visited_on and outcome in VISITED:
        _note_visit(row, VISITED[outcome], on=visited_on, by=by, at=at)
    audit.record(
        Event.TASK_DONE,
        target=row,
        by=by,
        at=at,
        area=row.village_id,
        outcome=outcome,
        photo=str(row.photo_id or ""),
    )
    for follower in row.followers.filter(state=Task.State.PLANNED).order_by("pk"):
        offer_task(task=follower, by=by, at=at)
    if row.case.manager != by:
        notices.notify(
            row.case.manager,
            _("A task of case %(number)s is finished.") % {"number": row.case.number},
            page(row),
            at=at,
        )
    return row


def _note_visit(row: Task, outcome: str, *, on: date, by: User, at: datetime) -> None:
    household = row.case.household
    if household is None:
        return
    noted = Visit.objects.filter(household=household, visited_on=on, member=row.member)
    if not noted.exists():
        assessments.record_visit(
            household=household, outcome=outcome, on=on, by=by, at=at, member=row.member
        )


@transaction.atomic
def cancel_task(*, task: Task, words: str, by: User, at: datetime) -> Task:
    """The task is not needed any more; what came with it ends. Raises TaskMoved."""
    row = lock(task)
    assignment = hands_of(row) if row.state in Task.IN_HAND else None
    transitions.cancel(row, assignment, by=by, at=at)
    row.save(update_fields=["state", "cancelled_at", "cancelled_by", "gap"])
    if assignment:
        assignment.save(update_fields=["ended_at"])
        giving.take_back(assignment, by=by, at=at)
    write_note(row.case, words, by=by, at=at, kind=CaseNote.Kind.CANCELLED, task=row)
    audit.record(Event.TASK_CANCELLED, target=row, by=by, at=at, area=row.village_id)
    return row


__all__ = [
    "TaskMoved",
    "accept_task",
    "add_task",
    "cancel_task",
    "finish_task",
    "hand_back",
    "new_task",
]
