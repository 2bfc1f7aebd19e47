"""A meeting of the forum (sarasehan), who is invited and who came."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id
from pilar.people.pillars.models import Member, Organization


def with_districts(codes: Collection[str]) -> set[str]:
    """The villages and the kecamatan that they lie in."""
    return {*codes, *(code.rsplit(".", 1)[0] for code in codes)}


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Meetings of the whole city, and those of these villages or of a kecamatan that one lies in."""
        if not codes:
            return self.none()
        return self.filter(Q(area__isnull=True) | Q(area__in=with_districts(codes)))


class Meeting(models.Model):
    """One meeting. `area` None: of the whole city. `invited`: how many the invitation speaks of,
    where the list of names is not complete (None: the list is). `item_now` is what is talked about."""

    class State(models.TextChoices):
        PREPARING = "PREPARING", _("being prepared")
        HELD = "HELD", _("under way")
        CLOSED = "CLOSED", _("held and closed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField(max_length=120)
    theme = models.CharField(max_length=240)
    place = models.CharField(max_length=160)
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARING)
    invited = models.PositiveSmallIntegerField(null=True, blank=True)
    item_now = models.ForeignKey(
        "forum.AgendaItem", models.PROTECT, null=True, blank=True, related_name="+"
    )
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="forum_meeting_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(state="CLOSED", closed_at__isnull=False)
                | (~Q(state="CLOSED") & Q(closed_at__isnull=True)),
                name="forum_meeting_closed_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["on"], name="forum_meeting_by_day")]

    def __str__(self) -> str:
        return self.title


class Invitee(models.Model):
    """Somebody who is invited, from a pillar or another organisation (None: as a resident).

    `token_index` finds the invitee by the code of the invitation; the code itself is not stored.
    `walked_in`: came without an invitation.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="invitees")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=80, blank=True)
    walked_in = models.BooleanField(default=False)
    token_index = models.BinaryField(max_length=16, unique=True)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"], name="forum_invitee_member_once_a_meeting"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """The invitee was there: exactly once. `noted_by` None: checked in with the code of the invitation."""

    class How(models.TextChoices):
        QR = "QR", _("by QR code")
        LIST = "LIST", _("by the list")

    invitee = models.OneToOneField(Invitee, models.PROTECT, related_name="attendance")
    how = models.CharField(max_length=4, choices=How.choices)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
