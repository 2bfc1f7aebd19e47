"""The reader's own choices: language, appearance, keys. All work without JavaScript."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from pilar.ground.web.context import KEYS_COOKIE, KEYS_OFF, THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600

language = require_POST(set_language)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep "light" or "dark" in a cookie, or forget it so that the device decides; then go back."""
    chosen = request.POST.get("theme", "")
    return _keep(request, THEME_COOKIE, chosen if chosen in THEMES else "")


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """Switch keyboard shortcuts of one key off ("mati") or on again; then go back."""
    chosen = request.POST.get("keys", "")
    return _keep(request, KEYS_COOKIE, KEYS_OFF if chosen == KEYS_OFF else "")


def _keep(request: HttpRequest, cookie: str, chosen: str) -> HttpResponse:
    """Keep `chosen` in `cookie`, or forget it where it is empty; then go back."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    if chosen:
        response.set_cookie(cookie, chosen, max_age=YEAR, samesite="Lax", secure=settings.HTTPS)
    else:
        response.delete_cookie(cookie, samesite="Lax")
    return response
