"""Who looked at a person."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from pilar.ground.audit.looks.models import Look, LookSubject


def looks_at(*person_ids: UUID) -> QuerySet[Look]:
    """The looks at a person, newest first; give all ids where the person was merged from several.

    One query on the database `looks`. Names of those who looked are the caller's to fetch.
    """
    at_them = LookSubject.objects.filter(look=OuterRef("pk"), person_id__in=person_ids)
    return Look.objects.filter(Exists(at_them)).order_by("-at", "-pk")
