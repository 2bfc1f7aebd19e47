"""A case is opened, gets goals, changes hands."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas import workdays
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.ground.notices import actions as notices
from pilar.people.registry import queries as registry
from pilar.people.registry.models import Household, Person
from pilar.work.casework import transitions
from pilar.work.casework.actions import giving
from pilar.work.casework.actions.notes import write_note
from pilar.work.casework.events import Event
from pilar.work.casework.models import Case, CaseCounter, CaseNote, Custody, Goal
from pilar.work.casework.refusals import AlreadyInCare, NotAccountable
from pilar.work.intake import actions as intake
from pilar.work.intake.models import Report


def month_of(at: datetime) -> str:
    """The month as case numbers carry it: "2611" for November 2026."""
    return timezone.localtime(at).strftime("%y%m")


def next_number(month: str, count: int = 1) -> int:
    """The first of `count` numbers that are taken in `month`; the row is locked, so that none is given twice."""
    CaseCounter.objects.get_or_create(month=month)
    counter = CaseCounter.objects.select_for_update().get(month=month)
    counter.last += count
    counter.save(update_fields=["last"])
    return counter.last - count + 1


def number_of(month: str, sequence: int) -> str:
    """A case number, e.g. K-2611-0148."""
    return f"K-{month}-{sequence:04}"


def lock(case: Case) -> Case:
    """The case's row, locked."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("person", "household", "report", "manager", "village")
        .get(pk=case.pk)
    )


def new_case(
    *,
    number: str,
    title: str,
    village: Area,
    manager: User,
    by: User | None,
    at: datetime,
    report: Report | None = None,
    person: Person | None = None,
    household: Household | None = None,
) -> Case:
    """A case as it is opened, not saved; its place is that of the household, the person or the report."""
    place = household or person or report
    return Case(
        number=number,
        title=title,
        report=report,
        person=person,
        household=household,
        village=village,
        rt=place.rt if place else "",
        rw=place.rw if place else "",
        manager=manager,
        opened_at=at,
        opened_by=by,
        due_at=workdays.due_at("case.solve", at),
    )


def _subjects(
    report: Report | None, person: Person | None, household: Household | None
) -> tuple[Person | None, Household | None]:
    """The standing person and the household they live in, where nothing else is said."""
    of_report = report.person if report else None
    found = person or of_report
    standing = registry.resolve(found) if found else None
    if standing and household is None and (here := registry.current_membership(standing)):
        return standing, here.household
    return standing, household


@transaction.atomic
def open_case(
    *,
    title: str,
    manager: User,
    by: User,
    at: datetime,
    report: Report | None = None,
    person: Person | None = None,
    household: Household | None = None,
    village: Area | None = None,
) -> Case:
    """Open a case, of a report or without one; `manager` answers for it. The report is in care from now.

    Person, household and village come from the report and the registry unless they are given.
    Raises AlreadyInCare for a report that has a case, NotAccountable for an account that is not
    active, and what intake refuses.
    """
    # The report's row is locked first: of two at once the second sees the first one's case.
    if report and _has_case(Report.objects.select_for_update().get(pk=report.pk)):
        raise AlreadyInCare(_("This report has a case already. Work on that one."))
    if not manager.is_active:
        raise NotAccountable(_("%(name)s can't sign in. Choose somebody else.") % {"name": manager})
    person, household = _subjects(report, person, household)
    places = (household, person, report)
    code = village.pk if village else next((p.village_id for p in places if p and p.village_id), "")
    where = Area.objects.get(pk=code or settings.CITY)
    month = month_of(at)
    case = new_case(
        number=number_of(month, next_number(month)),
        title=title,
        village=where,
        manager=manager,
        by=by,
        at=at,
        report=report,
        person=person,
        household=household,
    )
    case.save(force_insert=True)
    if report:
        intake.take_into_care(report=report, by=by, at=at)
    _put_in_charge(case, manager, by=by, at=at)
    audit.record(
        Event.CASE_OPENED,
        target=case,
        by=by,
        at=at,
        area=case.village_id,
        number=case.number,
        report=str(report.pk) if report else "",
    )
    return case


def _has_case(report: Report) -> bool:
    return Case.objects.filter(report=report).exists()


def _put_in_charge(case: Case, manager: User, *, by: User, at: datetime) -> None:
    custody = Custody.objects.create(case=case, manager=manager, valid_from=at, given_by=by)
    giving.give(custody, manager, giving.rights_of_custody(case), case=case, by=by, at=at)


@transaction.atomic
def transfer_case(*, case: Case, to: User, reason: str, by: User, at: datetime) -> Case:
    """`to` answers for the case from now; what the former manager held for it ends.

    Raises NotAccountable for an account that is not active or has the case already.
    """
    row = lock(case)
    if not to.is_active or to.pk == row.manager_id:
        raise NotAccountable(
            _("%(name)s has this case already, or can't sign in. Choose somebody else.")
            % {"name": to}
        )
    standing = row.custodies.select_for_update().get(valid_to__isnull=True)
    standing.valid_to = at
    standing.save(update_fields=["valid_to"])
    giving.take_back(standing, by=by, at=at)
    row.manager = to
    row.save(update_fields=["manager"])
    _put_in_charge(row, to, by=by, at=at)
    write_note(row, reason, by=by, at=at, kind=CaseNote.Kind.TRANSFER)
    audit.record(
        Event.CASE_TRANSFERRED, target=row, by=by, at=at, area=row.village_id, to=str(to.pk)
    )
    if to != by:
        notices.notify(
            to,
            _("Case %(number)s was handed over to you.") % {"number": row.number},
            reverse("casework:case", args=[row.pk]),
            at=at,
        )
    return row


@transaction.atomic
def set_person(
    *, case: Case, person: Person, by: User, at: datetime, household: Household | None = None
) -> Case:
    """Say of whom the case is, once that is known; who has the case or a task of it sees the person from now."""
    row = lock(case)
    row.person, row.household = _subjects(None, person, household)
    row.save(update_fields=["person", "household"])
    custody = row.custodies.get(valid_to__isnull=True)
    giving.give(custody, row.manager, giving.rights_of_custody(row), case=row, by=by, at=at)
    for task in row.tasks.filter(state="ACCEPTED").select_related("kind"):
        task.case = row
        assignment = task.assignments.select_related("user").get(ended_at__isnull=True)
        rights = giving.rights_of_acceptance(task)
        giving.give(assignment, assignment.user, rights, case=row, by=by, at=at)
    audit.record(
        Event.CASE_NAMED, target=row, by=by, at=at, area=row.village_id, person=str(row.person_id)
    )
    return row


@transaction.atomic
def add_goal(*, case: Case, title: str, by: User, at: datetime) -> Goal:
    """Add what the plan is to reach, after the other goals. Raises CaseMoved unless the case is open."""
    row = lock(case)
    transitions.needs_open(row)
    last = row.goals.order_by("position").last()
    goal = Goal.objects.create(
        case=row, position=last.position + 1 if last else 1, title=title.strip()
    )
    audit.record(Event.GOAL_ADDED, target=row, by=by, at=at, area=row.village_id, goal=str(goal.pk))
    return goal
