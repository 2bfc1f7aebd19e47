"""Calling the work done, giving the word of a second party, opening again, handing over."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from pilar.ground.access import queries as access
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.flash import say
from pilar.ground.web.forms import posted
from pilar.kernel.errors import DomainError
from pilar.work.casework import actions, forms, queries
from pilar.work.casework.models import Confirmation
from pilar.work.casework.permissions import Permission
from pilar.work.casework.views.planning import managed


@scope.requires(Permission.MANAGE_CASE)
def ask(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """The work is done: ask the resident."""
    found = managed(request, case_id)
    form = forms.AskWord(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            asked = actions.mark_done_ask_word(
                case=found, words=form.cleaned_data["words"], by=request.user, at=timezone.now()
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(
                request,
                _("The word is asked for. Case %(number)s closes with a yes.")
                % {"number": asked.number},
            )
            return redirect("casework:case", case_id=found.pk)
    page = {"form": form, "case": found}
    return render(request, "casework/ask_word.html", page, status=422 if form.errors else 200)


@scope.requires(Permission.CONFIRM)
def word(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Write down what the resident said, or what was seen: by somebody who had no part in the case."""
    rows = queries.confirmable_cases(request.user).select_related(
        "person", "village", "manager", "report"
    )
    found = get_object_or_404(rows, pk=case_id)
    form = forms.SecondWord(posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.confirm(
                case=found,
                by=Confirmation.By.SECOND_PARTY,
                user=request.user,
                heard=Confirmation.Heard(said["heard"]),
                solved=said["solved"],
                rating=said["rating"],
                words=said["words"],
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _heard(said["solved"], found.number))
            return redirect("casework:case", case_id=found.pk)
    if found.person_id:
        looks.note(request, [found.person_id])
    page = {"form": form, "case": found}
    return render(request, "casework/word.html", page, status=422 if form.errors else 200)


def _heard(solved: bool, number: str) -> str:
    if solved:
        return _("Case %(number)s is closed: solved, as was said.") % {"number": number}
    return _("Case %(number)s is open again. Its manager was told.") % {"number": number}


@scope.requires(Permission.MANAGE_CASE)
def reopen(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Open a case again."""
    found = managed(request, case_id)
    form = forms.Reopen(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.reopen(
                case=found, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("casework:case", case_id=found.pk)
    page = {"form": form, "case": found}
    return render(request, "casework/reopen.html", page, status=422 if form.errors else 200)


@scope.requires(Permission.MANAGE_CASE)
def transfer(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Hand a case over to another manager."""
    found = managed(request, case_id)
    if found.state == found.State.CLOSED:
        raise Http404
    others = access.holders(Permission.MANAGE_CASE, area=found.village, at=timezone.now())
    form = forms.Transfer(
        posted(request),
        managers=others.exclude(pk=found.manager_id).order_by("full_name", "pk"),
    )
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["to"]
        try:
            actions.transfer_case(
                case=found,
                to=to,
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("%(name)s has the case now.") % {"name": to.full_name})
            return redirect("casework:cases")
    page = {"form": form, "case": found}
    return render(request, "casework/transfer.html", page, status=422 if form.errors else 200)
