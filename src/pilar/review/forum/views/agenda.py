"""Agenda items: adding, taking up, freezing evidence, putting and agreeing a decision."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.web.flash import say
from pilar.ground.web.forms import PilarForm
from pilar.ground.web.parts import Text
from pilar.kernel.errors import DomainError
from pilar.review.forum import actions, finding, forms, queries
from pilar.review.forum.models import AgendaItem, Meeting
from pilar.review.forum.permissions import Permission


def _form_page(
    request: SignedInRequest,
    form: PilarForm,
    meeting: Meeting,
    *,
    title: Text,
    button: Text,
    **more: Any,
) -> HttpResponse:
    page = {"form": form, "meeting": meeting, "title": title, "button": button, **more}
    return render(request, "forum/form.html", page, status=422 if form.is_bound else 200)


@scope.requires(Permission.MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """One more item."""
    meeting = finding.meeting_or_404(request.user, Permission.MANAGE, meeting_id)
    form = forms.Item(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_item(
                meeting=meeting, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return redirect("forum:meeting", meeting.pk)
    return _form_page(request, form, meeting, title=_("New agenda item"), button=_("Add item"))


@scope.requires(Permission.MANAGE)
@require_POST
def call_proposal(request: SignedInRequest, meeting_id: UUID, proposal_id: UUID) -> HttpResponse:
    """A pillar's proposal comes on the agenda."""
    meeting = finding.meeting_or_404(request.user, Permission.MANAGE, meeting_id)
    proposal = queries.open_proposals().filter(pk=proposal_id).first()
    if proposal is None:
        say(request, _("This proposal has its answer already."))
        return redirect("forum:meeting", meeting.pk)
    actions.call_proposal(
        meeting=meeting, proposal=proposal, minutes=15, by=request.user, at=timezone.now()
    )
    say(request, _("On the agenda. The pillar reads it on its page."))
    return redirect("forum:meeting", meeting.pk)


@scope.requires(Permission.MANAGE)
@require_POST
def call(request: SignedInRequest, item_id: UUID) -> HttpResponse:
    """This item is talked about now."""
    item = finding.item_or_404(request.user, Permission.MANAGE, item_id)
    actions.call_item(item=item, by=request.user, at=timezone.now())
    if request.POST.get("back") == "layar":
        return redirect("forum:projector", item.meeting_id)
    return redirect(f"{reverse('forum:meeting', args=[item.meeting_id])}#butir-{item.position}")


def _aim(item: AgendaItem) -> dict[str, Any]:
    """What a form about an item starts with."""
    return {"indicator": item.indicator, "area": item.area_id or ""}


@scope.requires(Permission.MANAGE)
@require_http_methods(["GET", "POST"])
def freeze(request: SignedInRequest, item_id: UUID) -> HttpResponse:
    """Keep a figure as it stands, for this item."""
    item = finding.item_or_404(request.user, Permission.MANAGE, item_id)
    start = {**_aim(item), "pillar": item.pillar.code if item.pillar else ""}
    form = forms.Freeze(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        said, on = form.cleaned_data, timezone.localdate()
        try:
            actions.freeze(item=item, **said, as_of=on, by=request.user, at=timezone.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            say(request, _("Frozen: the figure stays as it is, whatever comes later."))
            return redirect("forum:meeting", item.meeting_id)
    lead = _(
        "The twelve whole months before this one are kept, for good. A later freezing stands beside it."
    )
    return _form_page(
        request,
        form,
        item.meeting,
        title=_("Freeze evidence"),
        button=_("Freeze figure"),
        lead=lead,
        item=item,
    )


@scope.requires(Permission.MANAGE)
@require_http_methods(["GET", "POST"])
def draft(request: SignedInRequest, item_id: UUID) -> HttpResponse:
    """Put a decision to the meeting."""
    item = finding.item_or_404(request.user, Permission.MANAGE, item_id)
    form = forms.Draft(request.POST if request.method == "POST" else None, initial=_proposed(item))
    if form.is_valid():
        try:
            actions.propose_decision(
                item=item, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return redirect("forum:meeting", item.meeting_id)
    return _form_page(
        request,
        form,
        item.meeting,
        title=_("Decision to put to the forum"),
        button=_("Keep it"),
        item=item,
    )


def _proposed(item: AgendaItem) -> dict[str, Any]:
    owner = item.proposed_owner or item.pillar
    proposal = item.proposal
    return {
        **_aim(item),
        "title": item.proposed or (proposal.title if proposal else ""),
        "owner": owner.code if owner else "",
        "deadline": item.proposed_deadline,
        "target": item.proposed_target,
    }


@scope.requires(Permission.DECIDE)
@require_http_methods(["GET", "POST"])
def agree(request: SignedInRequest, item_id: UUID) -> HttpResponse:
    """Agree: the decision and its step in one, over the evidence of the item."""
    item = finding.item_or_404(request.user, Permission.DECIDE, item_id)
    form = forms.Agree(_said(request, item), initial=_proposed(item))
    if form.is_valid():
        try:
            step = actions.agree(item=item, **form.cleaned_data, by=request.user, at=timezone.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            say(
                request,
                _("Agreed. %(owner)s has it until %(day)s.")
                % {"owner": step.owner.name, "day": _day(step.deadline)},
            )
            return redirect("forum:meeting", item.meeting_id)
    return _form_page(
        request, form, item.meeting, title=_("What is agreed"), button=_("Agree"), item=item
    )


def _day(day: Any) -> str:
    from pilar.ground.web.numbers import tanggal

    return str(tanggal(day))


def _said(request: SignedInRequest, item: AgendaItem) -> Any:
    """What was sent; "as proposed" stands for what is on the screen."""
    if request.method != "POST":
        return None
    if "as_proposed" not in request.POST:
        return request.POST
    if not item.proposed:
        raise Http404
    start = _proposed(item)
    return {**start, "deadline": item.proposed_deadline, "target": str(item.proposed_target)}
