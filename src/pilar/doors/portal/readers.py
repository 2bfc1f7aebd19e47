"""Who read a report, from the looks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pilar.ground.access.models import User
from pilar.ground.audit.looks.models import LookSubject
from pilar.work.intake.models import Report


@dataclass(frozen=True, slots=True)
class Reader:
    """One worker who opened it."""

    name: str
    times: int
    last_at: datetime


def readers(report: Report) -> list[Reader]:
    """Workers who opened it, the last one first. Two queries."""
    seen: dict[UUID, list[datetime]] = {}
    rows = LookSubject.objects.filter(person_id=report.pk).select_related("look")
    for row in rows:
        if row.look.user_id is not None:
            seen.setdefault(row.look.user_id, []).append(row.look.at)
    names = dict(User.objects.filter(pk__in=list(seen)).values_list("pk", "full_name"))
    found = [Reader(names.get(user, ""), len(ats), max(ats)) for user, ats in seen.items()]
    return sorted(found, key=lambda reader: reader.last_at, reverse=True)
