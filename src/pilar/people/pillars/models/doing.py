"""What members and pillars do besides tasks: activities, programmes of their own, proposals to the forum."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.ground.files.models import Upload
from pilar.kernel.ids import new_id
from pilar.people.pillars.models.member import Member
from pilar.people.pillars.models.organization import Organization


class ActivityQuerySet(models.QuerySet["Activity"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Activities in one of these villages."""
        return self.filter(village__in=codes)


class Activity(models.Model):
    """Something a member did on one day, recorded in a minute. About a group, never about one person.

    `id` may come from the phone: the same id again changes nothing. `organization` is the pillar
    itself, also for a member of a chapter.
    """

    class Kind(models.TextChoices):
        HOME_VISIT = "HOME_VISIT", _("home visits")
        ACCOMPANYING = "ACCOMPANYING", _("accompanying to a service")
        MEETING = "MEETING", _("a meeting")
        FAMILY_SESSION = "FAMILY_SESSION", _("family group session (P2K2)")
        DATA_CHECK = "DATA_CHECK", _("checking data")
        OUTREACH = "OUTREACH", _("informing residents")
        COMMUNITY_WORK = "COMMUNITY_WORK", _("working together (kerja bakti)")
        DISTRIBUTION = "DISTRIBUTION", _("handing out aid")
        READINESS = "READINESS", _("disaster readiness")
        RESPONSE = "RESPONSE", _("disaster response")
        OTHER = "OTHER", _("something else")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="activities")
    member = models.ForeignKey(Member, models.PROTECT, related_name="activities")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    village = models.ForeignKey(Area, models.PROTECT, related_name="+")
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    people_reached = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    photo = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=1440),
                name="pillars_activity_5_minutes_to_a_day",
            ),
            models.CheckConstraint(
                condition=Q(people_reached__lte=5000), name="pillars_activity_people_up_to_5000"
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "on"], name="pillars_activity_of_pillar"),
            models.Index(fields=["member", "on"], name="pillars_activity_of_member"),
            models.Index(fields=["village", "on"], name="pillars_activity_in_village"),
        ]


class Initiative(models.Model):
    """A programme of a pillar's own. An innovation says which outcome it hopes for, so that it can be judged."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="initiatives")
    name = models.CharField(max_length=120)
    about = models.TextField(max_length=1000)
    is_innovation = models.BooleanField(default=False)
    hoped_outcome = models.CharField(max_length=300, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_innovation=False) | ~Q(hoped_outcome=""),
                name="pillars_initiative_innovation_hopes_for_something",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="pillars_initiative_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Proposal(models.Model):
    """What a pillar brings to the forum, and what became of it."""

    class State(models.TextChoices):
        OPEN = "OPEN", _("waiting for a forum")
        ON_AGENDA = "ON_AGENDA", _("on the agenda")
        TAKEN = "TAKEN", _("became a step")
        DECLINED = "DECLINED", _("not taken up")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="proposals")
    title = models.CharField(max_length=160)
    reason = models.TextField(max_length=1000)
    hoped_outcome = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.CharField(max_length=300, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="DECLINED") | ~Q(answer=""),
                name="pillars_proposal_declined_with_an_answer",
            )
        ]

    def __str__(self) -> str:
        return self.title
