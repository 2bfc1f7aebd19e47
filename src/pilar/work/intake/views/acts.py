"""What a worker does with a report: each a small form on its page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.ground.web import flash
from pilar.kernel.errors import DomainError
from pilar.people.registry.models import Person
from pilar.people.registry.permissions import Permission as Registry
from pilar.work.intake import actions, forms, queries
from pilar.work.intake.models import Report
from pilar.work.intake.permissions import Permission
from pilar.work.intake.slips import Slip
from pilar.work.intake.views.report import FORMS, get_report, page

TRIAGE, VIEW = Permission.TRIAGE_REPORT, Permission.VIEW_REPORT
View = Callable[..., HttpResponseBase]


def _done(
    request: SignedInRequest, report: Report, said: str | Promise, undo: str = ""
) -> HttpResponse:
    flash.say(request, str(said) % {"code": report.code}, undo=undo)
    return redirect("intake:report", report.pk)


def _act(
    name: str,
    permission: str,
    said: str | Promise,
    do: Callable[[SignedInRequest, Report, dict[str, Any]], object],
) -> View:
    """A view that reads the form `name` and does one act; refusals come back beside the form."""

    def view(request: SignedInRequest, report_id: UUID) -> HttpResponse:
        report = get_report(request, permission, report_id)
        form = FORMS[name](request.POST)
        if form.is_valid():
            try:
                do(request, report, form.cleaned_data)
            except DomainError as refusal:
                form.add_error(None, str(refusal))
            else:
                return _done(request, report, said)
        return page(request, report, status=422, **{name: form})

    view.__name__ = name
    return require_POST(scope.requires(permission)(view))


ask = _act(
    "ask",
    TRIAGE,
    _("Asked. The reporter reads the question when they look at %(code)s."),
    lambda request, report, said: actions.ask_back(
        report=report,
        question=said["words"],
        by=request.user,
        at=timezone.now(),
        seen=said["seen"],
    ),
)
answer = _act(
    "answer",
    TRIAGE,
    _("Answered. The reporter of %(code)s now says whether it helped."),
    lambda request, report, said: actions.answer(
        report=report, text=said["words"], by=request.user, at=timezone.now(), seen=said["seen"]
    ),
)
reject = _act(
    "reject",
    TRIAGE,
    _("%(code)s is not taken on. The reporter reads why."),
    lambda request, report, said: actions.reject(
        report=report, reason=said["words"], by=request.user, at=timezone.now(), seen=said["seen"]
    ),
)
news = _act(
    "news",
    TRIAGE,
    _("The reporter of %(code)s reads it."),
    lambda request, report, said: actions.send_word(
        report=report, words=said["words"], by=request.user, at=timezone.now()
    ),
)
note = _act(
    "note",
    VIEW,
    _("Noted at %(code)s. Only workers read it."),
    lambda request, report, said: actions.add_note(
        report=report, words=said["words"], by=request.user, at=timezone.now()
    ),
)
addition = _act(
    "addition",
    TRIAGE,
    _("Added to %(code)s in the reporter's name."),
    lambda request, report, said: actions.add_message(
        report=report, words=said["words"], by=request.user, at=timezone.now()
    ),
)
urgency = _act(
    "urgency",
    TRIAGE,
    _("The urgency of %(code)s is changed, and its clock with it."),
    lambda request, report, said: actions.set_urgency(
        report=report,
        urgency=said["urgency"],
        by=request.user,
        at=timezone.now(),
        seen=said["seen"],
    ),
)


@require_POST
@scope.requires(TRIAGE)
def accept(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Take it on."""
    report = get_report(request, TRIAGE, report_id)
    form = forms.Seen(request.POST)
    if form.is_valid():
        try:
            actions.accept(
                report=report, by=request.user, at=timezone.now(), seen=form.cleaned_data["seen"]
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return _done(request, report, _("%(code)s is accepted. Next: a visit or a case."))
    return page(request, report, status=422, accept=form)


@require_POST
@scope.requires(TRIAGE)
def assign(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Give it to somebody, or to nobody."""
    report = get_report(request, TRIAGE, report_id)
    now = timezone.now()
    form = forms.Assign(request.POST, among=queries.possible_assignees(report, at=now))
    if form.is_valid():
        to = form.cleaned_data["assignee"]
        try:
            actions.assign(
                report=report, assignee=to, by=request.user, at=now, seen=form.cleaned_data["seen"]
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("%(code)s is with {name} now.") if to else _("Nobody holds %(code)s now.")
            return _done(request, report, str(said).format(name=to.full_name if to else ""))
    return page(request, report, status=422, assign=form)


@require_POST
@scope.requires(TRIAGE)
def join(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Join it to an earlier report that this worker may read."""
    report = get_report(request, TRIAGE, report_id)
    form = forms.Join(request.POST)
    if form.is_valid():
        readable = queries.readable(request.user)
        to = readable.filter(code=form.cleaned_data["code"]).first()
        if to is None:
            form.add_error("code", _("There is no such report where you work. Check the code."))
        else:
            try:
                actions.join(
                    report=report,
                    to=to,
                    by=request.user,
                    at=timezone.now(),
                    seen=form.cleaned_data["seen"],
                )
            except DomainError as refusal:
                form.add_error(None, str(refusal))
            else:
                return _done(request, report, _("%(code)s is joined to the earlier report."))
    return page(request, report, status=422, join=form)


@require_POST
@scope.requires(TRIAGE)
def separate(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Take the joining back."""
    report = get_report(request, TRIAGE, report_id)
    form = forms.Seen(request.POST)
    if form.is_valid():
        try:
            actions.separate(
                report=report, by=request.user, at=timezone.now(), seen=form.cleaned_data["seen"]
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return _done(request, report, _("%(code)s stands alone again and is new."))
    return page(request, report, status=422, separate=form)


@require_POST
@scope.requires(TRIAGE)
def set_person(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Say of whom it speaks: `person` (an id that the worker may see), or nobody known."""
    report = get_report(request, TRIAGE, report_id)
    form = forms.Match(request.POST)
    if form.is_valid():
        pk = form.cleaned_data["person"]
        person = scope.get_or_404(request.user, Registry.VIEW_PERSON, Person, pk=pk) if pk else None
        try:
            actions.set_person(
                report=report,
                person=person,
                by=request.user,
                at=timezone.now(),
                seen=form.cleaned_data["seen"],
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("%(code)s is matched.") if person else _("%(code)s speaks of nobody known.")
            first = person and report.person_id is None  # taken back by naming nobody
            back = reverse("intake:set_person", args=[report.pk]) if first else ""
            return _done(request, report, said, undo=back)
    return page(request, report, status=422, match=form)


@never_cache
@require_POST
@scope.requires(TRIAGE)
def renew_pin(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """A new PIN for a reporter who lost it; it stands on this answer and nowhere else."""
    report = get_report(request, TRIAGE, report_id)
    pin = actions.renew_pin(report=report, by=request.user, at=timezone.now())
    looks.note(request, [report.pk])
    slip = Slip(report.code, pin)
    return render(request, "intake/slip.html", {"report": report, "slip": slip, "renewed": True})
