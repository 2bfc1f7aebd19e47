"""A strategic step (langkah strategis) and what was found when it was judged."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id
from pilar.people.pillars.models import Organization
from pilar.review.forum.models.agenda import Decision
from pilar.review.forum.models.meeting import Meeting, with_districts


class StepQuerySet(models.QuerySet["Step"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Steps of meetings of the whole city, and of those that concern one of these villages."""
        if not codes:
            return self.none()
        return self.filter(
            Q(meeting__area__isnull=True) | Q(meeting__area__in=with_districts(codes))
        )


class Step(models.Model):
    """Who does what until when, and on which figure it shows.

    `indicator` with `area` and `pillar` (None: all) is the figure; `baseline` (None: there was none)
    to `target` in its unit. `began_on` separates before from after.
    """

    class State(models.TextChoices):
        PLANNED = "PLANNED", _("planned")
        UNDER_WAY = "UNDER_WAY", _("under way")
        DONE = "DONE", _("done")
        DROPPED = "DROPPED", _("given up")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="steps")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="steps"
    )
    title = models.CharField(max_length=160)
    owner = models.ForeignKey(Organization, models.PROTECT, related_name="steps_owned")
    supporters = models.ManyToManyField(Organization, related_name="steps_supported")
    deadline = models.DateField()
    indicator = models.CharField(max_length=40)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    pillar = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    baseline = models.DecimalField(max_digits=9, decimal_places=1, null=True, blank=True)
    target = models.DecimalField(max_digits=9, decimal_places=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = StepQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("PLANNED", "DROPPED")) | Q(began_on__isnull=False),
                name="forum_step_begins_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("DONE", "DROPPED"), ended_on__isnull=False)
                | Q(state__in=("PLANNED", "UNDER_WAY"), ended_on__isnull=True),
                name="forum_step_ends_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "deadline"], name="forum_step_by_state")]

    def __str__(self) -> str:
        return self.title


class StepReview(models.Model):
    """What was found on a day, with the figures that it was found on; rows never change.

    `figures`: {"before": [numerator, denominator], "after": [...], "effect", "low", "high": texts
    with one decimal or null}.
    """

    class Verdict(models.TextChoices):
        WORKED = "WORKED", _("it worked")
        TOWARD = "TOWARD", _("moving toward the target")
        NOT_PROVEN = "NOT_PROVEN", _("not proven yet")
        AWAY = "AWAY", _("moving away from the target")
        FAILED = "FAILED", _("it did not work")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey(Step, models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.CharField(max_length=400)
    figures = models.JSONField()
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
