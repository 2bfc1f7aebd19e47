"""The list of tasks, the page of one, and what whoever has it does with it."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.areas import queries as areas
from pilar.ground.audit import looks
from pilar.ground.files import responses
from pilar.ground.files.photos import PhotoRefused
from pilar.ground.web.flash import say
from pilar.ground.web.forms import posted
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column
from pilar.kernel.errors import DomainError
from pilar.people.pillars.models import Organization
from pilar.work.casework import actions, forms, queries
from pilar.work.casework.models import CaseNote, Task
from pilar.work.casework.permissions import Permission
from pilar.work.casework.views.cases import EXPORTS, downloads

MOST_ROWS = 20_000
WORK, FIELD = "web/layouts/work.html", "web/layouts/field.html"
WITH = ("kind", "village", "case__person", "case__household", "case__report", "case__manager")
WHO = ("member", "organization", "after", "goal", "done_by", "photo")


@require_safe
@scope.requires(Permission.VIEW_CASE)
def tasks(request: SignedInRequest) -> HttpResponseBase:
    """Tasks of the cases that the reader may see, those due first."""
    at = timezone.now()
    organizations = Organization.objects.exclude(kind=Organization.Kind.CHAPTER)
    filters = forms.TaskFilters(
        request.GET,
        villages=[(v.code, v.name) for v in areas.villages()],
        organizations=[
            (o.code, o.short_name) for o in organizations.order_by("position", "short_name")
        ],
    )
    said = filters.cleaned_data if filters.is_valid() else {}
    cases = queries.visible_cases(request.user)
    rows = Task.objects.filter(case__in=cases.values("pk"))
    listing = Listing(
        request,
        queries.narrow_tasks(rows, said, at).select_related(*WITH, *WHO),
        columns=[
            Column(_("Task"), sort="title"),
            Column(_("By"), sort="who"),
            Column(_("Village"), sort="village"),
            Column(_("Time"), sort="due"),
            Column(_("State")),
        ],
        default="due",
        orders={"due": ["due_at"], "who": ["member__full_name"], "village": ["village__name"]},
        search=queries.find_tasks,
    )
    if (kind := request.GET.get("ekspor", "")) in EXPORTS:
        return _export(request, kind, listing.all)
    looks.note(request, [row.case.person_id for row in listing.rows if row.case.person_id])
    page = {
        "listing": listing,
        "rows": [queries.row_of(row, at) for row in listing.rows],
        "filters": filters,
        **downloads(listing),
    }
    return render(request, "casework/tasks.html", page)


def _export(request: SignedInRequest, kind: str, rows: QuerySet[Task]) -> HttpResponseBase:
    listed = list(rows[:MOST_ROWS])
    subjects = [row.case.person_id for row in listed if row.case.person_id]
    looks.note(request, subjects, reason="export")
    heads = [
        _("Case"), _("Task"), _("Kind"), _("Village"), _("RT"), _("RW"), _("Pillar or partner"),
        _("By"), _("State"), _("Outcome"), _("Offered"), _("Due"), _("Done"),
    ]  # fmt: skip
    return EXPORTS[kind](
        "tugas",
        heads,
        [
            [
                row.case.number,
                row.title,
                row.kind.name,
                row.village.name,
                row.rt,
                row.rw,
                row.organization.short_name if row.organization else "",
                row.member.full_name if row.member else "",
                str(Task.State(row.state).label),
                str(Task.Outcome(row.outcome).label) if row.outcome else "",
                row.offered_at,
                row.due_at,
                row.done_at,
            ]
            for row in listed
        ],
    )


def visible(request: SignedInRequest, task_id: UUID) -> Task:
    """A task that the reader may see. Raises Http404."""
    rows = queries.visible_tasks(request.user).select_related(*WITH, *WHO)
    return get_object_or_404(rows, pk=task_id)


def actable(request: SignedInRequest, task_id: UUID) -> Task:
    """A task whose outcome the reader may record. Raises Http404."""
    rows = queries.actable_tasks(request.user).select_related(*WITH, *WHO)
    return get_object_or_404(rows, pk=task_id)


def layout_for(request: SignedInRequest, task: Task) -> str:
    """The phone's layout for whoever has the task in hand, the desk's for others."""
    return FIELD if queries.is_in_hand(request.user, task) else WORK


def shows_person(request: SignedInRequest, task: Task) -> bool:
    """Whether the reader may know of whom: not while the task is only offered to them."""
    in_hand = queries.is_in_hand(request.user, task)
    return not in_hand or task.state != Task.State.OFFERED


@require_safe
@scope.requires(Permission.VIEW_CASE, Permission.DO_TASK)
def task(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """One task: what, where, until when, why this member, and what can be done with it."""
    found = visible(request, task_id)
    at, named = timezone.now(), shows_person(request, found)
    if named and found.case.person_id:
        looks.note(request, [found.case.person_id])
    may_offer = queries.offerable_tasks(request.user).filter(pk=found.pk).exists()
    hands = queries.hands_of(found)
    page = {
        "layout": layout_for(request, found),
        "task": found,
        "row": queries.row_of(found, at),
        "named": named,
        "in_hand": queries.is_in_hand(request.user, found),
        "hands": hands,
        "reasons": queries.reasons_of(hands[-1]) if hands else (),
        "notes": queries.notes_of(found.case, found) if named else [],
        "may_act": queries.actable_tasks(request.user).filter(pk=found.pk).exists(),
        "may_offer": may_offer,
        "may_read_case": queries.visible_cases(request.user).filter(pk=found.case_id).exists(),
        "phone": queries.phone_of(found.member) if found.member and may_offer else "",
        "asking": queries.asking(found, timezone.localdate(at))
        if found.state == Task.State.ACCEPTED
        else None,
    }
    return render(request, "casework/task.html", page)


def _after(request: SignedInRequest, task: Task) -> HttpResponse:
    """Back to my day for whoever had the task in hand, to the case for who manages it."""
    if queries.visible_cases(request.user).filter(pk=task.case_id).exists() and not _is_member(
        request
    ):
        return redirect("casework:case", case_id=task.case_id)
    return redirect("casework:my_day")


def _is_member(request: SignedInRequest) -> bool:
    return scope.may(request.user, Permission.RECEIVE_TASK)


@require_POST
@scope.requires(Permission.DO_TASK, Permission.MANAGE_CASE)
def accept(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Take the task on."""
    found = actable(request, task_id)
    try:
        actions.accept_task(task=found, by=request.user, at=timezone.now())
    except DomainError as refusal:
        say(request, str(refusal))
    else:
        scope.forget(request.user)
        say(request, _("The task is yours. You see now of whom it is."))
    return redirect("casework:task", task_id=found.pk)


@scope.requires(Permission.DO_TASK, Permission.MANAGE_CASE)
def hand_back(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Hand the task back, with a reason."""
    found = actable(request, task_id)
    form = forms.HandBack(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.hand_back(
                task=found,
                why=form.cleaned_data["why"],
                words=form.cleaned_data["words"],
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            scope.forget(request.user)
            say(request, _back(given))
            return _after(request, found)
    return _form_page(request, "casework/hand_back.html", found, form)


def _back(task: Task) -> str:
    if task.member:
        return _("Handed back. Somebody else was asked at once.")
    return _("Handed back. The manager of the case was told.")


@scope.requires(Permission.DO_TASK, Permission.MANAGE_CASE)
def finish(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Record what came of the task."""
    found = actable(request, task_id)
    form = forms.Finish(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.finish_task(
                task=found,
                outcome=form.cleaned_data["outcome"],
                words=form.cleaned_data["words"],
                photo=form.cleaned_data["photo"],
                visited_on=timezone.localdate() if found.kind.asks_household else None,
                by=request.user,
                at=timezone.now(),
            )
        except PhotoRefused as refusal:
            form.add_error("photo", str(refusal))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            answer = _after(request, found)
            scope.forget(request.user)
            say(request, _("Recorded: %(task)s.") % {"task": found.kind.name})
            return answer
    return _form_page(request, "casework/finish.html", found, form)


@scope.requires(Permission.MANAGE_CASE)
def cancel(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Say that the task is not needed any more."""
    rows = Task.objects.filter(case__in=queries.managed_cases(request.user).values("pk"))
    found = get_object_or_404(rows.select_related(*WITH, *WHO), pk=task_id)
    form = forms.Cancel(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_task(
                task=found, words=form.cleaned_data["words"], by=request.user, at=timezone.now()
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("casework:case", case_id=found.case_id)
    return _form_page(request, "casework/cancel.html", found, form)


@require_safe
@scope.requires(Permission.VIEW_CASE, Permission.DO_TASK)
def photo(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """The photo that was taken as proof."""
    found = visible(request, task_id)
    if found.photo is None:
        raise Http404
    if found.case.person_id:
        looks.note(request, [found.case.person_id])
    return responses.photo(found.photo)


def _form_page(
    request: SignedInRequest,
    template: str,
    found: Task,
    form: forms.HandBack | forms.Finish | forms.Cancel,
) -> HttpResponse:
    named = shows_person(request, found)
    if named and found.case.person_id:
        looks.note(request, [found.case.person_id])
    page = {
        "layout": layout_for(request, found),
        "task": found,
        "named": named,
        "know": queries.notes_of_tasks([found], CaseNote.Kind.INSTRUCTION).get(found.pk, ""),
        "form": form,
    }
    return render(request, template, page, status=422 if form.errors else 200)
