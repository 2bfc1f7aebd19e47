"""Who is invited and who came: the list at the desk, the invitation, the poster at the door."""

import io
from uuid import UUID

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.web.flash import say
from pilar.kernel.errors import DomainError
from pilar.review.forum import actions, codes, finding, forms, queries
from pilar.review.forum.models import Attendance, Invitee
from pilar.review.forum.permissions import Permission


@scope.requires(Permission.MANAGE)
@require_http_methods(["GET", "POST"])
def attendance(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """The list to tick; who came without an invitation is added with the form."""
    meeting = finding.meeting_or_404(request.user, Permission.MANAGE, meeting_id)
    form = forms.Guest()
    if request.method == "POST" and "invitee" in request.POST:
        return _tick(request, meeting_id)
    if request.method == "POST":
        form = forms.Guest(request.POST)
        if form.is_valid():
            try:
                actions.add_walk_in(
                    meeting=meeting, **form.cleaned_data, by=request.user, at=timezone.now()
                )
            except DomainError as refusal:
                form.add_error(None, str(refusal.message))
            else:
                return redirect("forum:attendance", meeting.pk)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    rows = queries.invitees(meeting)
    if words:
        rows = rows.filter(name__icontains=words)
    seats = queries.seats(meeting)
    page = {
        "meeting": meeting,
        "rows": list(rows[:400]),
        "words": words,
        "form": form,
        "came": sum(one.came for one in seats),
        "invited": meeting.invited or sum(one.invited for one in seats),
        "may_tick": meeting.state != "CLOSED" and timezone.localdate() >= meeting.on,
        "is_open": meeting.state != "CLOSED",
    }
    return render(request, "forum/attendance.html", page, status=422 if form.is_bound else 200)


def _tick(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Note one invitee of the list."""
    try:
        invitee = Invitee.objects.filter(
            meeting=meeting_id, pk=UUID(request.POST["invitee"])
        ).first()
    except ValueError:
        invitee = None
    if invitee is None:
        raise Http404
    actions.check_in(invitee=invitee, how=Attendance.How.LIST, by=request.user, at=timezone.now())
    say(request, _("%(name)s is here.") % {"name": invitee.name})
    return redirect("forum:attendance", meeting_id)


@scope.requires(Permission.MANAGE)
@require_http_methods(["GET", "POST"])
def invite(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Invite somebody by name, or all who serve in the five pillars."""
    meeting = finding.meeting_or_404(request.user, Permission.MANAGE, meeting_id)
    form = forms.Guest(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.invite(meeting=meeting, **form.cleaned_data, by=request.user, at=timezone.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            say(request, _("On the list. The invitation has a QR code of its own."))
            return redirect("forum:attendance", meeting.pk)
    known = set(meeting.invitees.values_list("member_id", flat=True))
    waiting = [one for one in queries.serving(meeting.on) if one.pk not in known]
    page = {"meeting": meeting, "form": form, "waiting": len(waiting)}
    return render(request, "forum/invite.html", page, status=422 if form.is_bound else 200)


@scope.requires(Permission.MANAGE)
@require_POST
def invite_pillars(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Invite all who serve in the five pillars on the day and are not on the list yet."""
    meeting = finding.meeting_or_404(request.user, Permission.MANAGE, meeting_id)
    count = actions.invite_members(
        meeting=meeting, members=queries.serving(meeting.on), by=request.user, at=timezone.now()
    )
    words = ngettext(
        "%(n)s member is on the list now.", "%(n)s members are on the list now.", count
    )
    say(request, words % {"n": count})
    return redirect("forum:attendance", meeting.pk)


def _qr(address: str) -> SafeString:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        border=2,
        xmldecl=False,
        svgns=False,
        omitsize=True,
        dark="#15211b",
        light="#ffffff",
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308  # drawn by segno from our own address


def _address(request: SignedInRequest, code: str) -> str:
    return request.build_absolute_uri(reverse("forum:check_in", args=[code]))


@never_cache
@scope.requires(Permission.MANAGE)
@require_GET
def invitation(request: SignedInRequest, invitee_id: UUID) -> HttpResponse:
    """The invitation of one invitee, to print or to send: theme, day, place, agenda, QR code."""
    invitee = Invitee.objects.select_related("organization").filter(pk=invitee_id).first()
    if invitee is None:
        raise Http404
    meeting = finding.meeting_or_404(request.user, Permission.MANAGE, invitee.meeting_id)
    code = codes.of_invitee(invitee.pk)
    page = {
        "meeting": meeting,
        "invitee": invitee,
        "code": code,
        "qr": _qr(_address(request, code)),
        "items": list(meeting.items.order_by("position")),
    }
    return render(request, "forum/invitation.html", page)


@never_cache
@scope.requires(Permission.MANAGE)
@require_GET
def door(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """The poster for the door: whoever scans it signs in or types the code of the invitation."""
    meeting = finding.meeting_or_404(request.user, Permission.MANAGE, meeting_id)
    page = {"meeting": meeting, "qr": _qr(_address(request, codes.of_door(meeting.pk)))}
    return render(request, "forum/door.html", page)
