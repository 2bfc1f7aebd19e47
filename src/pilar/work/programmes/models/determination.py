"""What the rules answered."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id
from pilar.people.registry.models import Household


class DeterminationQuerySet(models.QuerySet["Determination"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Determinations of households in one of these villages."""
        return self.filter(household__village__in=codes)


class Determination(models.Model):
    """The answer of one rule set for one household on one day. Append-only; can be replayed.

    `facts` and `answer` are canonical JSON; with `fingerprint` the answer follows from the facts
    again, byte for byte. Amounts are whole rupiah a year, least and most over what is not known.
    """

    class Verdict(models.TextChoices):
        MAY_BE_PROPOSED = "MAY_BE_PROPOSED", _("may be proposed")
        NOT_MET = "NOT_MET", _("not met yet")
        UNKNOWN = "UNKNOWN", _("a fact is missing")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="determinations")
    programme = models.CharField(max_length=20)
    on = models.DateField()
    fingerprint = models.CharField(max_length=64)
    facts = models.TextField()
    answer = models.TextField()
    verdict = models.CharField(max_length=16, choices=Verdict.choices)
    least_idr = models.BigIntegerField()
    most_idr = models.BigIntegerField()
    computed_at = models.DateTimeField()
    computed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DeterminationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(least_idr__gte=0, most_idr__gte=models.F("least_idr")),
                name="programmes_determination_amount_is_a_range",
            )
        ]
        indexes = [
            models.Index(
                fields=["household", "programme", "computed_at"],
                name="programmes_answer_of_household",
            ),
            models.Index(
                fields=["programme", "verdict", "computed_at"], name="programmes_answer_by_verdict"
            ),
        ]
