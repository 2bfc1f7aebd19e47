"""The one search box."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pilar.doors.desk import search
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.people.registry import words
from pilar.people.registry.permissions import Permission as Registry
from pilar.people.registry.reach import within
from pilar.work.intake import queries as intake
from pilar.work.intake.permissions import Permission as Intake

LIMIT = 8


@scope.requires(Registry.VIEW_PERSON, Intake.VIEW_REPORT)
def find(request: SignedInRequest) -> HttpResponse:
    """People and reports for what was typed; a whole code leads straight there."""
    asked = search.read(request.GET.get("q", ""))
    people = search.Found()
    if scope.may(request.user, Registry.VIEW_PERSON) and not asked.is_empty:
        people = search.people(asked, within=within(request.user))
    reports = intake.readable(request.user)
    ids = [person.pk for person in people.people]
    if asked.report_code and (report := reports.filter(code=asked.report_code).first()):
        return redirect(reverse("intake:report", args=[report.pk]))
    page = {
        "asked": asked,
        "typed": request.GET.get("q", "")[:120],
        "people": [(person, words.born(person), words.place(person)) for person in people.people],
        "needs_more": people.needs_more,
        "reports": reports.filter(person__in=ids).order_by("-received_at", "pk")[:LIMIT]
        if ids
        else [],
        "may_add": scope.may(request.user, Registry.EDIT_PERSON),
    }
    looks.note(request, ids)
    template = "desk/search.html#found" if request.htmx else "desk/search.html"
    return render(request, template, page)
