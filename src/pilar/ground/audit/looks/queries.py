"""Reading who looked."""

from uuid import UUID

from django.db.models import QuerySet

from pilar.ground.audit.looks.models import Look


def looks_at(person: UUID) -> QuerySet[Look]:
    """The looks at this person, the latest first. One index; slice it."""
    return Look.objects.filter(subject_rows__person_id=person).order_by("-at", "-pk")
