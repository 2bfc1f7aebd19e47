"""Targets that the city sets itself."""

from django.conf import settings
from django.db import models


class Target(models.Model):
    """From `valid_from` on, `indicator` is to reach `value` (percent, or a count a month)."""

    indicator = models.CharField(max_length=40)
    valid_from = models.DateField()
    value = models.DecimalField(max_digits=9, decimal_places=1)
    source = models.CharField(max_length=200)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "valid_from"], name="indicators_target_one_a_day"
            )
        ]
