"""Cases with their plan, the tasks and who has them, notes, and the word of those concerned."""

from pilar.work.casework.models.case import Case, CaseCounter, Custody, Goal
from pilar.work.casework.models.notes import CaseNote
from pilar.work.casework.models.task import Assignment, Task
from pilar.work.casework.models.word import Confirmation, Rating

__all__ = [
    "Assignment",
    "Case",
    "CaseCounter",
    "CaseNote",
    "Confirmation",
    "Custody",
    "Goal",
    "Rating",
    "Task",
]
