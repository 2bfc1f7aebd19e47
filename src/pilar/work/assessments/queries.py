"""Reading questionnaires and visits."""

from datetime import date

from django.db.models import QuerySet

from pilar.people.registry.models import Household
from pilar.work.assessments.asking import questions_for
from pilar.work.assessments.models import Submission, Visit


def missing_count(household: Household, on: date) -> int:
    """How many facts of a household are missing or too old."""
    return len(questions_for(household, on))


def visits_to(household: Household) -> QuerySet[Visit]:
    """Visits to a household, the latest first."""
    return (
        Visit.objects.filter(household=household)
        .select_related("member", "recorded_by")
        .order_by("-visited_on", "-recorded_at", "pk")
    )


def submissions_of(household: Household) -> QuerySet[Submission]:
    """What was filled in about a household, the latest first."""
    return (
        Submission.objects.filter(household=household)
        .select_related("submitted_by", "questionnaire")
        .order_by("-submitted_at", "pk")
    )
