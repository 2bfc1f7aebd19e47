"""What the views share: the organisation or member of an address, and the way back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise

from pilar.ground.access.types import SignedInRequest
from pilar.ground.web.forms import PilarForm
from pilar.people.pillars import queries
from pilar.people.pillars.models import Member, Organization


def managed_organization(request: SignedInRequest, code: str) -> Organization:
    """An organisation that the reader keeps. Raises Http404."""
    rows = queries.managed_organizations(request.user).select_related("parent", "area")
    return get_object_or_404(rows, code=code)


def managed_member(request: SignedInRequest, member_id: UUID) -> Member:
    """A member whom the reader keeps. Raises Http404."""
    rows = queries.managed_members(request.user).select_related("organization__parent", "user")
    return get_object_or_404(rows, pk=member_id)


def to_pillar(organization: Organization, part: str = "") -> HttpResponse:
    """The page of the organisation, which an app above composes."""
    answer = redirect("casework:pillar", code=organization.code)
    if part:
        answer["Location"] += f"?bagian={part}"
    return answer


def to_member(member: Member) -> HttpResponse:
    """The page of the member, which an app above composes."""
    return redirect("casework:member", member_id=member.pk)


def form_page(
    request: SignedInRequest,
    form: PilarForm,
    *,
    title: str | Promise,
    lead: str | Promise,
    verb: str | Promise,
    back: str,
    note: str | Promise = "",
) -> HttpResponse:
    """A page with one form: all its fields in order, the verb, and the way back."""
    page = {"form": form, "title": title, "lead": lead, "verb": verb, "back": back, "note": note}
    return render(request, "pillars/form.html", page, status=422 if form.errors else 200)
