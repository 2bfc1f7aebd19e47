"""Answers for machines: no session, no look, never stored on the way."""

import hmac
from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pilar.config.running import metrics, queries


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; it asks no database."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when people may be let in, else 503; each check in a word."""
    found = queries.readiness()
    is_ready = all(said == queries.OK for said in found.values())
    return JsonResponse({"ready": is_ready, "checks": found}, status=200 if is_ready else 503)


@never_cache
@require_safe
def metrics_(request: HttpRequest) -> HttpResponse:
    """For this machine itself, or with the token of PILAR_METRICS_TOKEN; to others it is not there."""
    if not (_is_from_here(request) or _has_token(request)):
        raise Http404
    return HttpResponse(metrics.text(), content_type=metrics.CONTENT_TYPE)


PASSED_ON = ("x-forwarded-for", "x-real-ip", "forwarded", "via")


def _is_from_here(request: HttpRequest) -> bool:
    """Whether a program of this machine asks, and not somebody through the reverse proxy on it."""
    if any(name in request.headers for name in PASSED_ON):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _has_token(request: HttpRequest) -> bool:
    given = request.headers.get("authorization", "").encode()
    wanted = f"Bearer {settings.METRICS_TOKEN}".encode()
    return bool(settings.METRICS_TOKEN) and hmac.compare_digest(given, wanted)
