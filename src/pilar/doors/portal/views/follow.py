"""Following a report with code and PIN, and what its reporter may do there."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pilar.doors.portal import forms
from pilar.doors.portal.care import care_of
from pilar.doors.portal.following import (
    NUMBERS,
    TITLES,
    TONES,
    closing,
    happenings,
    last_words,
    title,
)
from pilar.doors.portal.readers import readers
from pilar.doors.portal.sent import is_open_in, open_in, shut_in
from pilar.ground.access.models import User
from pilar.ground.files.photos import PhotoRefused
from pilar.ground.web import flash
from pilar.ground.web.limits import Limit, limited
from pilar.kernel import checksums
from pilar.kernel.errors import DomainError
from pilar.work.casework import actions as casework
from pilar.work.casework.models import Confirmation
from pilar.work.intake import actions, queries
from pilar.work.intake.models import Message, Report
from pilar.work.intake.states import Act, may

P = ParamSpec("P")
Followed = Callable[Concatenate[HttpRequest, Report, P], HttpResponse]
OPENING = Limit(per_session=30, per_address=300)
SAYING = Limit(per_session=40, per_address=400)
S = Report.State


def of_reporter(view: Callable[[HttpRequest, Report], HttpResponse]) -> Callable[..., HttpResponse]:
    """Behind this is the report whose PIN this session gave; all others lead to code and PIN, whether
    the code exists or not."""

    @never_cache
    def guarded(request: HttpRequest, code: str) -> HttpResponse:
        report = queries.by_code(code)
        if report is None or not is_open_in(request.session, report.pk, at=timezone.now()):
            return redirect(f"{reverse('portal:follow')}?kode={code}")
        return view(request, report)

    return guarded


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("follow", OPENING)
def follow(request: HttpRequest) -> HttpResponse:
    """Code and PIN. Every refusal looks the same but for a mistyped code."""
    if request.method == "POST":
        form = forms.Follow(request.POST)
        if form.is_valid():
            now = timezone.now()
            try:
                report = actions.open_with_pin(
                    code=form.cleaned_data["code"], pin=form.cleaned_data["pin"], at=now
                )
            except actions.WrongCodeOrPin as refusal:
                form.add_error(None, str(refusal))
            else:
                request.session.cycle_key()
                open_in(request.session, report.pk, at=now)
                return redirect("portal:followed", report.code)
    else:
        read = checksums.read_code(request.GET.get("kode", "")[:40])
        form = forms.Follow(initial={"code": read.code})
    status = 422 if form.is_bound else 200
    return render(request, "portal/follow/enter.html", {"form": form}, status=status)


def _page(
    request: HttpRequest, report: Report, *, status: int = 200, **forms_: object
) -> HttpResponse:
    shown = report.joined_to if report.joined_to else report
    care = care_of(report)
    page = {
        "report": report,
        "title": title(report, care),
        "coming": care.coming if care else None,
        "tone": TONES[S(report.state)],
        "number": NUMBERS.get(S(report.state), 0),
        "happenings": happenings(report, care),
        "joined_title": TITLES[shown.state] if shown is not report else "",
        "may_withdraw": may(report, Act.WITHDRAW),
        "may_object": may(report, Act.OBJECT),
        "asks_word": report.state in (S.ANSWERED, S.SOLVED),
        "changed_at": report.steps.order_by("-at", "-pk").values_list("at", flat=True).first(),
        "question": last_words(report, Message.Kind.QUESTION),
        "reason": last_words(report, Message.Kind.REASON),
        "closed_title": closing(report) if report.state == S.CLOSED else "",
        "add_kind": "second" if report.state in (S.ANSWERED, S.SOLVED) else "main",
        "addition": forms.Addition(),
        "objection": forms.Objection(),
        "word": forms.Word(),
        **forms_,
    }
    return render(request, "portal/follow/page.html", page, status=status)


@require_safe
@of_reporter
def followed(request: HttpRequest, report: Report) -> HttpResponse:
    """State as h1, then who comes and by when, the way so far, something to add."""
    return _page(request, report)


def _managers(report: Report) -> list[User]:
    """Who answers for the case behind the report."""
    care = care_of(report)
    return [care.case.manager] if care else []


def _back(report: Report) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("portal:followed", args=[report.code]))


@require_POST
@limited("follow-say", SAYING)
@of_reporter
def add(request: HttpRequest, report: Report) -> HttpResponse:
    """News from the reporter; answers an open question too."""
    form = forms.Addition(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, report, status=422, addition=form)
    try:
        actions.add_message(
            report=report,
            words=form.cleaned_data["words"],
            photo=form.cleaned_data["photo"],
            also=_managers(report),
            by=None,
            at=timezone.now(),
        )
    except PhotoRefused as refusal:
        form.add_error("photo", str(refusal))
        return _page(request, report, status=422, addition=form)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, report, status=422, addition=form)
    flash.say(request, _("Added. Whoever works on your report reads it."))
    return _back(report)


@require_POST
@limited("follow-say", SAYING)
@of_reporter
def nobody_came(request: HttpRequest, report: Report) -> HttpResponse:
    """The coordinator of the place is told at once."""
    try:
        actions.nobody_came(report=report, also=_managers(report), at=timezone.now())
    except actions.NotInThisState as refusal:
        flash.say(request, str(refusal))
    else:
        flash.say(request, _("The coordinator knows now and will contact you today."))
    return _back(report)


def _give_word(report: Report, solved: bool, said: dict[str, Any]) -> None:
    """Where there is a case its word is taken there, which closes or reopens the report too."""
    now = timezone.now()
    if care := care_of(report):
        casework.confirm(
            case=care.case,
            by=Confirmation.By.RESIDENT,
            heard=Confirmation.Heard.FOLLOW_PAGE,
            solved=solved,
            rating=said["rating"],
            words=said["words"],
            at=now,
        )
    else:
        actions.give_word(
            report=report, solved=solved, rating=said["rating"], words=said["words"], at=now
        )


@require_POST
@limited("follow-say", SAYING)
@of_reporter
def word(request: HttpRequest, report: Report) -> HttpResponse:
    """ "Sudah selesai" closes it, "belum selesai" opens it again."""
    form = forms.Word(request.POST)
    if not form.is_valid():
        return _page(request, report, status=422, word=form)
    solved = form.cleaned_data["solved"] == "yes"
    try:
        _give_word(report, solved, form.cleaned_data)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, report, status=422, word=form)
    if solved:
        flash.say(request, _("Thank you. Your word closes the report."))
    else:
        flash.say(request, _("Thank you for saying so. The report is open again."))
    return _back(report)


@require_POST
@limited("follow-say", SAYING)
@of_reporter
def object_(request: HttpRequest, report: Report) -> HttpResponse:
    """The resident objects to not being taken on."""
    form = forms.Objection(request.POST)
    if not form.is_valid():
        return _page(request, report, status=422, objection=form)
    try:
        actions.object_to_rejection(
            report=report, words=form.cleaned_data["words"], at=timezone.now()
        )
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, report, status=422, objection=form)
    flash.say(request, _("Your objection is noted. Another officer reads the report."))
    return _back(report)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("follow-say", SAYING)
@of_reporter
def withdraw(request: HttpRequest, report: Report) -> HttpResponse:
    """ "Bantuan tidak diperlukan lagi": asked once more, then closed by the resident's own word."""
    if request.method == "POST":
        try:
            actions.withdraw(report=report, at=timezone.now())
        except actions.NotInThisState as refusal:
            flash.say(request, str(refusal))
        else:
            flash.say(request, _("The report is closed. You may report again at any time."))
        return _back(report)
    if not may(report, Act.WITHDRAW):
        return _back(report)
    return render(request, "portal/follow/withdraw.html", {"report": report})


@require_safe
@of_reporter
def read_by(request: HttpRequest, report: Report) -> HttpResponse:
    """Who opened the report, when and how often."""
    return render(
        request, "portal/follow/readers.html", {"report": report, "readers": readers(report)}
    )


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget codes and what was opened in this browser: for shared phones."""
    shut_in(request.session)
    flash.say(request, _("Closed. On this device the report opens only with the PIN again."))
    return redirect("portal:home")
