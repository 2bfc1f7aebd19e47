"""What a city says of itself, as data: numbers to call, hours, days off, service clocks."""

from django.db import models
from django.db.models import F, Q

from pilar.ground.areas.models.area import Area


class EmergencyNumber(models.Model):
    """A number to call now, shown in `position` order on public pages."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="emergency_numbers")
    number = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    purpose_id = models.CharField(max_length=120)
    purpose_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)


class OpeningHours(models.Model):
    """When the desks of an area are open; weekday 0 is Monday."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "weekday"], name="areas_opening_hours_once_a_weekday"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="areas_opening_hours_close_after_open",
            ),
            models.CheckConstraint(
                condition=Q(weekday__lte=6), name="areas_opening_hours_weekday_0_to_6"
            ),
        ]


class CityHoliday(models.Model):
    """A day on which the city does not work, besides the national ones."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="holidays")
    date = models.DateField()
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "date"], name="areas_city_holiday_once_a_day"),
        ]


class ServiceClock(models.Model):
    """How long one step of a service may take: working days, or hours round the clock."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="service_clocks")
    code = models.CharField(max_length=40)
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    law = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "code"], name="areas_clock_once_a_code"),
            models.CheckConstraint(
                condition=Q(working_days__isnull=False, hours__isnull=True)
                | Q(working_days__isnull=True, hours__isnull=False),
                name="areas_clock_in_working_days_or_hours",
            ),
        ]
