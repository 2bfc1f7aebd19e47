"""How often a visitor may send something: per session, and per address, which many may share.

Counted in the cache on the database, so that all processes count together. Two counts at the
same instant may be one: it slows down who hammers, it is no lock (locks stand in the actions).
Addresses stand in the cache only as keyed hashes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from pilar.kernel import envelope

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Limit:
    """At most this often in `minutes`."""

    per_session: int
    per_address: int
    minutes: int = 60


@lru_cache(maxsize=1)
def _key(master: bytes) -> bytes:
    return envelope.derive(master, "web/limits")


def address_of(request: HttpRequest) -> str:
    """The address that the request came from, as the last of our own proxies saw it."""
    if settings.PROXIES:
        seen = [each.strip() for each in request.headers.get("x-forwarded-for", "").split(",")]
        if len(seen) >= settings.PROXIES:
            return seen[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))


def _count(what: str, who: str, minutes: int) -> int:
    """How often `who` did `what` in this stretch of time, this time included."""
    stretch = int(timezone.now().timestamp()) // (minutes * 60)
    name = envelope.blind_index(_key(settings.MASTER_KEY), what, who).hex()
    key = f"limit:{name}:{stretch}"
    if cache.add(key, 1, timeout=minutes * 60):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it has just run out
        return 1


def exceeds(request: HttpRequest, what: str, limit: Limit) -> bool:
    """Count this request; whether it is one too many."""
    over = _count(what, f"address:{address_of(request)}", limit.minutes) > limit.per_address
    if session := request.session.session_key:
        over |= _count(what, f"session:{session}", limit.minutes) > limit.per_session
    return over


def limited(what: str, limit: Limit) -> Callable[[View[P]], View[P]]:
    """Count what is sent (POST) to this view; who sends too much reads when to go on, with status 429."""

    def wrap(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method == "POST" and exceeds(request, what, limit):
                return too_many(request, limit)
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def too_many(request: HttpRequest, limit: Limit) -> HttpResponse:
    """The page that says so, without blame."""
    response = render(request, "web/too_many.html", {"minutes": limit.minutes}, status=429)
    response["Retry-After"] = str(limit.minutes * 60)
    return response
