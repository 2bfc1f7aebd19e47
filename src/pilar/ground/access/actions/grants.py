"""Giving and ending single grants: what the actions of other apps call."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from pilar.ground.access import scope
from pilar.ground.access.actions.guards import manages_accounts, not_on_oneself
from pilar.ground.access.events import Event
from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.ground.rows import insert
from pilar.kernel.ids import new_id

_BULK = (
    "id",
    "user_id",
    "permission",
    "object_type",
    "object_id",
    "role",
    "reason",
    "valid_from",
    "valid_to",
    "granted_by_id",
)


@dataclass(frozen=True)
class NewGrant:
    """One row for `bulk_grant`: `permission` on one object, over [valid_from, valid_to).

    `id` may be the caller's, to keep what the grant belongs to.
    """

    user_id: UUID
    permission: str
    object_type: str
    object_id: UUID
    reason: str
    valid_from: datetime
    valid_to: datetime | None = None
    granted_by_id: UUID | None = None  # None: whoever gives them all
    id: UUID = field(default_factory=new_id)


@transaction.atomic
def grant(
    user: User,
    permission: str,
    *,
    area: Area | None = None,
    obj: Model | None = None,
    reason: str,
    by: User | None,
    at: datetime,
    until: datetime | None = None,
) -> Grant:
    """Let `user` have `permission` in `area` or on `obj` from `at` until `until` (open when None).

    Give exactly one of `area` and `obj`. `reason` is a short word on why; it is shown on the page
    of the account and names no resident. The same grant in force twice is one: it is given back.
    Raises NotOnOneself when an account manager grants something to the own account.
    """
    if (area is None) == (obj is None):
        message = "A grant is on an area or on an object: give one of the two."
        raise ValueError(message)
    if by is not None and by.pk == user.pk and manages_accounts(by):
        not_on_oneself(user, by)
    target = _target(area, obj)
    User.objects.select_for_update().get(pk=user.pk)
    standing = Grant.objects.in_force(at).filter(
        user=user, permission=permission, role="", reason=reason, valid_to=until, **target
    )
    if same := standing.first():
        return same
    given = Grant.objects.create(
        user=user,
        permission=permission,
        reason=reason,
        valid_from=at,
        valid_to=until,
        granted_by=by,
        **target,
    )
    audit.record(
        Event.GRANT_GIVEN,
        target=user,
        by=by,
        at=at,
        area=area.pk if area else "",
        grant=str(given.pk),
        permission=permission,
        object=f"{given.object_type}:{given.object_id}" if obj else "",
        until=until.isoformat() if until else None,
    )
    scope.forget(user)
    return given


def _target(area: Area | None, obj: Model | None) -> dict[str, object]:
    if obj is None:
        return {"area": area, "object_type": "", "object_id": None}
    return {"area": None, "object_type": obj._meta.label_lower, "object_id": obj.pk}


@transaction.atomic
def end_grant(grant: Grant, *, by: User | None, at: datetime) -> None:
    """End `grant` at `at`; one that has ended already stays as it is. The row remains."""
    standing = Grant.objects.select_for_update().select_related("user").get(pk=grant.pk)
    if standing.valid_to is not None and standing.valid_to <= at:
        return
    _end([standing], at)
    audit.record(
        Event.GRANT_ENDED,
        target=standing.user,
        by=by,
        at=at,
        area=standing.area_id or "",
        grant=str(standing.pk),
        permission=standing.permission,
    )


@transaction.atomic
def end_grants_on(
    obj: Model, *, by: User | None, at: datetime, user: User | None = None, permission: str = ""
) -> int:
    """End what is in force on `obj` (of `user`, of `permission`, where given); gives how many ended.

    For an object that is done, a task that changes hands.
    """
    standing = (
        Grant.objects.select_for_update()
        .in_force(at)
        .filter(object_type=obj._meta.label_lower, object_id=obj.pk)
    )
    if user is not None:
        standing = standing.filter(user=user)
    if permission:
        standing = standing.filter(permission=permission)
    grants = list(standing)
    _end(grants, at)
    if grants:
        audit.record(
            Event.GRANT_ENDED, target=obj, by=by, at=at, grants=[str(grant.pk) for grant in grants]
        )
    if user is not None:
        scope.forget(user)
    return len(grants)


def _end(grants: Sequence[Grant], at: datetime) -> None:
    for grant in grants:
        grant.valid_to = max(at, grant.valid_from)
    Grant.objects.bulk_update(grants, ["valid_to"], batch_size=500)


@transaction.atomic
def bulk_grant(rows: Sequence[NewGrant], *, by: User | None, at: datetime) -> int:
    """Write many object grants as one act with its count; the same rows as `grant`."""
    giver = by.pk if by else None
    insert(
        Grant,
        _BULK,
        (
            (
                row.id,
                row.user_id,
                row.permission,
                row.object_type,
                row.object_id,
                "",
                row.reason,
                row.valid_from,
                row.valid_to,
                row.granted_by_id or giver,
            )
            for row in rows
        ),
    )
    if rows:
        audit.record(Event.GRANTS_GIVEN, by=by, at=at, count=len(rows))
    return len(rows)
