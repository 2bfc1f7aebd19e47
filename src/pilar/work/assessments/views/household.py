"""Asking a household what is missing."""

from collections.abc import Iterator
from itertools import groupby
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.flash import say
from pilar.kernel.errors import DomainError
from pilar.people.pillars import queries as pillars
from pilar.people.registry import queries as registry
from pilar.people.registry.models import Household, Person
from pilar.work.assessments import actions, asking, forms, queries
from pilar.work.assessments.permissions import Permission


def _household(request: SignedInRequest, household_id: UUID, permission: str) -> Household:
    households = Household.objects.select_related("village")
    return scope.get_or_404(request.user, permission, households, pk=household_id)


def _back(request: SignedInRequest, household: Household) -> str:
    """Where the worker came from, if that lies here; else the questionnaire itself."""
    wanted = request.POST.get("kembali") or request.GET.get("kembali", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("assessments:household", args=[household.pk])


def _sections(form: forms.Answers) -> Iterator[tuple[Person | None, list[object]]]:
    """The fields by whom they are about."""
    for person, asked in groupby(form.asked, key=lambda one: one.person):
        yield person, [form[one.key] for one in asked]


@scope.requires(Permission.SUBMIT)
def household(request: SignedInRequest, household_id: UUID) -> HttpResponse:
    """The questionnaire of a household: only what is missing or too old is asked."""
    found = _household(request, household_id, Permission.SUBMIT)
    now = timezone.now()
    asked = asking.questions_for(found, timezone.localdate(now))
    form = forms.Answers(asked, request.POST or None, initial={"sent_as": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            submission = actions.submit(
                id=form.cleaned_data["sent_as"],
                household=found,
                asked=asked,
                given=form.given(),
                on=timezone.localdate(now),
                by=request.user,
                at=now,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            count = submission.answered
            say(
                request,
                ngettext("%(n)s answer stored.", "%(n)s answers stored.", count) % {"n": count},
            )
            return redirect(_back(request, found))
    members = list(registry.current_members(found))
    looks.note(request, [place.person_id for place in members])
    page = {
        "household": found,
        "members": members,
        "form": form,
        "sections": list(_sections(form)),
        "asked": len(asked),
        "back": request.POST.get("kembali") or request.GET.get("kembali", ""),
        "submissions": queries.submissions_of(found)[:5],
        "visits": queries.visits_to(found)[:5],
    }
    return render(request, "assessments/household.html", page, status=422 if form.errors else 200)


@scope.requires(Permission.SUBMIT)
def visit(request: SignedInRequest, household_id: UUID) -> HttpResponse:
    """How a visit went; when the family could be asked, the questionnaire follows."""
    found = _household(request, household_id, Permission.SUBMIT)
    now = timezone.now()
    form = forms.RecordVisit(request.POST or None, initial={"visited_on": timezone.localdate(now)})
    if request.method == "POST" and form.is_valid():
        try:
            visited = actions.record_visit(
                household=found,
                outcome=form.cleaned_data["outcome"],
                on=form.cleaned_data["visited_on"],
                by=request.user,
                at=now,
                member=pillars.member_of_account(request.user),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("Visit noted."))
            if visited.outcome in (visited.Outcome.DONE, visited.Outcome.PARTLY):
                return redirect(reverse("assessments:household", args=[found.pk]))
            return redirect(_back(request, found))
    members = list(registry.current_members(found))
    looks.note(request, [place.person_id for place in members])
    page = {"household": found, "members": members, "form": form}
    return render(request, "assessments/visit.html", page, status=422 if form.errors else 200)
