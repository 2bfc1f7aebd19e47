"""Answers for machines: no session, no look, never stored on the way."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pilar.config.running import queries


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
