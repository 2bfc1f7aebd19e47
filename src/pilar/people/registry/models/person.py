"""A person: a view over records."""

from collections.abc import Collection
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id


class PersonQuerySet(models.QuerySet["Person"]):
    def standing(self) -> Self:
        """Persons that were not merged into another."""
        return self.filter(canonical__isnull=True)

    def in_areas(self, codes: Collection[str]) -> Self:
        """Persons who live in one of these villages."""
        return self.filter(village__in=codes)

    def among(self, ids: models.QuerySet[Any, UUID]) -> Self:
        """These persons, and the ones that they were joined with: a grant on an entry outlives a merge.

        Follows three merges in a row; who was joined more often is found through the area.
        """
        reached = Q(pk__in=ids)
        for step in ("canonical", "canonical__canonical", "canonical__canonical__canonical"):
            reached |= Q(pk__in=Person.objects.filter(pk__in=ids).values(step))
        return self.filter(reached)


class Person(models.Model):
    """The golden values of one person, chosen from its records by survivorship.

    Every column but `id` and `canonical` is computed and can be computed anew (`registry rebuild`).
    `sources` names the record of each value: {record id as hex: [field, ...]}. `canonical` names the
    survivor of a merge; foreign keys to a merged person stay, reads resolve it.
    """

    class Sex(models.TextChoices):
        MALE = "L", _("male")
        FEMALE = "P", _("female")

    class Precision(models.TextChoices):
        DAY = "DAY", _("day")
        MONTH = "MONTH", _("month")
        YEAR = "YEAR", _("year")
        AGE = "AGE", _("counted back from an age")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    full_name = models.CharField(max_length=120, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    birth_precision = models.CharField(max_length=5, choices=Precision.choices, blank=True)
    village = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    rt = models.CharField(max_length=3, blank=True)
    rw = models.CharField(max_length=3, blank=True)
    address = models.CharField(max_length=200, blank=True)
    resident = models.BooleanField(default=True)
    died_on = models.DateField(null=True, blank=True)
    died_hint = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    canonical = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(canonical__isnull=True) | ~Q(canonical=F("id")),
                name="registry_person_is_not_its_own_survivor",
            ),
            models.CheckConstraint(
                condition=Q(birth_date__isnull=True, birth_precision="")
                | (Q(birth_date__isnull=False) & ~Q(birth_precision="")),
                name="registry_person_birth_date_has_a_precision",
            ),
        ]
        indexes = [
            models.Index(fields=["village", "rw", "rt"], name="registry_person_by_place"),
            models.Index(fields=["full_name"], name="registry_person_by_name"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def has_died(self) -> bool:
        return self.died_on is not None

    def source_of(self, field: str) -> UUID | None:
        """The record from which the shown value of `field` came."""
        for record, fields in self.sources.items():
            if field in fields:
                return UUID(record)
        return None

    def age_on(self, on: date) -> int | None:
        """Completed years on the day `on`, or on the day of death; None without a birth date."""
        if self.birth_date is None:
            return None
        day = min(on, self.died_on) if self.died_on else on
        before_birthday = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before_birthday


class Merge(models.Model):
    """`loser` was found to be `survivor`. Undone by ending it; both persons keep all that they had."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    survivor = models.ForeignKey(Person, models.PROTECT, related_name="merges_into")
    loser = models.ForeignKey(Person, models.PROTECT, related_name="merges_away")
    reason = models.CharField(max_length=300, blank=True)
    merged_at = models.DateTimeField()
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["loser"],
                condition=Q(undone_at__isnull=True),
                name="registry_merge_one_standing_per_person",
            )
        ]
