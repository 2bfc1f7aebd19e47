"""Reading accounts, roles, grants and sessions."""

import time
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from itertools import groupby
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from pilar.ground.access import browsers, scope
from pilar.ground.access.models import Grant, User
from pilar.ground.access.roles import Role, roles
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area


def place_name(area: Area) -> str:
    """An area as one says it: a kecamatan and a desa may share a name."""
    if area.kind in (Area.Kind.PROVINCE, Area.Kind.CITY):
        return area.name
    return f"{area.get_kind_display()} {area.name}"


@dataclass(frozen=True)
class HeldRole:
    """A role that an account holds: for one area, or on one pillar; with the grants that it consists of."""

    user_id: UUID
    role: str
    area_id: str | None
    object_type: str
    object_id: UUID | None
    since: datetime
    grants: tuple[Grant, ...] = field(repr=False, compare=False)

    @property
    def key(self) -> str:
        """Names this role among those of the account."""
        return f"{self.role}:{self.area_id or self.object_id}"

    @property
    def definition(self) -> Role | None:
        """None when config/roles.py knows the role no longer."""
        return roles().get(self.role)

    @property
    def name(self) -> str:
        return str(self.definition.name if self.definition else self.role)

    @property
    def area(self) -> Area | None:
        return areas.by_code(self.area_id) if self.area_id else None

    @property
    def place(self) -> str:
        """What the role is held for, in words. One query for a pillar, none for an area."""
        if self.area:
            return place_name(self.area)
        model = apps.get_model(self.object_type)
        return str(model._default_manager.filter(pk=self.object_id).first() or _("no longer there"))


def _grouped(grants: QuerySet[Grant]) -> list[HeldRole]:
    def key(grant: Grant) -> tuple[str, str, str, str, str]:
        return (
            str(grant.user_id),
            grant.role,
            grant.area_id or "",
            grant.object_type,
            str(grant.object_id or ""),
        )

    order = list(roles())
    held = []
    for _key, group in groupby(sorted(grants, key=key), key):
        rows = tuple(group)
        since = min(row.valid_from for row in rows)
        first = rows[0]
        held.append(
            HeldRole(
                first.user_id,
                first.role,
                first.area_id,
                first.object_type,
                first.object_id,
                since,
                rows,
            )
        )

    def place_in_list(one: HeldRole) -> tuple[int, bool, datetime]:
        known = order.index(one.role) if one.role in order else len(order)
        return known, one.area_id is None, one.since

    return sorted(held, key=place_in_list)


def held_roles(users: Collection[UUID], *, at: datetime) -> dict[UUID, list[HeldRole]]:
    """The roles of each of these accounts at `at`, in the order of config/roles.py. One query."""
    found: defaultdict[UUID, list[HeldRole]] = defaultdict(list)
    for held in _grouped(Grant.objects.in_force(at).exclude(role="").filter(user__in=users)):
        found[held.user_id].append(held)
    return found


_CODES_KEPT = 60.0  # seconds: the log may name a role for a minute after it ended
_codes: dict[UUID, tuple[float, list[str]]] = {}


def role_codes(user: User) -> list[str]:
    """Codes of the roles that `user` holds, for the log. At most one query a minute in each process."""
    until, codes = _codes.get(user.pk, (0.0, []))
    if until < time.monotonic():
        held = Grant.objects.in_force(timezone.now()).filter(user=user).exclude(role="")
        codes = sorted(set(held.values_list("role", flat=True)))
        if len(_codes) > 5000:
            _codes.clear()
        _codes[user.pk] = (time.monotonic() + _CODES_KEPT, codes)
    return codes


def held_roles_of_all(*, at: datetime) -> list[HeldRole]:
    """Every role that anybody holds at `at`. One query over all grants of roles."""
    return _grouped(Grant.objects.in_force(at).exclude(role=""))


def single_grants(user: User, *, at: datetime) -> QuerySet[Grant]:
    """What an account holds besides its roles at `at`: tasks, transfers; newest first."""
    return (
        Grant.objects.in_force(at)
        .filter(user=user, role="")
        .select_related("area", "granted_by")
        .order_by("-valid_from", "-pk")
    )


def _with_ancestors(code: str) -> list[str]:
    parts = code.split(".")
    return [".".join(parts[: length + 1]) for length in range(len(parts))]


def holders(permission: str, *, area: Area | str, at: datetime) -> QuerySet[User]:
    """Active accounts that hold `permission` for the whole of `area` (or its code) at `at`: whom to tell."""
    code = area.pk if isinstance(area, Area) else area
    grants = Grant.objects.in_force(at).filter(
        user=OuterRef("pk"), permission=permission, area__in=_with_ancestors(code)
    )
    return User.objects.filter(Exists(grants), is_active=True)


def holders_anywhere(permission: str, *, at: datetime) -> QuerySet[User]:
    """Active accounts that hold `permission` for any area at `at`: whom to choose from."""
    grants = Grant.objects.in_force(at).filter(
        user=OuterRef("pk"), permission=permission, area__isnull=False
    )
    return User.objects.filter(Exists(grants), is_active=True)


def accounts(
    *, at: datetime, words: str = "", role: str = "", area: str = "", state: str = ""
) -> QuerySet[User]:
    """Accounts whose name or address has all of `words`, that hold `role`, for `area` or inside it, in `state`."""
    found = User.objects.all()
    for word in words.split():
        found = found.filter(Q(full_name__icontains=word) | Q(email__icontains=word))
    if state in User.State:
        found = found.in_state(User.State(state))
    if role or area:
        grants = Grant.objects.in_force(at).exclude(role="").filter(user=OuterRef("pk"))
        if role:
            grants = grants.filter(role=role)
        if area:
            grants = grants.filter(Q(area=area) | Q(area__code__startswith=f"{area}."))
        found = found.filter(Exists(grants))
    return found


def home_of(user: User, *, at: datetime) -> str:
    """Name of the URL that the account lands on: of its first role; "" when it has none. One query."""
    for held in held_roles([user.pk], at=at)[user.pk]:
        if held.definition:
            return held.definition.home
    return ""


def sessions(user: User, *, at: datetime) -> list[UserSession]:
    """Where the account is signed in at `at`, newest first, each with its `browser` in words. One query."""
    living = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=at)
    found: QuerySet[UserSession] = UserSession.objects.filter(Exists(living), user=user)
    living_now = list(found.order_by("-created_at", "-pk"))
    for session in living_now:
        session.browser = browsers.in_words(session.user_agent)
    return living_now


def has_two_step(user: User) -> bool:
    """Whether signing in asks for a code besides the password."""
    return bool(
        Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()
    )


def pillars() -> list[Model]:
    """What a role may be held on besides an area, as config/wiring.py names it: the organisations of the pillars."""
    path: str = import_module(settings.PILAR_WIRING).PILLARS
    return list(import_string(path)()) if path else []


def demo_accounts() -> list[User]:
    """The accounts that the sign-in page of the demo offers, in the order of the roles. One query."""
    order = list(roles())
    found = User.objects.filter(is_active=True).exclude(demo_role="")
    return sorted(
        found, key=lambda user: order.index(user.demo_role) if user.demo_role in order else 99
    )


def where_in_words(user: User) -> str:
    """Where an account works, in two words for the top bar. No query beside the grants of the request."""
    codes = frozenset[str]().union(*scope.held(user).areas.values())
    outermost = [c for c in sorted(codes) if not any(c.startswith(f"{o}.") for o in codes)]
    places = [area for code in outermost if (area := areas.by_code(code))]
    if len(places) > 1:
        return _("%(count)s areas") % {"count": len(places)}
    return place_name(places[0]) if places else ""
