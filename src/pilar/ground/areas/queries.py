"""Reading areas. They change once a year, so one process keeps them in memory."""

from functools import lru_cache

from django.conf import settings
from django.db.models import QuerySet

from pilar.ground.areas.models import Area, EmergencyNumber, OpeningHours


@lru_cache(maxsize=1)
def _all() -> dict[str, Area]:
    return {area.code: area for area in Area.objects.order_by("code")}


def forget() -> None:
    """Read the areas anew at the next question (after they were loaded, and between tests)."""
    _all.cache_clear()


def by_code(code: str) -> Area | None:
    """The area with this code, from memory."""
    return _all().get(code) or Area.objects.filter(code=code).first()


def villages(inside: str | None = None) -> list[Area]:
    """Desa and kelurahan of the city, or of the area `inside`, in the order of their codes. No query once warm."""
    prefix = (inside or settings.CITY) + "."
    return [
        area
        for area in _all().values()
        if area.is_village and (area.code.startswith(prefix) or area.code == inside)
    ]


def districts() -> list[Area]:
    """The kecamatan of the city. No query once warm."""
    return [area for area in _all().values() if area.kind == Area.Kind.DISTRICT]


def emergency_numbers() -> QuerySet[EmergencyNumber]:
    """Numbers to call now, in the order in which the city shows them."""
    return EmergencyNumber.objects.filter(area=settings.CITY).order_by("position", "pk")


def opening_hours() -> QuerySet[OpeningHours]:
    """When the desks are open, Monday first."""
    return OpeningHours.objects.filter(area=settings.CITY).order_by("weekday", "pk")
