"""What of cases and tasks may be counted."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from pilar.kernel.measures import Measure
from pilar.work.casework.models import Task
from pilar.work.casework.permissions import Permission

_COLUMNS = (
    ("title", _("Task")),
    ("village__name", _("Village")),
    ("organization__name", _("By")),
    ("done_at", _("Done")),
    ("due_at", _("Due")),
    ("outcome", _("Outcome")),
)


def _measure(code: str, title: object, rows: object) -> Measure:
    return Measure(
        code=f"casework.{code}",
        title=title,
        rows=rows,  # type: ignore[arg-type]  # functions that give querysets of tasks
        day="done_at",
        area="village",
        pillar="organization__code",
        columns=_COLUMNS,
        link="casework:task",
        permission=Permission.VIEW_CASE,
    )


MEASURES = (
    _measure("tasks_done", _("Tasks done"), lambda: Task.objects.filter(state=Task.State.DONE)),
    _measure(
        "tasks_done_in_time",
        _("Tasks done in time"),
        lambda: Task.objects.filter(state=Task.State.DONE, done_at__lte=F("due_at")),
    ),
)
