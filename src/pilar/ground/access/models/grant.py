"""The only source of scope."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pilar.ground.areas.models import Area
from pilar.kernel.ids import new_id


class GrantQuerySet(models.QuerySet["Grant"]):
    def in_force(self, at: datetime) -> Self:
        """Grants whose half-open period holds `at`."""
        return self.filter(valid_from__lte=at).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=at))


class Grant(models.Model):
    """`user` holds `permission` in an area (with all areas inside it) or on one object, over [valid_from, valid_to).

    A grant ends, it is never deleted. `role` names the role that it came with, if it came with one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants")
    permission = models.CharField(max_length=60)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.UUIDField(null=True, blank=True)
    role = models.CharField(max_length=30, blank=True)
    reason = models.CharField(max_length=200)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="access_grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=False, object_id__isnull=True, object_type="")
                | (Q(area__isnull=True, object_id__isnull=False) & ~Q(object_type="")),
                name="access_grant_names_an_area_or_an_object",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "permission", "area"],
                condition=Q(valid_to__isnull=True, area__isnull=False) & ~Q(role=""),
                name="access_grant_role_held_once_an_area",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "permission", "object_type", "object_id"],
                condition=Q(valid_to__isnull=True, area__isnull=True) & ~Q(role=""),
                name="access_grant_role_held_once_an_object",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "permission"], name="access_grant_of_user"),
            models.Index(fields=["object_type", "object_id"], name="access_grant_on_object"),
        ]
