"""Who looked at a person."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from pilar.ground.audit.days import midnight
from pilar.ground.audit.looks.models import Look, LookSubject


def looks_at(*person_ids: UUID) -> QuerySet[Look]:
    """The looks at a person, newest first; give all ids where the person was merged from several.

    One query on the database `looks`. Names of those who looked are the caller's to fetch.
    """
    at_them = LookSubject.objects.filter(look=OuterRef("pk"), person_id__in=person_ids)
    return Look.objects.filter(Exists(at_them)).order_by("-at", "-pk")


def looks(
    *, person: UUID | None = None, since: date | None = None, until: date | None = None
) -> QuerySet[Look]:
    """All looks, or those at one person; since and until are days of the city, both included."""
    found = looks_at(person) if person else Look.objects.all()
    if since:
        found = found.filter(at__gte=midnight(since))
    if until:
        found = found.filter(at__lt=midnight(until + timedelta(days=1)))
    return found
