"""Reporting a need: three short steps, a look over all answers, sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pilar.doors.portal import drafts, forms
from pilar.doors.portal.drafts import Draft
from pilar.doors.portal.likely import Offer, offers
from pilar.doors.portal.sent import note_sent
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.ground.files.photos import PhotoRefused
from pilar.ground.web import flash, sealed
from pilar.ground.web.forms import PilarForm
from pilar.ground.web.limits import Limit, limited
from pilar.kernel import phones
from pilar.kernel.errors import DomainError
from pilar.work.intake import actions, help_kinds
from pilar.work.intake.fields import rt_rw_shown
from pilar.work.intake.models import Report
from pilar.work.intake.told import Told

STEP, SEND = Limit(per_session=120, per_address=1200), Limit(per_session=12, per_address=120)
EDIT = "ubah"


@dataclass(frozen=True, slots=True)
class Step:
    """One page of questions."""

    name: str
    url: str
    label: Any
    form: type[PilarForm]


STEPS = (
    Step("whom", "portal:report", gettext_lazy("for whom"), forms.Whom),
    Step("needs", "portal:report_needs", gettext_lazy("the need"), forms.Needs),
    Step("place", "portal:report_place", gettext_lazy("the place and you"), forms.Place),
)
TOTAL = len(STEPS) + 1


def _sent_form(draft: Draft, step: Step) -> PilarForm:
    """The step's form with what was sent."""
    data = QueryDict(mutable=True)
    for name, values in draft.steps.get(step.name, {}).items():
        data.setlist(name, values)
    return step.form(data, **_asks(draft, step))


def _asks(draft: Draft, step: Step) -> dict[str, Any]:
    if step.name != "place":
        return {}
    return {"for_whom": (draft.steps.get("whom", {}).get("for_whom") or [""])[0]}


def _answers(draft: Draft) -> dict[str, Any] | Step:
    """All cleaned answers, or the first step that is missing or wrong."""
    said: dict[str, Any] = {}
    for step in STEPS:
        form = _sent_form(draft, step)
        if step.name not in draft.steps or not form.is_valid():
            return step
        said |= form.cleaned_data
    return said


def _first_answers(draft: Draft, step: Step) -> dict[str, Any]:
    """What was answered before, to begin with."""
    several = {"kinds"}
    kept: Mapping[str, list[str]] = draft.steps.get(step.name, {})
    return {name: v if name in several else (v or [""])[0] for name, v in kept.items()}


def _keep(request: HttpRequest, draft: Draft, step: Step, form: PilarForm) -> None:
    draft.steps[step.name] = {name: request.POST.getlist(name) for name in form.fields}
    draft.keep(request.session, at=timezone.now())


def _ask(request: HttpRequest, number: int) -> HttpResponse:
    """Show step `number` (from 0), or keep its answers and go on."""
    step = STEPS[number]
    draft = drafts.draft_of(request.session, at=timezone.now())
    for earlier in STEPS[:number]:
        if earlier.name not in draft.steps:
            return redirect(earlier.url)
    asks = _asks(draft, step)
    if request.method == "POST":
        form = step.form(request.POST, **asks)
        if form.is_valid():
            _keep(request, draft, step, form)
            if EDIT in request.GET or number + 1 == len(STEPS):
                return redirect("portal:report_check")
            return redirect(STEPS[number + 1].url)
    else:
        form = step.form(initial=_first_answers(draft, step), **asks)
    page = {
        "form": form,
        "step": step,
        "number": number + 1,
        "total": TOTAL,
        "editing": EDIT in request.GET,
        "back": STEPS[number - 1].url if number else "portal:home",
        "emergency": _urgency(draft) == Report.Urgency.EMERGENCY,
        "numbers": areas.emergency_numbers(),
        "begun": bool(draft.steps),
    }
    status = 422 if form.is_bound else 200
    return render(request, f"portal/report/{step.name}.html", page, status=status)


def _urgency(draft: Draft) -> str:
    return str((draft.steps.get("whom", {}).get("urgency") or [""])[0])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("report-step", STEP)
def whom(request: HttpRequest) -> HttpResponse:
    return _ask(request, 0)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("report-step", STEP)
def needs(request: HttpRequest) -> HttpResponse:
    return _ask(request, 1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("report-step", STEP)
def place(request: HttpRequest) -> HttpResponse:
    return _ask(request, 2)


@require_POST
@limited("report-step", STEP)
def discard(request: HttpRequest) -> HttpResponse:
    """Forget what was answered so far: for shared phones, and for who must leave no trace."""
    drafts.drop(request.session)
    flash.say(request, _("What you had filled in is gone from this device."))
    return redirect("portal:home")


def told_of(said: Mapping[str, Any], same: Report | None) -> Told:
    """The answers as a report tells them."""
    return Told(
        for_whom=said["for_whom"],
        kinds=tuple(said["kinds"]),
        urgency=said["urgency"],
        village=said["village"],
        rt=said["rt"],
        rw=said["rw"],
        landmark=said["landmark"],
        words=said["words"],
        name=said["name"],
        age=said["age"],
        contact_kind=said["contact_kind"],
        contact=said["contact"],
        said_same_as=same,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("report-send", SEND)
def check(request: HttpRequest) -> HttpResponse:
    """All answers with "Ubah", what is perhaps known already, who will read it; then it is sent."""
    now = timezone.now()
    draft = drafts.draft_of(request.session, at=now)
    said = _answers(draft)
    if isinstance(said, Step):
        if request.method == "POST" and sealed.take(
            request.session, "terkirim", at=now, lasts=drafts.LASTS
        ):
            return redirect("portal:report_sent")  # pressed twice: it was sent the first time
        return redirect(said.url)
    found = offers(draft.id, said, at=now)
    choices = [(offer.token, offer.title, offer.hint) for offer in found]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.Check(*sent, same=choices)
    if form.is_bound and form.is_valid():
        try:
            return _send(request, draft, said, form, _chosen(found, form), at=now)
        except PhotoRefused as refusal:
            form.add_error("photo", str(refusal))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
    page = {
        "form": form,
        "said": said,
        "kinds": help_kinds.names(said["kinds"]),
        "protected": any(help_kinds.all_kinds()[kind].protected for kind in said["kinds"]),
        "emergency": said["urgency"] == Report.Urgency.EMERGENCY,
        "number": TOTAL,
        "total": TOTAL,
        "labels": _labels(said),
        "contact_shown": contact_shown(said["contact"]),
        "rt_rw": rt_rw_shown(said["rt"], said["rw"]),
        "village_shown": village_shown(said["village"]),
    }
    return render(request, "portal/report/check.html", page, status=422 if form.is_bound else 200)


def _labels(said: Mapping[str, Any]) -> dict[str, Any]:
    """The answers in the words of the questions."""
    chosen = (
        ("for_whom", forms.Whom),
        ("urgency", forms.Whom),
        ("contact_kind", forms.Place),
    )
    return {
        name: dict(form.base_fields[name].choices)[said[name]]  # type: ignore[attr-defined]  # choice fields
        for name, form in chosen
    }


def contact_shown(contact: str) -> str:
    """A number with its middle hidden, as somebody may look over the shoulder: 0812-••••-••37."""
    if not contact or "@" in contact:
        return contact
    number = phones.readable(contact)
    return number[:4] + "".join("-" if c == "-" else "•" for c in number[4:-2]) + number[-2:]


def village_shown(village: Area | None) -> str:
    return f"{village.get_kind_display().capitalize()} {village.name}" if village else ""


def _chosen(found: list[Offer], form: forms.Check) -> Report | None:
    token = form.cleaned_data.get("same", "")
    return next((offer.report for offer in found if offer.token == token), None)


def _send(
    request: HttpRequest,
    draft: Draft,
    said: Mapping[str, Any],
    form: forms.Check,
    same: Report | None,
    *,
    at: datetime,
) -> HttpResponse:
    with (
        transaction.atomic()
    ):  # the session too: pressed twice, the second one finds what the first kept
        receipt = actions.receive_report(
            told=told_of(said, same),
            channel=Report.Channel.PUBLIC,
            by=None,
            at=at,
            id=draft.id,
            language=forms.language(),
            photo=form.cleaned_data["photo"],
        )
        note_sent(request.session, receipt, at=at)
        request.session.save()
    return redirect("portal:report_sent")
