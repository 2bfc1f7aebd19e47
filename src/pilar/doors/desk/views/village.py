"""The page of a village."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pilar.doors.desk import queries
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.areas import queries as areas
from pilar.people.registry.permissions import Permission


@scope.requires(Permission.VIEW_PERSON)
def villages(request: SignedInRequest) -> HttpResponse:
    """The villages of one's area of work."""
    codes = scope.village_codes(request.user, Permission.VIEW_PERSON)
    groups = [
        (district, [v for v in areas.villages(inside=district.code) if v.code in codes])
        for district in areas.districts()
    ]
    return render(
        request, "desk/villages.html", {"groups": [group for group in groups if group[1]]}
    )


@scope.requires(Permission.VIEW_PERSON)
def village(request: SignedInRequest, code: str) -> HttpResponse:
    """One village in figures of the registry."""
    found = areas.by_code(code)
    if (
        found is None
        or not found.is_village
        or not scope.may(request.user, Permission.VIEW_PERSON, area=code)
    ):
        raise Http404
    page = {"shown": queries.village_page(found, timezone.localdate())}
    return render(request, "desk/village.html", page)
