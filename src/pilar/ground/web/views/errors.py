"""Pages for what went wrong, in our look and in words: 400, 403, 404, 422, 500, 503.

Those that greet a worker in the workplace's layout fall back to a bare page, of the same words, when
the database can't be asked who that is. The bare page needs neither database, session nor disk.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from pilar.ground.web import context, storage
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


BROKEN = Said(
    _("Something broke on our side"),
    _(
        "What you sent may not have been saved. It has been noted and will be looked at. Please try again in a few minutes."
    ),
)
OUT_OF_REACH = Said(
    _("Pilar can't reach its data just now"),
    _(
        "What you have just sent was not saved; what you saw confirmed before is kept. Please try again in a few minutes."
    ),
)
FRONT_PAGE = ((_("To the front page"), "/"),)
SOON = 60  # seconds after which a browser or a program may try again


def bare(
    request: HttpRequest,
    said: Said,
    status: int,
    *,
    ways: Sequence[tuple[Text, str]] = FRONT_PAGE,
    retry: int | None = None,
) -> HttpResponse:
    """A page that asks nobody anything. `ways`: labels and addresses of its buttons; `retry`: in so many seconds."""
    code = getattr(request, "code", "")
    page = {**context.page(request), "said": said, "ways": ways, "code": code}
    response = HttpResponse(render_to_string("web/bare.html", page), status=status)
    if retry is not None:
        response["Retry-After"] = str(retry)
    return response


def _is_signed_in(request: HttpRequest) -> bool:
    """Whether somebody is; no while the database can't be asked."""
    user = getattr(request, "user", None)
    try:
        return bool(user and user.is_authenticated)
    except Error:
        return False


def _page(request: HttpRequest, said: Said, status: int) -> HttpResponse:
    try:
        layout = WORK if _is_signed_in(request) else PUBLIC
        page = {"said": said, "status": status, "layout": layout}
        return render(request, "web/error.html", page, status=status)
    except Error:
        return bare(request, said, status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A session that could not be stored reaches us as a bad request, too: that is no fault of who sent it."""
    if isinstance(exception, SessionInterrupted) and storage.cannot_write(_first(exception)):
        return bare(request, OUT_OF_REACH, 503, retry=SOON)
    return _page(request, BAD_REQUEST, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, FORBIDDEN, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same answer for what is not there and for what is out of scope."""
    return _page(request, NOT_YOURS if _is_signed_in(request) else NOT_FOUND, 404)


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
    """503 where the database or the disk is what failed: that passes, nothing has to be mended here; else 500."""
    if storage.cannot_write(sys.exc_info()[1]):
        return bare(request, OUT_OF_REACH, 503, retry=SOON)
    return bare(request, BROKEN, 500)


def _first(error: BaseException) -> BaseException:
    """What came before all that was raised while it was dealt with; Django's errors end where the driver's begin."""
    while isinstance(error.__context__, Error | SessionInterrupted | UpdateError):
        error = error.__context__
    return error
