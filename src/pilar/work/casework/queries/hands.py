"""Who has a task, why, how to reach them, and where a visit goes on."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from pilar.people.pillars.models import Member
from pilar.people.pillars.reasons import Reason
from pilar.people.pillars.sealing import open_phone
from pilar.work.assessments import queries as assessments
from pilar.work.casework.models import Assignment, Task


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


@dataclass(frozen=True, slots=True)
class Asking:
    """Where the household is asked, and how many facts are missing or too old."""

    address: str
    missing: int

    @property
    def minutes(self) -> int:
        """About how long that takes: some fifteen seconds a question, and a word before."""
        return max(5, round((60 + 15 * self.missing) / 300) * 5)


def asking(task: Task, on: date) -> Asking | None:
    """What a task at somebody's door asks; None where it asks nothing, or nobody is known.

    Back from the questionnaire one is on the page of the task. Some six queries.
    """
    household = task.case.household
    if household is None or not task.kind.asks_household:
        return None
    back = urlencode({"kembali": reverse("casework:task", args=[task.pk])})
    page = reverse("assessments:household", args=[household.pk])
    return Asking(f"{page}?{back}", assessments.missing_count(household, on))
