"""The reader's own choices: language and appearance. Both work without JavaScript."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from pilar.ground.web.context import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600

language = require_POST(set_language)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep "light" or "dark" in a cookie, or forget it so that the device decides; then go back."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=settings.HTTPS
        )
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response
