"""`/hadir/<token>/`: where the QR code of an invitation, or of the door, leads. Works without an account.

A GET only shows; the button notes. A code that does not exist, one of another day and a mistyped
one look alike; every look at this page counts against the limit, so that codes can't be tried out.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pilar.ground.web.limits import Limit, exceeds, too_many
from pilar.kernel.errors import DomainError
from pilar.review.forum import actions, codes, forms, queries
from pilar.review.forum.models import Attendance, Invitee, Meeting

# One hall may share one address: a hundred guests, each a few times.
LOOKING = Limit(per_session=40, per_address=600)
MISSING = Limit(per_session=10, per_address=60)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """The invitation's holder says "I am here"; at the door, first the code."""
    if exceeds(request, "forum-look", LOOKING):
        return too_many(request, LOOKING)
    code = codes.read(token[:40])
    if invitee := queries.by_code(code):
        return _invited(request, invitee)
    if meeting := queries.door_of(code, timezone.localdate()):
        return _at_the_door(request, meeting)
    return _unknown(request)


def _unknown(request: HttpRequest) -> HttpResponse:
    if exceeds(request, "forum-missing", MISSING):
        return too_many(request, MISSING)
    return render(request, "forum/checkin_unknown.html", status=404)


def _invited(request: HttpRequest, invitee: Invitee) -> HttpResponse:
    refusal = ""
    if request.method == "POST":
        try:
            actions.check_in(invitee=invitee, how=Attendance.How.QR, by=None, at=timezone.now())
        except DomainError as said:
            refusal = str(said.message)
        else:
            return redirect(request.path)
    attendance = Attendance.objects.filter(invitee=invitee).first()
    meeting = invitee.meeting
    page = {
        "meeting": meeting,
        "invitee": invitee,
        "attendance": attendance,
        "refusal": refusal,
        "is_today": timezone.localdate() == meeting.on and meeting.state != Meeting.State.CLOSED,
        "is_ahead": timezone.localdate() < meeting.on,
    }
    return render(request, "forum/checkin.html", page, status=422 if refusal else 200)


def _at_the_door(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = forms.Code(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        invitee = queries.by_code(code)
        if invitee is not None and invitee.meeting_id == meeting.pk:
            return redirect("forum:check_in", code)
        if exceeds(request, "forum-missing", MISSING):
            return too_many(request, MISSING)
        form.add_error(
            "code", _("This code is not on the list of today. Look again, or ask at the desk.")
        )
    mine = None
    if request.user.is_authenticated:
        mine = Invitee.objects.filter(meeting=meeting, member__user=request.user).first()
    page = {
        "meeting": meeting,
        "form": form,
        "mine": mine,
        "my_code": codes.of_invitee(mine.pk) if mine else "",
    }
    return render(request, "forum/checkin_door.html", page, status=422 if form.is_bound else 200)
