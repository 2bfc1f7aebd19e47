"""Last month as one sentence for the home page: true figures or none."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q
from django.utils import timezone

from pilar.work.intake.models import Report


@dataclass(frozen=True, slots=True)
class LastMonth:
    """Of the reports received in `month`: how many were answered before their clock ran out, and of
    how many the resident (or a second party) has confirmed by now that they are solved."""

    month: date
    received: int
    in_time: int
    confirmed: int


def last_month(on: date) -> LastMonth | None:
    """The month before the one of `on`; None when nothing was reported in it. One query."""
    first_of_this = on.replace(day=1)
    first = (first_of_this - timedelta(days=1)).replace(day=1)
    begins, ends = (
        timezone.make_aware(datetime.combine(day, datetime.min.time()))
        for day in (first, first_of_this)
    )
    words = (Report.Word.RESIDENT, Report.Word.SECOND_PARTY)
    counts = Report.objects.filter(received_at__gte=begins, received_at__lt=ends).aggregate(
        received=Count("pk"),
        in_time=Count("pk", filter=Q(answered_at__lte=F("answer_due_at"))),
        confirmed=Count("pk", filter=Q(closed_word__in=words)),
    )
    return LastMonth(first, **counts) if counts["received"] else None
