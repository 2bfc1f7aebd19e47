"""A pair of entries that may be one person."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.kernel.ids import new_id
from pilar.people.registry.models import Merge, Person


class PairQuerySet(models.QuerySet["CandidatePair"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Pairs of which both sides live in these villages: nobody decides over whom they may not see."""
        return self.filter(left__village__in=codes, right__village__in=codes)


class CandidatePair(models.Model):
    """Two standing entries that may be one person: what speaks for it, and what was decided.

    `left` has the smaller id, so that a pair stands once. `evidence` is the waterfall as it was:
    [[field, level, bits, [seen, ...]], ...]; `weight` its sum with the prior, in bits.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", _("to review")
        SAME = "SAME", _("one person")
        DIFFERENT = "DIFFERENT", _("two persons")

    class Reason(models.TextChoices):
        SAME_NIK = "SAME_NIK", _("One NIK, but name or birth date disagree")
        ALIKE = "ALIKE", _("Much alike, without a NIK that settles it")
        TWICE = "TWICE", _("Twice in one list")
        PROPOSED = "PROPOSED", _("Proposed by a worker")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    left = models.ForeignKey(Person, models.PROTECT, related_name="pairs_left")
    right = models.ForeignKey(Person, models.PROTECT, related_name="pairs_right")
    reason = models.CharField(max_length=10, choices=Reason.choices)
    weight = models.FloatField()
    evidence = models.JSONField(default=list)
    weights_version = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    merge = models.ForeignKey(
        Merge, models.PROTECT, null=True, blank=True, related_name="candidate_pairs"
    )

    objects = PairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="matching_pair_stands_once"),
            models.CheckConstraint(
                condition=Q(left__lt=F("right")), name="matching_pair_left_has_the_smaller_id"
            ),
            models.CheckConstraint(
                condition=Q(state="OPEN", decided_at__isnull=True)
                | (~Q(state="OPEN") & Q(decided_at__isnull=False)),
                name="matching_pair_is_decided_with_its_time",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "weight"], name="matching_pair_by_state"),
        ]
