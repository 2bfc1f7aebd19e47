"""Writing a look."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from pilar.ground.audit.looks.models import Look, LookSubject


@transaction.atomic(using="looks")
def add_look(
    *, user_id: UUID | None, page: str, path: str, reason: str, subjects: list[str], at: datetime
) -> Look:
    """Store one look with its subjects."""
    look = Look.objects.create(
        user_id=user_id, page=page, path=path, reason=reason, subjects=subjects, at=at
    )
    LookSubject.objects.bulk_create(
        LookSubject(look=look, person_id=UUID(subject)) for subject in subjects
    )
    return look
