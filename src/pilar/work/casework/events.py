"""Names of what happens in cases and tasks."""

from enum import StrEnum


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
