"""Days of the city as moments."""

from datetime import date, datetime, time

from django.utils import timezone


def midnight(day: date) -> datetime:
    """The moment at which `day` begins in the city."""
    return timezone.make_aware(datetime.combine(day, time()))
