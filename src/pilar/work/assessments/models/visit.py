"""A visit at home."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id
from pilar.people.pillars.models import Member
from pilar.people.registry.models import Household


class VisitQuerySet(models.QuerySet["Visit"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Visits to households in one of these villages."""
        return self.filter(household__village__in=codes)


class Visit(models.Model):
    """Somebody went to a household on a day, and how it went."""

    class Outcome(models.TextChoices):
        DONE = "DONE", _("spoke with the family")
        PARTLY = "PARTLY", _("spoke, but not all could be asked")
        NOBODY = "NOBODY", _("nobody at home")
        REFUSED = "REFUSED", _("did not want to talk")
        MOVED = "MOVED", _("moved away")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="visits")
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="visits")
    visited_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = VisitQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["household", "visited_on"], name="assessments_visit_of_household"),
            models.Index(fields=["member", "visited_on"], name="assessments_visit_by_member"),
        ]
