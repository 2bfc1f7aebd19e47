"""Names of what happens in cases and tasks."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    CASE_OPENED = "casework:case:opened"
    CASE_TRANSFERRED = "casework:case:transferred"
    CASE_NAMED = "casework:case:named"
    WORD_ASKED = "casework:case:word_asked"
    CASE_CLOSED = "casework:case:closed"
    CASE_REOPENED = "casework:case:reopened"
    CASES_LOADED = "casework:cases:loaded"
    GOAL_ADDED = "casework:goal:added"
    NOTE_ADDED = "casework:note:added"
    TASK_ADDED = "casework:task:added"
    TASK_OFFERED = "casework:task:offered"
    TASK_UNPLACED = "casework:task:unplaced"
    TASK_ACCEPTED = "casework:task:accepted"
    TASK_HANDED_BACK = "casework:task:handed_back"
    TASK_DONE = "casework:task:done"
    TASK_CANCELLED = "casework:task:cancelled"


LABELS = {
    Event.CASE_OPENED: _("Case opened"),
    Event.CASE_TRANSFERRED: _("Case handed over"),
    Event.CASE_NAMED: _("Case named"),
    Event.WORD_ASKED: _("Word of the resident asked for"),
    Event.CASE_CLOSED: _("Case closed"),
    Event.CASE_REOPENED: _("Case opened again"),
    Event.CASES_LOADED: _("Cases loaded"),
    Event.GOAL_ADDED: _("Goal added"),
    Event.NOTE_ADDED: _("Note added"),
    Event.TASK_ADDED: _("Task added"),
    Event.TASK_OFFERED: _("Task offered"),
    Event.TASK_UNPLACED: _("Nobody found for a task"),
    Event.TASK_ACCEPTED: _("Task accepted"),
    Event.TASK_HANDED_BACK: _("Task handed back"),
    Event.TASK_DONE: _("Task done"),
    Event.TASK_CANCELLED: _("Task cancelled"),
}
