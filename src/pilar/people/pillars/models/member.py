"""A member of an organisation: by which decree, until when, for which villages."""

from collections.abc import Collection
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id
from pilar.people.pillars.models.organization import Organization


class MemberQuerySet(models.QuerySet["Member"]):
    def of(self, organization: Organization) -> Self:
        """Members of the organisation and of its chapters."""
        return self.filter(Q(organization=organization) | Q(organization__parent=organization))

    def serving(self, on: date) -> Self:
        """Members whose decree, this one or a former one, holds on the day `on`, and who have not left."""
        former = FormerDecree.objects.filter(
            member=models.OuterRef("pk"), valid_from__lte=on, valid_to__gt=on
        )
        return self.filter(
            Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))
            | Q(models.Exists(former)),
        ).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))

    def covering(self, village: str, on: date) -> Self:
        """Members who were given this village on the day `on`."""
        given = Coverage.objects.in_force(on).filter(member=models.OuterRef("pk"), area=village)
        return self.filter(models.Exists(given))

    def in_areas(self, codes: Collection[str]) -> Self:
        """Members who were ever given one of these villages."""
        given = Coverage.objects.filter(member=models.OuterRef("pk"), area__in=codes)
        return self.filter(models.Exists(given))


class Member(models.Model):
    """Somebody who serves in a pillar (or works for an office or partner), perhaps with an account.

    The decree that stands now gives [valid_from, valid_to); former ones are FormerDecree. `capacity` is
    how many tasks may be open at once. `phone` is encrypted (sealing.py).
    """

    class Status(models.TextChoices):
        VOLUNTEER = "VOLUNTEER", _("volunteer")
        OFFICE_HOLDER = "OFFICE_HOLDER", _("office-holder")
        CONTRACT = "CONTRACT", _("contract")
        PPPK = "PPPK", _("PPPK")
        CIVIL_SERVANT = "CIVIL_SERVANT", _("civil servant")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="members")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pillar_member",
    )
    full_name = models.CharField(max_length=120)
    office = models.CharField(max_length=80, blank=True)
    member_number = models.CharField(max_length=40, blank=True)  # NIA of Tagana, or the like
    status = models.CharField(max_length=15, choices=Status.choices, default=Status.VOLUNTEER)
    phone = models.BinaryField(max_length=80, blank=True, default=b"")
    decree_number = models.CharField(max_length=80)
    decree_date = models.DateField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    capacity = models.PositiveSmallIntegerField(default=4)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="pillars_member_decree_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="")
                | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="pillars_member_leaves_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1, capacity__lte=50),
                name="pillars_member_capacity_1_to_50",
            ),
        ]
        indexes = [models.Index(fields=["organization", "valid_to"], name="pillars_member_of")]

    def __str__(self) -> str:
        return self.full_name

    def serves_on(self, on: date) -> bool:
        """Whether the decree that stands now holds on the day `on`, and the member has not left."""
        if self.ended_on and self.ended_on <= on:
            return False
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


class FormerDecree(models.Model):
    """A decree that a member served by before the one that stands now, over [valid_from, valid_to)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="former_decrees")
    number = models.CharField(max_length=80)
    dated_on = models.DateField()
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gt=F("valid_from")),
                name="pillars_former_decree_ends_after_it_begins",
            )
        ]


class CoverageQuerySet(models.QuerySet["Coverage"]):
    def in_force(self, on: date) -> Self:
        """Coverage that holds on the day `on`."""
        return self.filter(valid_from__lte=on).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on))


class Coverage(models.Model):
    """A village was given to a member over [valid_from, valid_to). Villages only: a kecamatan is its villages."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="coverage")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = CoverageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="pillars_coverage_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["member", "area"],
                condition=Q(valid_to__isnull=True),
                name="pillars_coverage_one_current_a_village",
            ),
        ]
