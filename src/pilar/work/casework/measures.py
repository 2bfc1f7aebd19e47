"""What of cases, tasks and the word of those concerned may be counted."""

from collections.abc import Callable
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from pilar.kernel.measures import Measure
from pilar.work.casework.models import Assignment, Case, Confirmation, Rating, Task
from pilar.work.casework.permissions import Permission

_OF_TASKS = (
    ("title", _("Task")),
    ("village__name", _("Village")),
    ("organization__name", _("By")),
    ("done_at", _("Done")),
    ("due_at", _("Due")),
    ("outcome", _("Outcome")),
)
_OF_CASES = (
    ("number", _("Case")),
    ("village__name", _("Village")),
    ("opened_at", _("Opened")),
    ("closed_at", _("Closed")),
)
_OF_WORDS = (
    ("case__number", _("Case")),
    ("case__village__name", _("Village")),
    ("at", _("Time")),
    ("heard", _("How it was heard")),
)
_OF_RATINGS = (
    ("confirmation__case__number", _("Case")),
    ("organization__name", _("By")),
    ("score", _("Score")),
)
GOOD = 3  # of the scores 1 to 4, this and above


def _tasks(code: str, title: object, rows: Callable[[], Any]) -> Measure:
    return Measure(
        code=f"casework.{code}",
        title=title,
        rows=rows,
        day="done_at",
        area="village",
        pillar="organization__code",
        columns=_OF_TASKS,
        link="casework:task",
        permission=Permission.VIEW_CASE,
    )


def _words(code: str, title: object, rows: Callable[[], Any]) -> Measure:
    return Measure(
        code=f"casework.{code}",
        title=title,
        rows=rows,
        day="at",
        area="case__village",
        columns=_OF_WORDS,
        permission=Permission.VIEW_CASE,
    )


def _ratings(code: str, title: object, rows: Callable[[], Any]) -> Measure:
    return Measure(
        code=f"casework.{code}",
        title=title,
        rows=rows,
        day="confirmation__at",
        area="confirmation__case__village",
        pillar="organization__code",
        columns=_OF_RATINGS,
        permission=Permission.VIEW_CASE,
    )


MEASURES = (
    _tasks("tasks_done", _("Tasks done"), lambda: Task.objects.filter(state=Task.State.DONE)),
    _tasks(
        "tasks_done_in_time",
        _("Tasks done in time"),
        lambda: Task.objects.filter(state=Task.State.DONE, done_at__lte=F("due_at")),
    ),
    Measure(
        code="casework.tasks_handed_back",
        title=_("Tasks handed back"),
        rows=lambda: Assignment.objects.filter(answer=Assignment.Answer.HANDED_BACK),
        day="answered_at",
        area="task__village",
        pillar="organization__code",
        columns=(("task__title", _("Task")), ("why_back", _("Why")), ("answered_at", _("Time"))),
        permission=Permission.VIEW_CASE,
    ),
    Measure(
        code="casework.cases_opened",
        title=_("Cases opened"),
        rows=Case.objects.all,
        day="opened_at",
        area="village",
        columns=_OF_CASES,
        link="casework:case",
        permission=Permission.VIEW_CASE,
    ),
    Measure(
        code="casework.persons_in_care",
        title=_("People in care"),
        rows=lambda: Case.objects.filter(person__isnull=False),
        day="opened_at",
        area="village",
        distinct="person",
        columns=_OF_CASES,
        link="casework:case",
        permission=Permission.VIEW_CASE,
    ),
    _words("words", _("Words on cases"), Confirmation.objects.all),
    _words(
        "words_solved",
        _("Cases confirmed solved"),
        lambda: Confirmation.objects.filter(solved=True),
    ),
    _words(
        "words_not_solved",
        _("Cases said not to be solved"),
        lambda: Confirmation.objects.filter(solved=False),
    ),
    _ratings("ratings", _("Ratings by residents"), Rating.objects.all),
    _ratings("ratings_good", _("Good ratings"), lambda: Rating.objects.filter(score__gte=GOOD)),
)
