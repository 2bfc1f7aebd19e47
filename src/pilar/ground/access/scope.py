"""Who may do what, where. Grants are the only source; what is out of scope does not exist (404).

A view finds what it shows through `visible` or `get_or_404`, and stands behind `requires`. What
an account holds is read once a request, in one query, and kept on its object; the ids of single
objects, thousands in time, stay in the database.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from pilar.ground.access.models import Grant, User
from pilar.ground.access.types import SignedInRequest
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area

M = TypeVar("M", bound=Model)
P = ParamSpec("P")
Somebody = User | AnonymousUser
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
SignedInView = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]

SIGNED_IN = "signed in"
_KEPT = "_pilar_held"
_NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Held:
    """What one account holds now: codes of areas by permission; permission and model label of objects."""

    areas: Mapping[str, frozenset[str]] = field(default_factory=dict)
    objects: frozenset[tuple[str, str]] = frozenset()

    def has(self, permission: str) -> bool:
        """Whether `permission` is held anywhere, on an area or on an object."""
        return permission in self.areas or any(held == permission for held, _ in self.objects)


def _read(user: User) -> Held:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    objects = set()
    rows = (
        Grant.objects.in_force(timezone.now())
        .filter(user_id=user.pk)
        .values_list("permission", "area_id", "object_type")
        .distinct()
    )
    for permission, area, object_type in rows:
        if object_type:
            objects.add((permission, object_type))
        else:
            codes[permission].add(area)
    return Held({key: frozenset(found) for key, found in codes.items()}, frozenset(objects))


def held(user: Somebody) -> Held:
    """What `user` holds now: nothing unless signed in and active. One query, then kept on `user`."""
    if not user.is_authenticated or not user.is_active:
        return Held()
    if _KEPT not in user.__dict__:
        user.__dict__[_KEPT] = _read(user)
    return cast(Held, user.__dict__[_KEPT])


def granted(
    user: Somebody, permission: str, model: type[Model]
) -> QuerySet[Grant, UUID | None] | None:
    """Ids of the single objects of `model` that `user` holds `permission` on now, as a subquery; None for none.

    No query of its own.
    """
    label = model._meta.label_lower
    if not isinstance(user, User) or (permission, label) not in held(user).objects:
        return None
    return (
        Grant.objects.in_force(timezone.now())
        .filter(user_id=user.pk, permission=permission, object_type=label)
        .values_list("object_id", flat=True)
    )


def forget(user: User) -> None:
    """Read the grants of `user` anew at the next question: an action has just changed them."""
    user.__dict__.pop(_KEPT, None)


def _lies_in(code: str, area: str) -> bool:
    return code == area or code.startswith(f"{area}.")


def _whole_city(codes: frozenset[str]) -> bool:
    return any(_lies_in(settings.CITY, code) for code in codes)


def _villages(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(village.code for code in codes for village in areas.villages(inside=code))


def village_codes(user: Somebody, permission: str) -> frozenset[str]:
    """Codes of the villages in which `user` holds `permission` by an area."""
    codes = held(user).areas.get(permission, _NOWHERE)
    return _villages(codes | {settings.CITY} if _whole_city(codes) else codes)


def visible(user: Somebody, permission: str, what: type[M] | QuerySet[M]) -> QuerySet[M]:
    """The rows of `what` that `user` may see under `permission`.

    Whoever holds it for the whole city sees every row, also one that lies in no village, and the
    query gets no list of villages. Otherwise the queryset's `in_areas(village codes)` answers,
    which must not multiply rows; granted objects come on top. A model without `in_areas` is seen
    for the whole city, or object by object. A queryset with `among(ids)` says itself which rows
    granted ids stand for (a person who was joined with another).
    """
    queryset = what if isinstance(what, QuerySet) else what._default_manager.all()
    codes = held(user).areas.get(permission, _NOWHERE)
    if _whole_city(codes):
        return queryset
    ids = granted(user, permission, queryset.model)
    in_areas = getattr(queryset.order_by(), "in_areas", None) if codes else None
    if in_areas is None:
        return queryset.none() if ids is None else _among(queryset, ids)
    if ids is None:
        return cast(QuerySet[M], queryset.in_areas(_villages(codes)))  # type: ignore[attr-defined]  # asked above
    reached = in_areas(_villages(codes)).values("pk")
    single = _among(queryset.order_by(), ids).values("pk")
    return queryset.filter(Q(pk__in=reached) | Q(pk__in=single))


def _among(queryset: QuerySet[M], ids: QuerySet[Grant, UUID | None]) -> QuerySet[M]:
    """The rows that these granted ids stand for."""
    among = getattr(queryset, "among", None)
    return cast(QuerySet[M], among(ids)) if among else queryset.filter(pk__in=ids)


def get_or_404(user: Somebody, permission: str, what: type[M] | QuerySet[M], **lookup: Any) -> M:
    """The one row of `what` that `lookup` names and `user` may see. Raises Http404, also for a malformed id."""
    try:
        return get_object_or_404(visible(user, permission, what), **lookup)
    except (ValueError, ValidationError):
        raise Http404 from None


def may(
    user: Somebody, permission: str, obj: Model | None = None, area: Area | str | None = None
) -> bool:
    """Whether `user` holds `permission` anywhere, on `obj`, or for the whole of `area` (or its code).

    At most one query for `obj`, none for the rest once the grants are read.
    """
    holds = held(user)
    codes = holds.areas.get(permission, _NOWHERE)
    if area is not None:
        code = area.pk if isinstance(area, Area) else area
        return _whole_city(codes) or any(_lies_in(code, one) for one in codes)
    if obj is not None:
        return _whole_city(codes) or visible(user, permission, type(obj)).filter(pk=obj.pk).exists()
    return holds.has(permission)


def _page_of(request: HttpRequest) -> str:
    """The page to come back to after signing in: a form that was sent has no page of its own."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    sent_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(sent_from, allowed_hosts={request.get_host()}):
        return urlsplit(sent_from)._replace(scheme="", netloc="").geturl() or "/"
    return "/"


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page and back; an htmx part leaves the whole page for it instead of showing it inside."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # set by its middleware
    if not htmx:
        return redirect_to_login(_page_of(request))
    where = redirect_to_login(htmx.current_url_abs_path or "/")
    return HttpResponseClientRedirect(where.url)


class Guarded(Protocol):
    """A view that says what it needs, so that the permission table can be held against it."""

    needs: frozenset[str]
    everywhere: bool


def _guard(
    view: SignedInView[P],
    needs: frozenset[str],
    *,
    everywhere: bool,
    allows: Callable[[User], bool],
) -> View[P]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if not allows(request.user):
            raise Http404
        return view(cast(SignedInRequest, request), *args, **kwargs)

    guarded.needs = needs  # type: ignore[attr-defined]  # see Guarded
    guarded.everywhere = everywhere  # type: ignore[attr-defined]
    return guarded


def requires(*permissions: str, everywhere: bool = False) -> Callable[[SignedInView[P]], View[P]]:
    """Behind this a view is for those who hold one of `permissions` somewhere; for others it is 404.

    `everywhere`: only for the whole city. Who is signed out is sent to sign in and comes back.
    """

    def allows(user: User) -> bool:
        where = settings.CITY if everywhere else None
        return any(may(user, permission, area=where) for permission in permissions)

    def wrap(view: SignedInView[P]) -> View[P]:
        return _guard(view, frozenset(permissions), everywhere=everywhere, allows=allows)

    return wrap


def signed_in(view: SignedInView[P]) -> View[P]:
    """Behind this a view is for everybody who is signed in."""
    return _guard(view, frozenset({SIGNED_IN}), everywhere=False, allows=lambda user: True)
