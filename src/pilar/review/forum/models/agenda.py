"""What a meeting talks about, over which evidence, and what it decides."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id
from pilar.people.pillars.models import Organization, Proposal
from pilar.review.forum.models.meeting import Meeting


class AgendaItem(models.Model):
    """One item in its place. A proposal of a pillar may stand behind it. `indicator`, `area` and
    `pillar` name the figures that it is about, until evidence is frozen. `proposed`: the decision that is
    put to the meeting, with owner, deadline and target."""

    class Kind(models.TextChoices):
        OPENING = "OPENING", _("opening")
        REVIEW = "REVIEW", _("what became of earlier steps")
        ACHIEVEMENTS = "ACHIEVEMENTS", _("achievements")
        DISCUSSION = "DISCUSSION", _("discussion")
        STEPS = "STEPS", _("formulating strategic steps")
        CLOSING = "CLOSING", _("closing")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    minutes = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    pillar = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    indicator = models.CharField(max_length=40, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    proposed = models.CharField(max_length=160, blank=True)
    proposed_owner = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_deadline = models.DateField(null=True, blank=True)
    proposed_target = models.DecimalField(max_digits=9, decimal_places=1, null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(proposed="")
                | Q(
                    proposed_owner__isnull=False,
                    proposed_deadline__isnull=False,
                    proposed_target__isnull=False,
                )
                & ~Q(indicator=""),
                name="forum_item_proposed_decision_is_whole",
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"], name="forum_item_one_at_a_position"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=480), name="forum_item_1_to_480_minutes"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """A figure as it stood when it was frozen; rows never change (append-only).

    `figures`: {"numerator", "denominator" (null for a count), "value" (text with one decimal or
    null), "target" (text or null), "trend": [[month, numerator, denominator], ...]}, no floats.
    `as_of` is the day for which it tells, the twelve months up to it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="evidence")
    indicator = models.CharField(max_length=40)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    pillar = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    as_of = models.DateField()
    figures = models.JSONField()
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )


class Decision(models.Model):
    """What was agreed under an item, and over which evidence."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    text = models.CharField(max_length=600)
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.text
