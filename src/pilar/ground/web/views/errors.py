"""Pages for what went wrong, in our look and in words: 400, 403, 404, 422, 500."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.parts import Text

PUBLIC, WORK = "web/layouts/public.html", "web/layouts/work.html"


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says: what happened, why, what next."""

    title: Text
    text: Text


BAD_REQUEST = Said(
    _("We could not read what was sent"),
    _(
        "The address or the form was cut off on its way. Go back, load the page again, send once more."
    ),
)
FORBIDDEN = Said(
    _("This is not open to your account"),
    _("If it belongs to your work, ask whoever manages the accounts of your office."),
)
NOT_FOUND = Said(
    _("This page does not exist"),
    _("The address may be mistyped, or the page has moved. Start again from the front page."),
)
NOT_YOURS = Said(
    _("This page does not exist, or it is outside your area of work"),
    _("Look for the person or the code in the search box, or go back to your work."),
)
TOO_LONG_OPEN = Said(
    _("This page stood open for too long"),
    _("Nothing was sent. Go back, load the page again, and send once more."),
)
REFUSED = _("This can't be done now")


def _page(request: HttpRequest, said: Said, status: int) -> HttpResponse:
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    page = {"said": said, "status": status, "layout": WORK if signed_in else PUBLIC}
    return render(request, "web/error.html", page, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, BAD_REQUEST, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, FORBIDDEN, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same answer for what is not there and for what is out of scope."""
    user = getattr(request, "user", None)
    return _page(request, NOT_YOURS if user and user.is_authenticated else NOT_FOUND, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, TOO_LONG_OPEN, 403)


def refused(request: HttpRequest, message: Text) -> HttpResponse:
    """A refusal that no view caught: the sentence it carries, as a page or in place (htmx)."""
    if getattr(request, "htmx", False):
        response = render(request, "web/error.html#in-place", {"text": message}, status=422)
        response["HX-Retarget"], response["HX-Reswap"] = "#flashes", "innerHTML"
        return response
    return _page(request, Said(REFUSED, message), 422)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs no database and no session: they may be what broke."""
    page = {"lang": get_language() or "id", "code": getattr(request, "code", "")}
    return HttpResponse(render_to_string("web/broken.html", page), status=500)
