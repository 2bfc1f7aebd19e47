"""Home, and the pages that say who we are, what we keep and whom to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pilar.doors.portal.hours import opening_hours
from pilar.ground.areas import queries as areas
from pilar.work.intake import queries as intake


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The question, two doors, the emergency line, a person to talk to, last month in one sentence."""
    return render(
        request,
        "portal/home.html",
        {
            "numbers": areas.emergency_numbers(),
            "hours": opening_hours(),
            "month": intake.last_month(timezone.localdate()),
        },
    )


@require_safe
def emergency(request: HttpRequest) -> HttpResponse:
    """Whom to call now."""
    return render(request, "portal/emergency.html", {"numbers": areas.emergency_numbers()})


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Where and when there is a person to talk to."""
    places = [
        {"district": district, "villages": areas.villages(inside=district.code)}
        for district in areas.districts()
    ]
    return render(
        request,
        "portal/contact.html",
        {"hours": opening_hours(), "places": places},
    )


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, why, on what basis, how long, who reads it, which rights there are (UU 27/2022)."""
    return render(request, "portal/privacy.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not yet, and how to tell us."""
    return render(request, "portal/accessibility.html")
