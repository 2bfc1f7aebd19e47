"""Choosing who does a task: members with their reasons, a partner, or nobody for now."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.flash import say
from pilar.ground.web.forms import posted
from pilar.kernel.errors import DomainError
from pilar.people.pillars import queries as pillars
from pilar.people.pillars.models import Member
from pilar.work.casework import actions, forms, queries
from pilar.work.casework.models import Task
from pilar.work.casework.permissions import Permission
from pilar.work.casework.views.planning import placed
from pilar.work.casework.views.tasks import WHO, WITH


def _offerable(request: SignedInRequest, task_id: UUID) -> Task:
    rows = queries.offerable_tasks(request.user).select_related(*WITH, *WHO, "kind__competence")
    return get_object_or_404(rows, pk=task_id)


@scope.requires(Permission.MANAGE_CASE, Permission.OFFER_TASK)
def offer(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Who fits, in the order in which Pilar would ask, with the reasons; choose one, or let Pilar."""
    found, refused = _offerable(request, task_id), ""
    if request.method == "POST":
        chosen = request.POST.get("member", "")
        try:
            member = _member(chosen) if chosen else None
            given = actions.offer_task(
                task=found, member=member, by=request.user, at=timezone.now()
            )
        except DomainError as refusal:
            refused = str(refusal)
        else:
            say(request, placed(given))
            return redirect("casework:task", task_id=found.pk)
    ranked = queries.ranked(found, at=timezone.now())
    if found.case.person_id:
        looks.note(request, [found.case.person_id])
    page = {
        "task": found,
        "fitting": [one for one in ranked if one.choice.fits],
        "others": [one for one in ranked if not one.choice.fits],
        "gap": queries.gap_of(found, ranked),
        "refused": refused,
        "can_be_offered": found.state in (Task.State.PLANNED, Task.State.HANDED_BACK),
    }
    return render(request, "casework/offer.html", page, status=422 if refused else 200)


def _member(pk: str) -> Member:
    """The member chosen; any that is no candidate is refused by the action. Raises Http404 for none."""
    try:
        return get_object_or_404(Member, pk=UUID(pk))
    except ValueError:
        return get_object_or_404(Member.objects.none())


@scope.requires(Permission.MANAGE_CASE, Permission.OFFER_TASK)
def refer(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Refer a task to a partner."""
    found = _offerable(request, task_id)
    partners = pillars.partners_for(found.kind)
    form = forms.Refer(posted(request), partners=partners)
    if request.method == "POST" and form.is_valid():
        try:
            actions.refer_task(
                task=found,
                organization=form.cleaned_data["organization"],
                words=form.cleaned_data["words"],
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("Referred. Record the outcome here when you hear of it."))
            return redirect("casework:task", task_id=found.pk)
    page = {"form": form, "task": found, "partners": partners}
    return render(request, "casework/refer.html", page, status=422 if form.errors else 200)


@require_POST
@scope.requires(Permission.MANAGE_CASE, Permission.OFFER_TASK)
def withdraw(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Take the task out of somebody's hands, to offer it to another."""
    found = _offerable(request, task_id)
    try:
        actions.withdraw_task(task=found, by=request.user, at=timezone.now())
    except DomainError as refusal:
        say(request, str(refusal))
        return redirect("casework:task", task_id=found.pk)
    return redirect("casework:offer", task_id=found.pk)
