"""The day of somebody in the field, for the phone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pilar.ground.access import scope
from pilar.ground.access.types import SignedInRequest
from pilar.ground.audit import looks
from pilar.people.pillars import queries as pillars
from pilar.work.casework import queries
from pilar.work.casework.permissions import Permission


@require_safe
@scope.requires(Permission.RECEIVE_TASK)
def my_day(request: SignedInRequest) -> HttpResponse:
    """The task of now, offers, what comes next by place, and what this month became."""
    at = timezone.now()
    day = timezone.localdate(at)
    member = pillars.member_of_account(request.user)
    today = queries.today(request.user, at)
    accepted = [row for _place, rows in today.places for row in rows]
    accepted += [today.now] if today.now else []
    looks.note(request, [r.task.case.person_id for r in accepted if r.task.case.person_id])
    page = {
        "member": member,
        "villages": pillars.villages_in_words(member, day) if member else "",
        "pillar": pillars.root_of(member) if member else None,
        "today": today,
        "day": day,
        "month": queries.month(member, day) if member else None,
        "asking": queries.asking(today.now.task, day) if today.now else None,
    }
    return render(request, "casework/my_day.html", page)
