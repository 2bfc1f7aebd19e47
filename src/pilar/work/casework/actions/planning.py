"""A whole plan at once, from proposed steps."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.people.pillars.models import Organization, TaskKind
from pilar.work.casework.actions.cases import add_goal, lock
from pilar.work.casework.actions.offers import offer_task
from pilar.work.casework.actions.tasks import add_task
from pilar.work.casework.models import Case, Task
from pilar.work.casework.plans import ProposedGoal
from pilar.work.casework.refusals import CaseMoved


@transaction.atomic
def start_plan(*, case: Case, goals: Sequence[ProposedGoal], by: User, at: datetime) -> list[Task]:
    """Take the proposed goals and steps over and offer each step to whom routing finds.

    What only a partner does waits until somebody refers it. Raises CaseMoved where the case has a
    plan already, or is not open.
    """
    row = lock(case)
    if row.tasks.exists():
        raise CaseMoved(_("This case has a plan already. Add to it instead."))
    kinds = {kind.pk: kind for kind in TaskKind.objects.all()}
    by_partner = set(
        TaskKind.objects.filter(mandates__organization__kind=Organization.Kind.PARTNER)
        .exclude(mandates__organization__kind=Organization.Kind.PILLAR)
        .values_list("pk", flat=True)
    )
    tasks = []
    for proposed in goals:
        goal = add_goal(case=row, title=proposed.title, by=by, at=at)
        for step in proposed.steps:
            kind = kinds[step.kind]
            task = add_task(case=row, kind=kind, title=step.title, goal=goal, by=by, at=at)
            if kind.pk not in by_partner:
                task = offer_task(task=task, by=by, at=at)
            tasks.append(task)
    return tasks
