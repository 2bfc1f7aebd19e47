"""What the case behind a report lets its reporter see: who comes and by when, what was done.

Kinds of work, names of those who act, days. Nothing of the person, no notes, no plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from pilar.work.casework import queries
from pilar.work.casework.models import Assignment, Case, Task
from pilar.work.intake.models import Report

Past = tuple[datetime, str, str]


@dataclass(frozen=True, slots=True)
class Coming:
    """The next thing that happens: `what` kind of work, by `who` ("" while somebody is being found), by when."""

    what: str
    who: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Care:
    """The case of a report as its reporter sees it."""

    case: Case
    coming: Coming | None
    past: tuple[Past, ...]


def _coming(tasks: list[Task]) -> Coming | None:
    """The task under way that is due first, else one that is on its way to somebody."""
    latest = datetime(9999, 1, 1, tzinfo=UTC)

    def due(task: Task) -> datetime:
        return task.due_at or latest

    under_way = [task for task in tasks if task.state == Task.State.ACCEPTED]
    offered = [task for task in tasks if task.state == Task.State.OFFERED]
    for found in (under_way, offered):
        if found:
            task = min(found, key=due)
            who = queries.who_has(task) if found is under_way else ""
            return Coming(task.kind.name, who, task.due_at)
    return None


def _past(tasks: list[Task]) -> Iterator[Past]:
    for task in tasks:
        hands: list[Assignment] = task.hands  # type: ignore[attr-defined]  # casework.queries.tasks_of
        for hand in hands:
            if hand.answer == Assignment.Answer.ACCEPTED and hand.answered_at:
                who = hand.member.full_name if hand.member else ""
                parts = filter(None, (who, hand.organization.short_name))
                yield (
                    hand.answered_at,
                    _("%(kind)s: arranged") % {"kind": task.kind.name},
                    _("Entrusted to %(who)s.") % {"who": ", ".join(parts)},
                )
        if task.done_at:
            outcome = Task.Outcome(task.outcome).label
            yield task.done_at, f"{task.kind.name}: {outcome}", ""


def care_of(report: Report) -> Care | None:
    """The case of a report that is in care or was; none for one that was joined to another. Four queries."""
    if report.state not in (Report.State.IN_CARE, Report.State.SOLVED, Report.State.CLOSED):
        return None
    case = queries.case_of_report(report)
    if case is None:
        return None
    tasks = queries.tasks_of(case)
    coming = _coming(tasks) if report.state == Report.State.IN_CARE else None
    return Care(case, coming, tuple(_past(tasks)))
