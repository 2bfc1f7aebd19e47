"""One report: all that was said, what happened, what can be done now."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.files import responses as photos
from pilar.people.registry import queries as people
from pilar.work.intake import forms, queries
from pilar.work.intake.links import link
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission
from pilar.work.intake.presenting import agreeing, rows
from pilar.work.intake.states import Act, may
from pilar.work.intake.timeline import happenings

MANAGE_CASE = "casework.manage_case"  # of the app above, whose page is linked
FORMS = {
    "ask": forms.Ask,
    "answer": forms.Answer,
    "reject": forms.Reject,
    "news": forms.News,
    "note": forms.Note,
    "addition": forms.Addition,
    "urgency": forms.Urgency,
    "join": forms.Join,
}


def get_report(request: SignedInRequest, permission: str, report_id: UUID) -> Report:
    """The report, where the reader may read it and holds `permission` for it. Raises Http404."""
    readable = queries.with_parts(queries.readable(request.user))
    return scope.get_or_404(request.user, permission, readable, pk=report_id)


def page(
    request: SignedInRequest, report: Report, *, status: int = 200, **filled: Any
) -> HttpResponse:
    """The page of a report; `filled` are forms that were refused, by their names in FORMS."""
    now = timezone.now()
    (row,) = rows([report], request.user, now=now)
    triages = scope.may(request.user, Permission.TRIAGE_REPORT, obj=report)
    manages = scope.may(request.user, MANAGE_CASE)
    seen = {"seen": report.version}
    unbound: dict[str, Any] = {name: form(initial=seen) for name, form in FORMS.items()}
    unbound["urgency"] = forms.Urgency(initial={**seen, "urgency": report.urgency})
    if triages:
        among = queries.possible_assignees(report, at=now)
        chosen = {**seen, "assignee": report.assignee_id}
        unbound["assign"] = forms.Assign(among=among, initial=chosen)
    person = people.resolve(report.person) if report.person else None
    looks.note(request, [report.pk, *([person.pk] if person else [])])
    context = {
        "report": report,
        "row": row,
        "said": row.said,
        "person": person,
        "person_href": link("desk:person", person.pk) if person else "",
        "happenings": happenings(report),
        "alike": [(each, agreeing(each)) for each in row.alike],
        "joined": queries.with_parts(
            queries.readable(request.user, Report.objects.filter(joined_to=report))
        ),
        "may": {act.value: triages and may(report, act) for act in Act},
        "triages": triages,
        "match": link("desk:match", report.pk) if triages else "",
        "open_case": f"{link('casework:open_case')}?laporan={report.pk}" if manages else "",
        "case_kind": "second" if may(report, Act.ACCEPT) else "main",
        "forms": unbound | filled,
        "refused": next(iter(filled), ""),
    }
    return render(request, "intake/report.html", context, status=status)


@require_safe
@scope.requires(Permission.VIEW_REPORT)
def report(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """All that was said, oldest below; what can be done now at the side."""
    return page(request, get_report(request, Permission.VIEW_REPORT, report_id))


@require_safe
@scope.requires(Permission.VIEW_REPORT)
def photo(request: SignedInRequest, report_id: UUID, upload_id: UUID) -> HttpResponse:
    """A photo that came with the report or with a message about it."""
    found = get_report(request, Permission.VIEW_REPORT, report_id)
    looks.note(request, [found.pk, *([found.person_id] if found.person_id else [])])
    return photos.photo(get_object_or_404(queries.photos(found), pk=upload_id))


@require_safe
@scope.requires(Permission.TRIAGE_REPORT)
def compare(request: SignedInRequest, report_id: UUID, other_id: UUID) -> HttpResponse:
    """Two reports side by side: are they the same?"""
    mine = get_report(request, Permission.TRIAGE_REPORT, report_id)
    other = get_report(request, Permission.TRIAGE_REPORT, other_id)
    pair = rows([mine, other], request.user, now=timezone.now())
    looks.note(request, [mine.pk, other.pk])
    alike = next((each for each in pair[0].alike if each.report.pk == other.pk), None)
    context = {
        "report": mine,
        "other": other,
        "pair": pair,
        "agreeing": agreeing(alike) if alike else "",
        "may_join": may(mine, Act.JOIN) and other.is_open,
        "form": forms.Seen(initial={"seen": mine.version}),
    }
    return render(request, "intake/compare.html", context)
