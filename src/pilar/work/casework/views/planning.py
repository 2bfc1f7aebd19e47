"""Adding to the plan of a case: goals, tasks, or a whole proposed plan."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.web.flash import say
from pilar.ground.web.forms import posted
from pilar.kernel.errors import DomainError
from pilar.people.pillars.models import TaskKind
from pilar.work.casework import actions, forms, plans, queries
from pilar.work.casework.models import Case, Task
from pilar.work.casework.permissions import Permission


def managed(request: SignedInRequest, case_id: UUID) -> Case:
    """A case whose plan the reader may change. Raises Http404."""
    rows = queries.managed_cases(request.user).select_related(
        "person", "village", "report", "manager"
    )
    return get_object_or_404(rows, pk=case_id)


@scope.requires(Permission.MANAGE_CASE)
def goal(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Add a goal."""
    found = managed(request, case_id)
    form = forms.AddGoal(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_goal(
                case=found, title=form.cleaned_data["title"], by=request.user, at=timezone.now()
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("casework:case", case_id=found.pk)
    page = {"form": form, "case": found}
    return render(request, "casework/goal.html", page, status=422 if form.errors else 200)


@scope.requires(Permission.MANAGE_CASE)
def add_task(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Add a task, and offer it at once or choose on the next page."""
    found = managed(request, case_id)
    form = forms.AddTask(
        posted(request),
        kinds=TaskKind.objects.order_by("position", "pk"),
        goals=found.goals.order_by("position"),
        tasks=found.tasks.standing().order_by("added_at", "pk"),
        initial={"goal": request.GET.get("tujuan", "")},
    )
    if request.method == "POST" and form.is_valid():
        said, at = form.cleaned_data, timezone.now()
        try:
            task = actions.add_task(
                case=found,
                kind=said["kind"],
                title=said["title"],
                goal=said["goal"],
                after=said["after"],
                instructions=said["instructions"],
                by=request.user,
                at=at,
            )
            if said["offer"] == forms.AUTO and not said["after"]:
                task = actions.offer_task(task=task, by=request.user, at=at)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, placed(task))
            return redirect(_next(said["offer"], task), task_id=task.pk)
    page = {"form": form, "case": found}
    return render(request, "casework/add_task.html", page, status=422 if form.errors else 200)


def _next(offer: str, task: Task) -> str:
    if offer == forms.PARTNER:
        return "casework:refer"
    return "casework:task" if task.member_id or task.after_id else "casework:offer"


def placed(task: Task) -> str:
    """Where a task went, in a sentence."""
    if task.member:
        return _("Offered to %(name)s. They see it on their phone now.") % {
            "name": task.member.full_name
        }
    if task.gap:
        return _("Nobody fits yet. The coordinators of the village were told.")
    return _("The task is in the plan.")


@require_POST
@scope.requires(Permission.MANAGE_CASE)
def start(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Take the proposed first steps over."""
    found = managed(request, case_id)
    kinds = list(found.report.needs.values_list("kind", flat=True)) if found.report else []
    called = found.person.full_name.split()[0] if found.person and found.person.full_name else ""
    goals = plans.proposed(kinds, called or _("the person"))
    try:
        tasks = actions.start_plan(case=found, goals=goals, by=request.user, at=timezone.now())
    except DomainError as refusal:
        say(request, str(refusal))
    else:
        offered = sum(task.member_id is not None for task in tasks)
        say(
            request,
            _("%(count)s steps are in the plan, %(offered)s of them offered.")
            % {"count": len(tasks), "offered": offered},
        )
    return redirect("casework:case", case_id=found.pk)
