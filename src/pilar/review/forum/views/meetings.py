"""Forums: the list, one forum, its state, and the picture on the wall."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.web.exports import csv_response, xlsx_response
from pilar.ground.web.flash import say
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import Column
from pilar.kernel.errors import DomainError
from pilar.people.pillars import queries as pillars
from pilar.review.forum import actions, finding, forms, progress, queries, shown
from pilar.review.forum.models import Meeting, Step
from pilar.review.forum.permissions import Permission


@scope.requires(Permission.VIEW)
@require_GET
def meetings(request: SignedInRequest) -> HttpResponseBase:
    """All forums, the newest first; also as a file."""
    rows = queries.with_counts(scope.visible(request.user, Permission.VIEW, Meeting))
    listing = Listing(
        request,
        rows,
        columns=[
            Column(_("Forum")),
            Column(_("Day"), sort="on"),
            Column(_("Came"), numeric=True),
            Column(_("Steps"), numeric=True),
            Column(_("State")),
        ],
        default="-on",
        search=lambda found, words: (
            found.filter(title__icontains=words) | found.filter(theme__icontains=words)
        ),
    )
    wanted = request.GET.get("unduh")
    if wanted in {"xlsx", "csv"}:
        write = xlsx_response if wanted == "xlsx" else csv_response
        return write("sarasehan", [str(c.label) for c in listing.columns], _cells(listing))
    page = {
        "listing": listing,
        "tones": shown.MEETING_TONES,
        "may_manage": scope.may(request.user, Permission.MANAGE),
    }
    return render(request, "forum/meetings.html", page)


def _cells(listing: Listing[Meeting]) -> list[list[str | int | date]]:
    return [
        [one.title, one.on, one.came, one.step_count, str(one.get_state_display())]  # type: ignore[attr-defined]  # annotated by with_counts
        for one in listing.all
    ]


@scope.requires(Permission.MANAGE, everywhere=True)
@require_http_methods(["GET", "POST"])
def plan(request: SignedInRequest) -> HttpResponse:
    """Plan a forum of the whole city."""
    form = forms.Plan(request.POST or None) if request.method == "GET" else forms.Plan(request.POST)
    if request.method == "POST" and form.is_valid():
        said, at = form.cleaned_data, timezone.now()
        standard = said.pop("standard")
        try:
            meeting = actions.plan_meeting(**said, by=request.user, at=at)
            if standard:
                actions.use_standard_agenda(
                    meeting=meeting, pillars=list(pillars.pillars()), by=request.user, at=at
                )
        except DomainError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            say(request, _("Planned. Invite the pillars and freeze the evidence next."))
            return redirect("forum:meeting", meeting.pk)
    status = 422 if form.is_bound else 200
    return render(request, "forum/plan.html", {"form": form}, status=status)


@scope.requires(Permission.VIEW)
@require_GET
def meeting(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """One forum: what became of earlier steps, agenda with evidence and decisions, who came."""
    found = finding.meeting_or_404(request.user, Permission.VIEW, meeting_id)
    return render(request, "forum/meeting.html", _page(request, found))


def _page(request: SignedInRequest, meeting: Meeting) -> dict[str, object]:
    outcomes = earlier(meeting)
    slots = shown.slots(meeting, queries.agenda(meeting))
    seats = queries.seats(meeting)
    may_manage = finding.may(request.user, Permission.MANAGE, meeting)
    ready = meeting.state != Meeting.State.CLOSED
    steps = list(queries.steps_shown().filter(meeting=meeting).order_by("set_at", "pk"))
    return {
        "meeting": meeting,
        "slots": slots,
        "outcomes": outcomes,
        "tally": shown.tally(outcomes),
        "seats": seats,
        "came": sum(one.came for one in seats),
        "invited": meeting.invited or sum(one.invited for one in seats),
        "steps": progress.of_steps(steps, timezone.localdate()),
        "may_manage": may_manage and ready,
        "may_note": may_manage,
        "may_decide": finding.may(request.user, Permission.DECIDE, meeting)
        and meeting.state == Meeting.State.HELD,
        "proposals": list(queries.open_proposals()) if may_manage and ready else [],
        "tone": shown.MEETING_TONES[meeting.state],
    }


def earlier(meeting: Meeting) -> list[shown.Outcome]:
    """What became of earlier steps, the failed ones first: live while prepared, then as kept at the opening."""
    if meeting.state == Meeting.State.PREPARING:
        found = progress.of_steps(queries.earlier_steps(meeting), timezone.localdate())
        return [shown.outcome_of(one) for one in progress.worst_first(found)]
    return [shown.outcome_kept(review) for review in queries.reviews_kept(meeting)]


@scope.requires(Permission.MANAGE)
@require_POST
def move(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Open or close the forum."""
    found = finding.meeting_or_404(request.user, Permission.MANAGE, meeting_id)
    act = {"open": actions.open_meeting, "close": actions.close_meeting}.get(
        request.POST.get("act", "")
    )
    if act is None:
        return render(request, "forum/meeting.html", _page(request, found), status=422)
    act(meeting=found, by=request.user, at=timezone.now())
    return redirect("forum:meeting", found.pk)


@scope.requires(Permission.VIEW)
@require_GET
def projector(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """One question, one figure, one picture, one decision; `?butir=n` shows another item."""
    found = finding.meeting_or_404(request.user, Permission.VIEW, meeting_id)
    slots = shown.slots(found, queries.agenda(found))
    wanted = request.GET.get("butir", "")
    place = next((i for i, slot in enumerate(slots) if slot.is_now), 0)
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:4]) <= len(slots):
        place = int(wanted[:4]) - 1
    slot = slots[place] if slots else None
    evidence = slot.newest if slot else None
    outcomes = earlier(found) if slot and slot.item.kind == "REVIEW" else []
    left = slot.ends - timezone.now() if slot and slot.is_now else None
    page = {
        "meeting": found,
        "slot": slot,
        "count": len(slots),
        "evidence": evidence,
        "chart": evidence.chart() if evidence and evidence.is_known else None,
        "outcomes": outcomes,
        "minutes_left": max(0, int(left.total_seconds() // 60)) if left else None,
        "previous_href": f"?butir={place}" if place > 0 else "",
        "next_href": f"?butir={place + 2}" if place + 1 < len(slots) else "",
        "steps": list(
            Step.objects.filter(meeting=found).select_related("owner").order_by("set_at", "pk")
        )
        if slot and slot.item.kind in {"STEPS", "CLOSING"}
        else [],
    }
    return render(request, "forum/projector.html", page)
