"""Of whom does a report speak? Candidates appear while one types, with their evidence."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pilar.doors.desk import forms
from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web.flash import say
from pilar.kernel.errors import DomainError
from pilar.people.matching import presenting
from pilar.people.matching import queries as matching
from pilar.people.matching.compare import Traits
from pilar.people.registry import actions as registry
from pilar.people.registry import queries as people
from pilar.people.registry.models import RecordLink
from pilar.people.registry.permissions import Permission as Registry
from pilar.people.registry.reach import within
from pilar.work.intake import actions as intake
from pilar.work.intake import queries as reports
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission as Intake

SHOWN = 5


def _report(request: SignedInRequest, report_id: UUID) -> Report:
    readable = reports.with_parts(reports.readable(request.user))
    return scope.get_or_404(request.user, Intake.TRIAGE_REPORT, readable, pk=report_id)


def told(report: Report) -> dict[str, object]:
    """What the report says of the person, as the form takes it."""
    link = RecordLink(record=report.record)
    said = dict(people.opened(link)["fields"])
    exact = said.get("birth_precision", "DAY") == "DAY"
    born = said.pop("birth_date", None)
    if born and not exact:
        said["birth_year"] = int(str(born)[:4])
    elif born:
        said["birth_date"] = born
    return said


def _traits(form: forms.Who) -> Traits:
    """What was typed so far; fields that cannot be read count as not known."""
    form.is_valid()
    said = getattr(form, "cleaned_data", {})
    return Traits(
        name=said.get("name") or "",
        sex=said.get("sex") or "",
        birth_date=said.get("birth_date"),
        birth_year=said.get("birth_year"),
        village=said.get("village") or "",
        rt=said.get("rt") or "",
        rw=said.get("rw") or "",
        nik=said.get("nik") or "",
        family_card=said.get("family_card") or "",
        phone=said.get("phone") or "",
        mother_name=said.get("mother_name") or "",
        typing=True,
    )


@scope.requires(Intake.TRIAGE_REPORT)
def match(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """What is known at the left, who may be meant at the right."""
    report = _report(request, report_id)
    typed = request.GET if "name" in request.GET else None
    form = forms.Who(typed if typed is not None else told(report))
    asked = _traits(form)
    found = []
    if scope.may(request.user, Registry.VIEW_PERSON):
        found = matching.candidates(asked, within=within(request.user), limit=SHOWN)
    looks.note(request, [one.person.pk for one in found])
    page = {
        "report": report,
        "form": form,
        "found": [presenting.shown(one) for one in found],
        "known": matching.population(),
        "asked": bool(asked.name or asked.nik or asked.phone),
        "may_add": scope.may(request.user, Registry.EDIT_PERSON),
    }
    return render(request, "desk/match.html#found" if request.htmx else "desk/match.html", page)


@scope.requires(Registry.EDIT_PERSON)
def add_and_set(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Nobody fits: add the person as typed, and say that the report speaks of them."""
    report = _report(request, report_id)
    if request.method != "POST":
        form = forms.PersonFields(initial=request.GET.dict() or told(report))
        return render(request, "desk/match_new.html", {"report": report, "form": form})
    form = forms.PersonFields(request.POST)
    if form.is_valid():
        village, now = form.cleaned_data["village"], timezone.now()
        if village and not scope.may(request.user, Registry.EDIT_PERSON, area=village):
            form.add_error("village", _("That village is outside your area of work."))
        else:
            try:
                person = registry.add_person(fields=form.said(), by=request.user, at=now)
                intake.set_person(report=report, person=person, by=request.user, at=now)
            except DomainError as refusal:
                form.add_error(None, str(refusal))
            else:
                say(request, _("Added, and the report speaks of them now."))
                return redirect(reverse("intake:report", args=[report.pk]))
    return render(request, "desk/match_new.html", {"report": report, "form": form}, status=422)
