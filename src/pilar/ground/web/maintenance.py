"""Maintenance: the workplace rests, the doors for residents stay open.

Switched by `PILAR_MAINTENANCE=reports`, or while it runs by a file (`./pilar maintenance on`). The
apps that stay open are named in config/wiring.py.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.views import errors

RESTS = errors.Said(
    _("The workplace rests for a short while"),
    _(
        "Pilar is being looked after. What you saved is kept; please come back in some minutes. Residents can report and follow as always."
    ),
)
WAYS = (
    (_("Report a need"), "/lapor/"),
    (_("Follow a report"), "/lacak/"),
)
RETRY = 600  # seconds


def switch() -> Path:
    """The file whose presence means that maintenance is on."""
    return Path(settings.VAR) / "maintenance"


def is_on() -> bool:
    return settings.MAINTENANCE == "reports" or switch().exists()


class Maintenance:
    """Answers 503 in place of a view that belongs to the workplace. Asks no database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.stay_open = frozenset(import_module(settings.PILAR_WIRING).OPEN_IN_MAINTENANCE)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if (match and match.app_name in self.stay_open) or not is_on():
            return None
        response = errors.bare(request, RESTS, 503, ways=WAYS, retry=RETRY)
        response["Cache-Control"] = "no-store"
        return response
