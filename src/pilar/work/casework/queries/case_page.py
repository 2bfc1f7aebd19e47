"""What the page of one case shows: plan by goals, five pillars, next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from pilar.ground.web.parts import PillarAtWork
from pilar.people.pillars.models import Organization
from pilar.people.pillars.reasons import Reason
from pilar.work.casework import states
from pilar.work.casework.models import Assignment, Case, Goal, Task
from pilar.work.casework.queries.clocks import Clock, clock


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task of the plan as it is shown."""

    task: Task
    who: str
    shown: states.Shown
    clock: Clock | None
    gap: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class GoalRows:
    """A goal with its tasks; None for tasks that belong to no goal."""

    goal: Goal | None
    rows: list[TaskRow]


def tasks_of(case: Case) -> list[Task]:
    """The tasks of a case with who has or had them, in the order of the plan. Two queries."""
    assignments = Assignment.objects.select_related(
        "member", "organization", "answered_by", "offered_by", "user"
    ).order_by("offered_at", "pk")
    return list(
        case.tasks.select_related(
            "kind", "member", "organization", "goal", "after", "village", "done_by"
        )
        .prefetch_related(Prefetch("assignments", queryset=assignments, to_attr="hands"))
        .order_by("added_at", "pk")
    )


def who_has(task: Task) -> str:
    """Who does it, or did it: the member with the pillar, or the partner."""
    if task.member:
        organization = task.organization.short_name if task.organization else ""
        return f"{task.member.full_name}, {organization}" if organization else task.member.full_name
    return task.organization.short_name if task.organization else ""


def row_of(task: Task, at: datetime) -> TaskRow:
    """A task as it is shown in a list. No query when what `tasks_of` loads is loaded."""
    runs = task.state in Task.IN_HAND and task.due_at and task.offered_at
    return TaskRow(
        task,
        who_has(task),
        states.of_task(task, at),
        clock(task.offered_at, task.due_at, at)
        if runs and task.offered_at and task.due_at
        else None,
        tuple(Reason.read(missing) for missing in task.gap),
    )


def plan(goals: Sequence[Goal], tasks: Sequence[Task], at: datetime) -> list[GoalRows]:
    """The tasks by goal, in the order of the goals; what has none comes last."""
    groups: list[GoalRows] = []
    for goal in [*goals, None]:
        of_goal = [task for task in tasks if task.goal_id == (goal.pk if goal else None)]
        if goal or of_goal:
            groups.append(GoalRows(goal, [row_of(task, at) for task in of_goal]))
    return groups


def strip(pillars: Sequence[Organization], tasks: Sequence[Task]) -> list[PillarAtWork]:
    """Each pillar on this case: who of it does what; the latest task names it."""
    shown = []
    for pillar in pillars:
        own = [
            task
            for task in tasks
            if task.organization_id == pillar.pk and task.state != Task.State.CANCELLED
        ]
        names = list(dict.fromkeys(task.member.full_name for task in own if task.member))
        shown.append(
            PillarAtWork(
                pillar.code,
                pillar.short_name,
                who=" · ".join(names[:2]),
                what=own[-1].title if own else "",
                active=bool(own),
            )
        )
    return shown


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done now. `code` tells the page which actions belong to it."""

    code: str
    title: str
    text: str = ""
    tone: str = "wait"
    row: TaskRow | None = None


def next_step(case: Case, rows: Sequence[TaskRow], at: datetime) -> NextStep:
    """The one thing that moves the case on; what is missing or late comes before what runs."""
    if case.state == Case.State.CLOSED:
        return NextStep("closed", _("Confirmed solved"), tone="good")
    if case.state == Case.State.AWAITING_WORD:
        return NextStep("word", _("Next step: hear whether it is solved"))
    standing = [row for row in rows if row.task.is_standing]
    for row in standing:
        if row.task.state == Task.State.HANDED_BACK or row.gap:
            title = _("Nobody does it yet: %(task)s") % {"task": row.task.title}
            return NextStep("place", title, "; ".join(map(str, row.gap)), "bad", row)
    running = sorted(
        (row for row in standing if row.task.due_at), key=lambda row: (row.task.due_at, row.task.pk)
    )
    if running:
        row = running[0]
        late = row.task.due_at is not None and row.task.due_at < at
        title = _("Next step: %(task)s") % {"task": row.task.title}
        return NextStep("task", title, tone="bad" if late else "wait", row=row)
    if waiting := [row for row in standing if not row.task.after_id]:
        title = _("Next step: offer “%(task)s”") % {"task": waiting[0].task.title}
        return NextStep("offer", title, tone="wait", row=waiting[0])
    if rows:
        return NextStep("done", _("All tasks are done: ask whether it is solved"), tone="good")
    return NextStep("empty", _("Next step: make a plan"))
