"""Activities in a minute; trainings, programmes and proposals of a pillar."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.files import responses
from pilar.ground.files.photos import PhotoRefused
from pilar.ground.web.flash import say
from pilar.ground.web.forms import posted
from pilar.kernel.errors import DomainError
from pilar.kernel.ids import new_id
from pilar.people.pillars import actions, forms, queries
from pilar.people.pillars.models import Activity, Initiative, Training
from pilar.people.pillars.permissions import Permission
from pilar.people.pillars.views.common import form_page, managed_organization, to_pillar


@scope.requires(Permission.RECORD_ACTIVITY)
def activity(request: SignedInRequest) -> HttpResponse:
    """Record what one did: five answers, one page."""
    member = queries.member_of_account(request.user)
    if member is None or member.ended_on:
        return render(request, "pillars/no_member.html")
    today = timezone.localdate()
    given = [row.area_id for row in member.coverage.in_force(today)]
    form = forms.RecordActivity(
        posted(request),
        request.FILES or None,
        villages=forms.villages_of(given),
        initial={
            "on": today,
            "activity_id": new_id(),
            "village": given[0] if len(given) == 1 else None,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_activity(
                member=member, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except PhotoRefused as refusal:
            form.add_error("photo", str(refusal))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("Recorded. It stands in your month and in that of your pillar."))
            return redirect("casework:my_day")
    page = {"form": form, "member": member, "recent": queries.recent_activities(member)}
    return render(request, "pillars/activity.html", page, status=422 if form.errors else 200)


@require_safe
@scope.requires(Permission.VIEW)
def photo(request: SignedInRequest, activity_id: UUID) -> HttpResponse:
    """The photo of an activity."""
    rows = Activity.objects.filter(photo__isnull=False).select_related("photo")
    found = scope.get_or_404(request.user, Permission.VIEW, rows, pk=activity_id)
    if found.photo is None:
        raise Http404
    return responses.photo(found.photo)


@scope.requires(Permission.MANAGE)
def training(request: SignedInRequest, code: str) -> HttpResponse:
    """A training that was or will be held."""
    found = managed_organization(request, code)
    form = forms.AddTraining(posted(request))
    if request.method == "POST" and form.is_valid():
        held = actions.add_training(
            organization=found, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        say(request, _("Stored. Now say who took part."))
        return redirect("pillars:attendance", training_id=held.pk)
    return form_page(
        request,
        form,
        title=_("Add a training"),
        lead=found.name,
        verb=_("Store the training"),
        back=reverse("casework:pillar", args=[found.code]),
    )


@scope.requires(Permission.MANAGE)
def attendance(request: SignedInRequest, training_id: UUID) -> HttpResponse:
    """Who took part in a training; who passes gains its certificate."""
    rows = Training.objects.filter(organization__in=queries.managed_organizations(request.user))
    held = get_object_or_404(rows.select_related("organization", "grants"), pk=training_id)
    known = held.attendances.values("member")
    members = queries.members_of(held.organization, held.ends_on).exclude(pk__in=known)
    form = forms.RecordAttendance(posted(request), members=members)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_attendance(
                training=held,
                members=list(form.cleaned_data["members"]),
                failed=list(form.cleaned_data["failed"]),
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("Stored: who took part in “%(title)s”.") % {"title": held.title})
            return to_pillar(held.organization, "belajar")
    return form_page(
        request,
        form,
        title=_("Who took part?"),
        lead=held.title,
        verb=_("Store the list"),
        back=reverse("casework:pillar", args=[held.organization.code]),
    )


@scope.requires(Permission.MANAGE)
def initiative(request: SignedInRequest, code: str) -> HttpResponse:
    """A programme of the pillar's own."""
    found = managed_organization(request, code)
    form = forms.AddInitiative(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_initiative(
                organization=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return to_pillar(found, "program")
    return form_page(
        request,
        form,
        title=_("Add a programme"),
        lead=found.name,
        verb=_("Add the programme"),
        back=reverse("casework:pillar", args=[found.code]),
    )


@require_POST
@scope.requires(Permission.MANAGE)
def end_initiative(request: SignedInRequest, initiative_id: UUID) -> HttpResponse:
    """The programme ran until today."""
    rows = Initiative.objects.filter(organization__in=queries.managed_organizations(request.user))
    found = get_object_or_404(rows.select_related("organization"), pk=initiative_id)
    actions.end_initiative(
        initiative=found, on=timezone.localdate(), by=request.user, at=timezone.now()
    )
    return to_pillar(found.organization, "program")


@scope.requires(Permission.PROPOSE)
def propose(request: SignedInRequest, code: str) -> HttpResponse:
    """Bring something to the forum in the name of the pillar."""
    found = queries.proposable_organizations(request.user).filter(code=code).first()
    if found is None:
        raise Http404
    form = forms.Propose(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose_to_forum(
                organization=found, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("The proposal waits for the next forum."))
            return to_pillar(found, "program")
    return form_page(
        request,
        form,
        title=_("Propose to the forum"),
        lead=found.name,
        verb=_("Bring it to the forum"),
        back=reverse("casework:pillar", args=[found.code]),
    )
