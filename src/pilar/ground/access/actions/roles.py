"""Giving and ending roles: many grants at once, for one area."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from pilar.ground.access import queries, scope
from pilar.ground.access.actions.guards import locked, not_on_oneself
from pilar.ground.access.events import Event
from pilar.ground.access.models import Grant, User
from pilar.ground.access.roles import Level, Role, roles
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError


class RoleAlreadyHeld(DomainError):
    code = "access.role.already_held"


class RoleNotHeld(DomainError):
    code = "access.role.not_held"


class RoleDoesNotFit(DomainError):
    """No such role, or not for an area of this size, or not for a pillar."""

    code = "access.role.does_not_fit"


class RoleStandsAlone(DomainError):
    """Managing accounts and seeing people do not go together."""

    code = "access.role.stands_alone"


def fitting(code: str, area: Area, pillar: Model | None, *, held: Iterable[Grant] = ()) -> Role:
    """The role `code`, if it is given for this area and pillar beside what is `held`.

    Raises RoleDoesNotFit, RoleStandsAlone.
    """
    role = roles().get(code)
    if role is None:
        raise RoleDoesNotFit(_("There is no such role. Choose one from the list."))
    if Level.of(area) not in role.levels:
        message = _("%(role)s is not given for %(area)s. Choose a larger or a smaller area.")
        raise RoleDoesNotFit(message % {"role": role.name, "area": area.name})
    if pillar is not None and not role.on_pillar:
        message = _("%(role)s is not given for a pillar. Leave the pillar out.")
        raise RoleDoesNotFit(message % {"role": role.name})
    _refuse_mixing(role, held)
    return role


def _refuse_mixing(role: Role, standing: Iterable[Grant]) -> None:
    held = {grant.role for grant in standing} - {role.code}
    others = [roles()[code] for code in held if code in roles()]
    if others and (role.alone or any(other.alone for other in others)):
        message = _(
            "Whoever manages accounts has no other role: nobody may give themselves access to people. "
            "Use a second account."
        )
        raise RoleStandsAlone(message)


def role_rows(
    user: User, role: Role, area: Area, pillar: Model | None, by: User | None, at: datetime
) -> list[Grant]:
    """The grants that a role is, from `at` on, not saved."""

    def row(permission: str, **target: object) -> Grant:
        return Grant(
            user=user,
            permission=permission,
            role=role.code,
            reason=f"role {role.code}",
            valid_from=at,
            granted_by=by,
            **target,
        )

    on_area = [row(permission, area=area) for permission in sorted(role.permissions)]
    if pillar is None:
        return on_area
    target = {"object_type": pillar._meta.label_lower, "object_id": pillar.pk}
    return on_area + [row(permission, **target) for permission in sorted(role.on_pillar)]


@transaction.atomic
def assign_role(
    user: User,
    role_code: str,
    area: Area,
    *,
    by: User | None,
    at: datetime,
    pillar: Model | None = None,
) -> Role:
    """Give `user` a role for `area` from `at` on; with `pillar`, also what the role holds on that pillar.

    `by` is None for the command line and the demo. Raises NotOnOneself, RoleDoesNotFit,
    RoleStandsAlone, and RoleAlreadyHeld when the same role is held for the same area (and pillar).
    """
    not_on_oneself(user, by)
    locked(user.pk)
    standing = list(Grant.objects.in_force(at).filter(user=user).exclude(role=""))
    role = fitting(role_code, area, pillar, held=standing)
    held = {
        (grant.permission, grant.area_id, grant.object_type, grant.object_id)
        for grant in standing
        if grant.role == role.code
    }
    missing = [
        row
        for row in role_rows(user, role, area, pillar, by, at)
        if (row.permission, row.area_id, row.object_type, row.object_id) not in held
    ]
    if not missing:
        message = _("%(name)s already has the role %(role)s for %(area)s.")
        raise RoleAlreadyHeld(
            message % {"name": user.full_name, "role": role.name, "area": area.name}
        )
    Grant.objects.bulk_create(missing)
    _record(Event.ROLE_ASSIGNED, user, role.code, area.pk, pillar, by, at)
    scope.forget(user)
    return role


@transaction.atomic
def assign_roles(
    user: User,
    role_code: str,
    areas: Iterable[Area],
    *,
    by: User | None,
    at: datetime,
    pillar: Model | None = None,
) -> None:
    """`assign_role` for each of `areas`, all or none; the pillar comes with the first."""
    for area in areas:
        assign_role(user, role_code, area, by=by, at=at, pillar=pillar)
        pillar = None


def _record(
    event: Event,
    user: User,
    role: str,
    area: str,
    pillar: Model | None,
    by: User | None,
    at: datetime,
) -> None:
    on = f"{pillar._meta.label_lower}:{pillar.pk}" if pillar is not None else ""
    audit.record(event, target=user, by=by, at=at, area=area, role=role, pillar=on)


@transaction.atomic
def end_role(
    user: User,
    role_code: str,
    area: Area | None = None,
    *,
    by: User | None,
    at: datetime,
    object_id: UUID | None = None,
) -> int:
    """End a role of `user` for `area`, or on the object (a pillar) with this id; gives how many grants ended.

    Raises NotOnOneself, and RoleNotHeld when it has ended already.
    """
    not_on_oneself(user, by)
    locked(user.pk)
    grants = list(
        Grant.objects.in_force(at).filter(user=user, role=role_code, area=area, object_id=object_id)
    )
    if not grants:
        raise RoleNotHeld(_("That role has already ended. Load the page again."))
    for grant in grants:
        grant.valid_to = at
    Grant.objects.bulk_update(grants, ["valid_to"])
    audit.record(
        Event.ROLE_ENDED,
        target=user,
        by=by,
        at=at,
        area=area.pk if area else "",
        role=role_code,
        pillar=str(object_id or ""),
    )
    scope.forget(user)
    return len(grants)


@transaction.atomic
def refresh_roles(*, at: datetime) -> tuple[int, int]:
    """Bring the grants of all roles to what config/roles.py says now: (given, ended).

    For the day on which a new release gives a role another permission. Run again, it changes nothing.
    """
    given: list[Grant] = []
    ended: list[Grant] = []
    for held in queries.held_roles_of_all(at=at):
        role = roles().get(held.role)
        wanted = _wanted(role, on_area=held.area_id is not None)
        standing = {grant.permission: grant for grant in held.grants}
        ended += [grant for permission, grant in standing.items() if permission not in wanted]
        given += [
            Grant(
                user_id=held.user_id,
                permission=permission,
                role=held.role,
                reason=f"role {held.role}",
                valid_from=at,
                area_id=held.area_id,
                object_type=held.object_type,
                object_id=held.object_id,
            )
            for permission in sorted(wanted - set(standing))
        ]
    for grant in ended:
        grant.valid_to = at
    Grant.objects.bulk_update(ended, ["valid_to"], batch_size=500)
    Grant.objects.bulk_create(given, batch_size=1000)
    if given or ended:
        audit.record(Event.ROLES_REFRESHED, by=None, at=at, given=len(given), ended=len(ended))
    return len(given), len(ended)


def _wanted(role: Role | None, *, on_area: bool) -> set[str]:
    if role is None:
        return set()
    return {str(permission) for permission in (role.permissions if on_area else role.on_pillar)}
