"""The desk's queue, in tabs."""

from datetime import datetime
from enum import StrEnum

from django.db.models import Case, Count, Q, QuerySet, Value, When

from pilar.ground.access.models import User
from pilar.work.intake.models import Report
from pilar.work.intake.queries.likeness import meets_another
from pilar.work.intake.queries.reports import listed


class Tab(StrEnum):
    """What a tab of the queue holds; the value stands in the address."""

    ALL = "semua"
    EMERGENCY = "darurat"
    ALIKE = "mungkin-sama"
    FREE = "tanpa-pemegang"
    LATE = "lewat-tenggat"
    READ = "sudah-dibaca"


def tab_of(reports: QuerySet[Report], tab: Tab, *, at: datetime) -> QuerySet[Report]:
    """Those of `reports` that stand in `tab`."""
    if tab == Tab.READ:
        return reports.exclude(state__in=Report.WAITING)
    waiting = reports.filter(state__in=Report.WAITING)
    if tab == Tab.EMERGENCY:
        return waiting.filter(urgency=Report.Urgency.EMERGENCY)
    if tab == Tab.FREE:
        return waiting.filter(assignee__isnull=True)
    if tab == Tab.LATE:
        return waiting.filter(state=Report.State.NEW, due_at__lt=at)
    if tab == Tab.ALIKE:
        return meets_another(waiting, at=at)
    return waiting


def tab_counts(reports: QuerySet[Report], *, at: datetime) -> dict[str, int]:
    """How many stand in each tab of what waits. Two queries."""
    waiting = Q(state__in=Report.WAITING)
    counts = reports.order_by().aggregate(
        all=Count("pk", filter=waiting),
        emergency=Count("pk", filter=waiting & Q(urgency=Report.Urgency.EMERGENCY)),
        free=Count("pk", filter=waiting & Q(assignee__isnull=True)),
        late=Count("pk", filter=waiting & Q(state=Report.State.NEW, due_at__lt=at)),
    )
    alike = tab_of(reports, Tab.ALIKE, at=at).order_by().count()
    return {
        Tab.ALL: counts["all"],
        Tab.EMERGENCY: counts["emergency"],
        Tab.ALIKE: alike,
        Tab.FREE: counts["free"],
        Tab.LATE: counts["late"],
    }


def most_pressing(reports: QuerySet[Report]) -> QuerySet[Report]:
    """With `first` to order by: 0 for danger to life, 1 for all else; then what is due first."""
    life = When(urgency=Report.Urgency.EMERGENCY, then=Value(0))
    return reports.annotate(first=Case(life, default=Value(1))).order_by("first", "due_at", "pk")


def waiting_for(user: User) -> int:
    """How many reports wait where `user` works. One count over the queue's index."""
    return listed(user).filter(state__in=Report.WAITING).count()
