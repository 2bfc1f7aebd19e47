"""Lists of cases and tasks, narrowed as the address asks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from pilar.ground.access.models import User
from pilar.work.casework.models import Case, Task


def find_cases(cases: QuerySet[Case], words: str) -> QuerySet[Case]:
    """Cases whose number, title or person has all of `words`."""
    for word in words.split():
        cases = cases.filter(
            Q(number__icontains=word)
            | Q(title__icontains=word)
            | Q(person__full_name__icontains=word)
            | Q(report__code__icontains=word)
        )
    return cases


def narrow_cases(
    cases: QuerySet[Case], said: Mapping[str, Any], user: User, at: datetime
) -> QuerySet[Case]:
    """Cases as the filters say; those that are not closed unless they say otherwise."""
    match said.get("state", ""):
        case "":
            cases = cases.exclude(state=Case.State.CLOSED)
        case "LATE":
            cases = cases.filter(state=Case.State.OPEN, due_at__lt=at)
        case "ALL":
            pass
        case state:
            cases = cases.filter(state=state)
    if said.get("village"):
        cases = cases.filter(village=said["village"])
    if said.get("whose") == "mine":
        cases = cases.filter(manager=user)
    return cases


def with_progress(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Annotate `task_count` and `done_count`, without what was cancelled. One join."""
    counted = ~Q(tasks__state=Task.State.CANCELLED)
    return cases.select_related("village", "manager", "report").annotate(
        task_count=Count("tasks", filter=counted & Q(tasks__isnull=False)),
        done_count=Count("tasks", filter=Q(tasks__state=Task.State.DONE)),
    )


def find_tasks(tasks: QuerySet[Task], words: str) -> QuerySet[Task]:
    """Tasks whose title, case or member has all of `words`."""
    for word in words.split():
        tasks = tasks.filter(
            Q(title__icontains=word)
            | Q(case__number__icontains=word)
            | Q(case__title__icontains=word)
            | Q(member__full_name__icontains=word)
        )
    return tasks


def narrow_tasks(tasks: QuerySet[Task], said: Mapping[str, Any], at: datetime) -> QuerySet[Task]:
    """Tasks as the filters say; those that are to be done unless they say otherwise."""
    match said.get("state", ""):
        case "":
            tasks = tasks.filter(state__in=Task.STANDING)
        case "NOBODY":
            tasks = tasks.filter(
                Q(state=Task.State.HANDED_BACK) | Q(state=Task.State.PLANNED, after__isnull=True)
            )
        case "LATE":
            tasks = tasks.filter(state__in=Task.STANDING, due_at__lt=at)
        case "ALL":
            pass
        case state:
            tasks = tasks.filter(state=state)
    if said.get("village"):
        tasks = tasks.filter(village=said["village"])
    if said.get("pillar"):
        tasks = tasks.filter(organization__code=said["pillar"])
    return tasks


def my_case_count(user: User) -> int:
    """How many cases this account manages that are not closed: the figure in the navigation. One query."""
    return Case.objects.standing().filter(manager=user).count()
