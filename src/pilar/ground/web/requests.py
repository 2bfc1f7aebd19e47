"""Around everything: each request gets a code, and leaves one line in the log.

The code stands in the answer's X-Request-ID and on every error page, so that who reads it out
leads to the line. The line names the pattern of the address, never the address: that may hold
the code of a report or the id of a person.
"""

import logging
import secrets
import time
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import cast

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from pilar.ground.web import tally
from pilar.ground.web.limits import address_of
from pilar.ground.web.logs import request_code

logger = logging.getLogger("pilar.request")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
OTHER = "(other)"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is mistaken for another when read out
HEADER = "X-Request-ID"
OF_MACHINES = ("healthz", "readyz", "metrics")  # asked every few seconds: logged only when unwell
NOWHERE = "(none)"  # no pattern fits the address
STATIC = "(static)"


def new_code() -> str:
    """Eight letters in two groups: enough to find one request, short enough for the telephone."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def route_of(request: HttpRequest) -> str:
    """The pattern that the address fits, as urls.py spells it ("" is the front page)."""
    if match := request.resolver_match:
        return match.route
    return STATIC if request.path.startswith(settings.STATIC_URL) else NOWHERE


@cache
def _role_codes() -> Callable[..., list[str]]:
    path = import_module(settings.PILAR_WIRING).ROLE_CODES
    return cast("Callable[..., list[str]]", import_string(path))


def _roles(request: HttpRequest) -> list[str]:
    """Codes of the roles of who is signed in, if the page asked who that is."""
    user = getattr(request, "_cached_user", None)
    if user is None or not user.is_authenticated:
        return []
    try:
        return _role_codes()(user)
    except Error:
        return []  # the database is away: the line is written all the same


class Requests:
    """The outermost middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = new_code()
        request.code = code  # type: ignore[attr-defined]  # for error pages
        token = request_code.set(code)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers[HEADER] = code
            _note(request, response.status_code, time.perf_counter() - began)
            return response
        finally:
            request_code.reset(token)


def _level(route: str, status: int) -> int:
    if route == STATIC or (route in OF_MACHINES and status < 400):
        return logging.DEBUG
    return logging.WARNING if status >= 500 else logging.INFO


def _note(request: HttpRequest, status: int, seconds: float) -> None:
    """Count the request, and write its line."""
    route = route_of(request)
    method = request.method if request.method in METHODS else OTHER
    tally.requests.count(tally.Series(method, status, route), seconds)
    level = _level(route, status)
    if not logger.isEnabledFor(level):
        return
    fields: dict[str, object] = {
        "method": method,
        "route": route,
        "status": status,
        "ms": round(seconds * 1000, 1),
    }
    if roles := _roles(request):
        fields["roles"] = roles
    if settings.LOG_ADDRESSES:
        fields["address"] = address_of(request)
    logger.log(level, "request", extra={"fields": fields})
