"""Keeping members: they come, are renewed, get villages, get an account, leave."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pilar.ground.access import queries as access
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.areas import queries as areas
from pilar.ground.web.flash import say
from pilar.ground.web.forms import posted
from pilar.kernel.errors import DomainError
from pilar.people.pillars import actions, forms, queries
from pilar.people.pillars.models import Organization
from pilar.people.pillars.permissions import Permission
from pilar.people.pillars.views.common import (
    form_page,
    managed_member,
    managed_organization,
    to_member,
)


@scope.requires(Permission.MANAGE)
def add(request: SignedInRequest, code: str) -> HttpResponse:
    """Add a member to a pillar, or to one of its chapters."""
    found = managed_organization(request, code)
    chapters = found.chapters.order_by("area_id")
    inside = chapters if chapters.exists() else Organization.objects.filter(pk=found.pk)
    codes = [found.area_id] if found.area_id else [v.code for v in areas.villages()]
    form = forms.AddMember(
        posted(request),
        organizations=inside,
        villages=forms.villages_of(codes),
        initial={
            "organization": inside.first(),
            "valid_from": forms.day_in_words(timezone.localdate()),
        },
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            member = actions.add_member(by=request.user, at=timezone.now(), **said)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("%(name)s is a member now.") % {"name": member.full_name})
            return to_member(member)
    return form_page(
        request,
        form,
        title=_("Add a member"),
        lead=found.name,
        verb=_("Add the member"),
        back=reverse("casework:pillar", args=[found.code]),
    )


@scope.requires(Permission.MANAGE)
def decree(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """A new decree; the former one stays in the history."""
    found = managed_member(request, member_id)
    form = forms.RenewDecree(
        posted(request), initial={"valid_from": forms.day_in_words(found.valid_to)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.renew_decree(
                member=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("The new decree stands."))
            return to_member(found)
    return form_page(
        request,
        form,
        title=_("Renew the decree"),
        lead=found.full_name,
        verb=_("Store the decree"),
        back=reverse("casework:member", args=[found.pk]),
        note=_("The decree that stands now is kept in the history."),
    )


@scope.requires(Permission.MANAGE)
def coverage(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """Give the member other villages, from today."""
    found = managed_member(request, member_id)
    today = timezone.localdate()
    area = found.organization.area_id
    form = forms.ChangeCoverage(
        posted(request),
        villages=forms.villages_of([area] if area else [v.code for v in areas.villages()]),
        initial={"villages": [row.area_id for row in found.coverage.in_force(today)]},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_coverage(
                member=found,
                villages=list(form.cleaned_data["villages"]),
                on=today,
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("Tasks are offered by these villages from now."))
            return to_member(found)
    return form_page(
        request,
        form,
        title=_("Change the villages"),
        lead=found.full_name,
        verb=_("Give these villages"),
        back=reverse("casework:member", args=[found.pk]),
    )


@scope.requires(Permission.MANAGE)
def end(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """The member leaves; the villages become free."""
    found = managed_member(request, member_id)
    form = forms.EndMember(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_member(
                member=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("%(name)s has left. Thank them.") % {"name": found.full_name})
            return to_member(found)
    return form_page(
        request,
        form,
        title=_("The member leaves"),
        lead=found.full_name,
        verb=_("End the membership"),
        back=reverse("casework:member", args=[found.pk]),
        note=_("What the member did stays. Open tasks are to be given to somebody else."),
    )


@scope.requires(Permission.MANAGE)
def account(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """Say which account is this member's."""
    found = managed_member(request, member_id)
    form = forms.LinkAccount(
        posted(request),
        accounts=queries.free_accounts(
            access.holders_anywhere(Permission.RECORD_ACTIVITY, at=timezone.now())
        ),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.link_account(
                member=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("%(name)s sees tasks on the phone now.") % {"name": found.full_name})
            return to_member(found)
    return form_page(
        request,
        form,
        title=_("Link an account"),
        lead=found.full_name,
        verb=_("Link the account"),
        back=reverse("casework:member", args=[found.pk]),
        note=_("Accounts are invited by the account manager; here they are joined to a member."),
    )
