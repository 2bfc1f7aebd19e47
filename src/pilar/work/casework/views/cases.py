"""The list of cases, the page of one, opening one, writing a note."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pilar.ground.access import queries as access
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.areas import queries as areas
from pilar.ground.audit import looks
from pilar.ground.web.exports import csv_response, xlsx_response
from pilar.ground.web.flash import say
from pilar.ground.web.forms import posted
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column
from pilar.kernel.errors import DomainError
from pilar.people.pillars.models import Organization
from pilar.people.registry.models import Person
from pilar.people.registry.permissions import Permission as Registry
from pilar.work.casework import actions, forms, plans, queries, states
from pilar.work.casework.models import Case
from pilar.work.casework.permissions import Permission
from pilar.work.intake import help_kinds
from pilar.work.intake import queries as intake
from pilar.work.intake.models import Report
from pilar.work.programmes.permissions import Permission as Programmes

EXPORTS = {"xlsx": xlsx_response, "csv": csv_response}
MOST_ROWS = 20_000
MARK = frozenset({"TKSK", "PSM", "TAGANA", "KARANG_TARUNA", "PKH"})  # those that the mark can show


@require_safe
@scope.requires(Permission.VIEW_CASE)
def cases(request: SignedInRequest) -> HttpResponseBase:
    """Cases that the reader may see, late ones first."""
    at = timezone.now()
    villages = [(v.code, v.name) for v in areas.villages()]
    filters = forms.CaseFilters(request.GET, villages=villages)
    said = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.narrow_cases(queries.visible_cases(request.user), said, request.user, at)
    listing = Listing(
        request,
        queries.with_progress(rows),
        columns=[
            Column(_("Case"), sort="number"),
            Column(_("Manager"), sort="manager"),
            Column(_("Tasks"), numeric=True),
            Column(_("Time"), sort="due"),
            Column(_("State"), sort="state"),
        ],
        default="due",
        orders={"due": ["due_at"], "manager": ["manager__full_name"]},
        search=queries.find_cases,
    )
    if (kind := request.GET.get("ekspor", "")) in EXPORTS:
        return _export(request, kind, listing.all, at)
    looks.note(request, [row.person_id for row in listing.rows if row.person_id])
    shown = [(row, states.of_case(row, at), queries.clock_of_case(row, at)) for row in listing.rows]
    page = {"listing": listing, "rows": shown, "filters": filters, **downloads(listing)}
    return render(request, "casework/cases.html", page)


def downloads(listing: Listing[Any]) -> dict[str, str]:
    """The addresses of the files that hold all rows of a list, as it is narrowed."""
    return {kind: listing.address(ekspor=kind, hal="") for kind in EXPORTS}


def _export(
    request: SignedInRequest, kind: str, rows: QuerySet[Case], at: object
) -> HttpResponseBase:
    listed = list(rows[:MOST_ROWS])
    looks.note(request, [row.person_id for row in listed if row.person_id], reason="export")
    heads = [
        _("Number"), _("Case"), _("Village"), _("Manager"), _("State"),
        _("Opened"), _("Due"), _("Closed"), _("Opened again"), _("Tasks"), _("Done"),
    ]  # fmt: skip
    return EXPORTS[kind](
        "kasus",
        heads,
        [
            [
                row.number,
                row.title,
                row.village.name,
                row.manager.full_name,
                str(Case.State(row.state).label),
                row.opened_at,
                row.due_at,
                row.closed_at,
                row.reopened,
                row.task_count,  # type: ignore[attr-defined]  # queries.with_progress
                row.done_count,  # type: ignore[attr-defined]
            ]
            for row in listed
        ],
    )


@require_safe
@scope.requires(Permission.VIEW_CASE)
def case(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """One case: next step, the five pillars, the plan, what happened."""
    found = _found(queries.visible_cases(request.user), case_id)
    return render(request, "casework/case.html", _page(request, found, forms.Note()))


def _found(cases: QuerySet[Case], case_id: UUID) -> Case:
    """The case with what its page shows of it. Raises Http404."""
    return get_object_or_404(
        cases.select_related(
            "person", "household", "village", "manager", "report", "opened_by", "asked_by"
        ),
        pk=case_id,
    )


def _page(request: SignedInRequest, found: Case, form: forms.Note) -> dict[str, object]:
    at = timezone.now()
    tasks = queries.tasks_of(found)
    groups = queries.plan(list(found.goals.order_by("position")), tasks, at)
    rows = [row for group in groups for row in group.rows]
    step = queries.next_step(found, rows, at)
    words = list(found.confirmations.select_related("user").order_by("at", "pk"))
    custodies = list(found.custodies.select_related("manager", "given_by").order_by("valid_from"))
    may_manage = queries.managed_cases(request.user).filter(pk=found.pk).exists()
    if found.person_id:
        looks.note(request, [found.person_id])
    return {
        "case": found,
        "shown": states.of_case(found, at),
        "groups": groups,
        "counted": [row for row in rows if row.task.state != "CANCELLED"],
        "done": [row for row in rows if row.task.state == "DONE"],
        "step": step,
        "strip": queries.strip(list(Organization.objects.pillars()), tasks),
        "at_work": [
            t.organization.code for t in tasks if t.organization and t.organization.code in MARK
        ],
        "timeline": queries.timeline(
            found,
            tasks,
            queries.notes_of(found),
            words,
            custodies,
            queries.beside(request.user, found),
        ),
        "form": form,
        "may_manage": may_manage,
        "may_offer": may_manage
        or scope.may(request.user, Permission.OFFER_TASK, area=found.village),
        "may_confirm": _may_confirm(request, found),
        "may_determine": found.household is not None
        and scope.may(request.user, Programmes.VIEW_DETERMINATION, found.household),
        "needs": help_kinds.names(_kinds(found)),
        "proposed": plans.proposed(_kinds(found), _called(found)) if step.code == "empty" else [],
        "phone": queries.phone_of(step.row.task.member)
        if step.row and step.row.task.member
        else "",
    }


def _kinds(found: Case) -> list[str]:
    """The kinds of help that were asked for; none without a report."""
    return list(found.report.needs.values_list("kind", flat=True)) if found.report else []


def _called(found: Case) -> str:
    """What the person is called in a plan."""
    return (
        found.person.full_name.split()[0]
        if found.person and found.person.full_name
        else _("the person")
    )


def _may_confirm(request: SignedInRequest, found: Case) -> bool:
    if found.state != Case.State.AWAITING_WORD:
        return False
    held = queries.confirmable_cases(request.user).filter(pk=found.pk).exists()
    return held and request.user.pk not in queries.workers_of(found)


@require_POST
@scope.requires(Permission.VIEW_CASE)
def note(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Write a note on a case that one may read."""
    found = _found(queries.visible_cases(request.user), case_id)
    form = forms.Note(request.POST)
    if form.is_valid():
        try:
            actions.add_note(
                case=found, words=form.cleaned_data["words"], by=request.user, at=timezone.now()
            )
        except DomainError as refusal:
            form.add_error("words", str(refusal))
        else:
            say(request, _("Noted with case %(number)s.") % {"number": found.number})
            return redirect("casework:case", case_id=found.pk)
    return render(request, "casework/case.html", _page(request, found, form), status=422)


@scope.requires(Permission.MANAGE_CASE)
def open_case(request: SignedInRequest) -> HttpResponse:
    """Open a case for a report (`?laporan=`) or for a person (`?orang=`)."""
    report, person = _report(request), _person(request)
    if report is None and person is None:
        raise Http404
    if report and request.method == "GET" and (there := _case_there(request, report)):
        return redirect("casework:case", case_id=there.pk)
    about = person or (report.person if report else None)
    place = (about.village_id if about else None) or (report.village_id if report else None)
    managers = access.holders(Permission.MANAGE_CASE, area=place or "", at=timezone.now())
    kinds = list(report.needs.values_list("kind", flat=True)) if report else []
    names = ", ".join(name.lower() for name in help_kinds.names(kinds)) or _("needs help")
    called = about.full_name if about else _("Somebody not known by name")
    form = forms.OpenCase(
        posted(request),
        managers=managers.order_by("full_name", "pk"),
        initial={"title": f"{called}: {names}"[:160], "manager": request.user.pk},
    )
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.open_case(
                title=form.cleaned_data["title"],
                manager=form.cleaned_data["manager"],
                report=report,
                person=about,
                by=request.user,
                at=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            say(request, _("Case %(number)s is open.") % {"number": opened.number})
            return redirect("casework:case", case_id=opened.pk)
    if about:
        looks.note(request, [about.pk])
    page = {"form": form, "report": report, "person": about}
    return render(request, "casework/open_case.html", page, status=422 if form.errors else 200)


def _case_there(request: SignedInRequest, report: Report) -> Case | None:
    """The case that the report has already, where the reader may see it."""
    return queries.visible_cases(request.user).filter(report=report).first()


def _report(request: SignedInRequest) -> Report | None:
    """The report named in the address. Raises Http404 for one out of scope."""
    pk = request.GET.get("laporan", "")
    if not pk:
        return None
    readable = intake.readable(request.user, Report.objects.select_related("person", "village"))
    return scope.get_or_404(request.user, "intake.view_report", readable, pk=pk)


def _person(request: SignedInRequest) -> Person | None:
    """The person named in the address. Raises Http404 for one out of scope."""
    pk = request.GET.get("orang", "")
    if not pk:
        return None
    return scope.get_or_404(request.user, Registry.VIEW_PERSON, Person.objects.standing(), pk=pk)
