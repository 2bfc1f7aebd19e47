"""What an assignment lets somebody see and do, and for how long: dated grants on single objects."""

from datetime import datetime
from uuid import UUID

from django.db.models import Model

from pilar.ground.access import actions as access
from pilar.ground.access.models import Grant, User
from pilar.people.registry.models import Household, Person
from pilar.people.registry.permissions import Permission as Registry
from pilar.work.assessments.permissions import Permission as Assessments
from pilar.work.casework.models import Assignment, Case, Custody, Task
from pilar.work.casework.permissions import Permission
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission as Intake

Right = tuple[str, type[Model], UUID]
"""A permission on one object."""


def rights_of_offer(task: Task) -> list[Right]:
    """Whoever is asked sees the task: what, where, until when; not yet of whom."""
    return [(Permission.DO_TASK, Task, task.pk)]


def rights_of_acceptance(task: Task) -> list[Right]:
    """Whoever has accepted also sees the person and the household, and asks them what the kind of task asks."""
    case = task.case
    rights: list[Right] = []
    if case.person_id:
        rights.append((Registry.VIEW_PERSON, Person, case.person_id))
    if case.household_id:
        rights.append((Registry.VIEW_PERSON, Household, case.household_id))
        if task.kind.asks_household:
            rights.append((Assessments.SUBMIT, Household, case.household_id))
            rights.append((Assessments.VIEW_SUBMISSION, Household, case.household_id))
    return rights


def rights_of_custody(case: Case) -> list[Right]:
    """The manager sees and manages the case with its report, person and household, wherever they lie."""
    rights: list[Right] = [
        (Permission.VIEW_CASE, Case, case.pk),
        (Permission.MANAGE_CASE, Case, case.pk),
    ]
    if case.report_id:
        rights.append((Intake.VIEW_REPORT, Report, case.report_id))
        rights.append((Intake.VIEW_PROTECTED, Report, case.report_id))
    if case.person_id:
        rights.append((Registry.VIEW_PERSON, Person, case.person_id))
    if case.household_id:
        rights.append((Registry.VIEW_PERSON, Household, case.household_id))
    return rights


def reason_of(case: Case, pk: object) -> str:
    """The word on why that the page of the account shows; the end of the id keeps two tasks of one case apart."""
    return f"{case.number} · {str(pk)[-4:]}"


def give(
    holder: Assignment | Custody,
    user: User | None,
    rights: list[Right],
    *,
    case: Case,
    by: User | None,
    at: datetime,
) -> None:
    """Grant `rights` to `user`, kept with `holder` so that they end with it. Nothing without an account."""
    if user is None:
        return
    given = [
        access.grant(user, right, obj=model(pk=pk), reason=reason_of(case, holder.pk), by=by, at=at)
        for right, model, pk in rights
    ]
    holder.grants.add(*given)


def take_back(holder: Assignment | Custody, *, by: User | None, at: datetime) -> None:
    """End what came with an assignment or a custody."""
    standing: list[Grant] = list(holder.grants.filter(valid_to__isnull=True))
    for grant in standing:
        access.end_grant(grant, by=by, at=at)
