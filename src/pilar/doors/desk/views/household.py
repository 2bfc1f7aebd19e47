"""The page of a household."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pilar.doors.desk import forms, queries
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.flash import say
from pilar.kernel.errors import DomainError
from pilar.people.registry import actions, words
from pilar.people.registry import queries as registry
from pilar.people.registry.models import Household
from pilar.people.registry.permissions import Permission


@scope.requires(Permission.VIEW_PERSON)
def household(request: SignedInRequest, household_id: UUID) -> HttpResponse:
    """One household: who lives there, what is known of it, and who said it."""
    found = scope.get_or_404(
        request.user,
        Permission.VIEW_PERSON,
        Household.objects.select_related("village"),
        pk=household_id,
    )
    today = timezone.localdate()
    members = [(member, member.person.age_on(today)) for member in registry.current_members(found)]
    page = {
        "household": found,
        "members": members,
        "former": registry.former_members(found),
        "lines": queries.household_lines(found),
        "place": words.place(found),
        "may_edit": scope.may(request.user, Permission.EDIT_PERSON, found),
    }
    looks.note(request, [member.person_id for member, _age in members])
    return render(request, "desk/household.html", page)


@scope.requires(Permission.EDIT_PERSON)
def birth(request: SignedInRequest, household_id: UUID) -> HttpResponse:
    """A child is born into a household."""
    found = scope.get_or_404(request.user, Permission.EDIT_PERSON, Household, pk=household_id)
    form = forms.RegisterBirth(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.register_birth(
                household=found,
                fields={k: said[k] for k in ("name", "sex", "relation")},
                on=said["on"],
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("Noted. Welcome to the little one."))
            return redirect(reverse("desk:household", args=[found.pk]))
    page = {"form": form, "household": found, "place": words.place(found)}
    return render(request, "desk/household_birth.html", page, status=422 if form.errors else 200)
