"""Who has a task, why, how to reach them, and where a visit goes on."""

from django.urls import NoReverseMatch, reverse

from pilar.people.pillars.models import Member
from pilar.people.pillars.reasons import Reason
from pilar.people.pillars.sealing import open_phone
from pilar.work.casework.models import Assignment, Task

# The page of the questionnaire of a household; an app beside this one brings it.
QUESTIONNAIRE = "assessments:ask"


def address(name: str, pk: object) -> str:
    """The address of a page that another app brings; "" where this city runs without it."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""


def hands_of(task: Task) -> list[Assignment]:
    """In whose hands the task was, oldest first. One query."""
    return list(
        task.assignments.select_related("member", "organization", "offered_by").order_by(
            "offered_at", "pk"
        )
    )


def reasons_of(assignment: Assignment) -> tuple[Reason, ...]:
    """Why the task was offered to this one."""
    return tuple(Reason.read(stored) for stored in assignment.reasons)


def phone_of(member: Member) -> str:
    """The number of a member, for calling; "" where none is known."""
    return open_phone(member.pk, bytes(member.phone))


def visit_address(task: Task) -> str:
    """Where the household is asked what is missing; "" where the task asks nothing or nobody is known."""
    if not (task.kind.asks_household and task.case.household_id):
        return ""
    return address(QUESTIONNAIRE, task.case.household_id)
