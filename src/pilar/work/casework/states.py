"""How the state of a case or task is shown: a few words and a tone, the same on every page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from pilar.ground.web.parts import Text, Tone
from pilar.work.casework.models import Case, Task

S = Task.State


@dataclass(frozen=True, slots=True)
class Shown:
    """What a badge says."""

    text: Text
    tone: Tone


def of_task(task: Task, at: datetime) -> Shown:
    """The state of a task; late beats under way, a gap beats waiting. `after` must be loaded for planned ones."""
    if task.state in Task.IN_HAND and task.due_at and task.due_at < at:
        return Shown(_("Late"), "bad")
    if task.state == S.PLANNED and task.gap:
        return Shown(_("Nobody fits"), "unknown")
    if task.state == S.PLANNED and task.after_id:
        return Shown(_("Waits"), "plain")
    plain: dict[str, Shown] = {
        S.PLANNED: Shown(_("Not offered"), "unknown"),
        S.OFFERED: Shown(_("Offered"), "wait"),
        S.ACCEPTED: Shown(_("Under way"), "info"),
        S.HANDED_BACK: Shown(_("Handed back"), "unknown"),
        S.CANCELLED: Shown(_("Not needed"), "plain"),
        S.DONE: _of_outcome(task),
    }
    return plain[task.state]


def _of_outcome(task: Task) -> Shown:
    outcomes: dict[str, Shown] = {
        Task.Outcome.DONE: Shown(_("Done"), "good"),
        Task.Outcome.PARTLY: Shown(_("Done in part"), "wait"),
        Task.Outcome.NOT_MET: Shown(_("Nobody was there"), "wait"),
        Task.Outcome.DECLINED: Shown(_("Declined"), "plain"),
        Task.Outcome.NOT_NEEDED: Shown(_("Not needed"), "plain"),
    }
    return outcomes.get(task.outcome, Shown(_("Done"), "good"))


def of_case(case: Case, at: datetime) -> Shown:
    """The state of a case; late beats under way."""
    if case.state == Case.State.CLOSED:
        return Shown(_("Confirmed solved"), "good")
    if case.state == Case.State.AWAITING_WORD:
        return Shown(_("Waiting for the word"), "wait")
    if case.due_at < at:
        return Shown(_("Late"), "bad")
    if case.reopened:
        return Shown(_("Open again"), "info")
    return Shown(_("Plan under way"), "info")
