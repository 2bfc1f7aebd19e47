"""A household, and who belongs to it over time."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id
from pilar.people.registry.models.person import Person


class HouseholdQuerySet(models.QuerySet["Household"]):
    def in_areas(self, codes: Collection[str]) -> Self:
        """Households that live in one of these villages."""
        return self.filter(village__in=codes)


class Household(models.Model):
    """People who share a dwelling and a budget; golden values like Person's, `sources` likewise."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    village = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    rt = models.CharField(max_length=3, blank=True)
    rw = models.CharField(max_length=3, blank=True)
    address = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["village", "rw", "rt"], name="registry_household_by_place")]


class Membership(models.Model):
    """A person's place in a household over the half-open period [valid_from, valid_to). Computed from records."""

    class Role(models.TextChoices):
        HEAD = "HEAD", _("head of the family")
        SPOUSE = "SPOUSE", _("spouse")
        CHILD = "CHILD", _("child")
        CHILD_IN_LAW = "CHILD_IN_LAW", _("son- or daughter-in-law")
        GRANDCHILD = "GRANDCHILD", _("grandchild")
        PARENT = "PARENT", _("parent")
        PARENT_IN_LAW = "PARENT_IN_LAW", _("parent-in-law")
        OTHER_KIN = "OTHER_KIN", _("other kin")
        HELPER = "HELPER", _("domestic helper")
        OTHER = "OTHER", _("other")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=13, choices=Role.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="registry_membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(valid_to__isnull=True),
                name="registry_membership_one_current_per_person",
            ),
        ]
