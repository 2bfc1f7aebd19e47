"""Finding in scope what an address names. A forum of the whole city is changed only by who may do so everywhere."""

from uuid import UUID

from django.conf import settings
from django.http import Http404

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.review.forum.models import AgendaItem, Meeting, Step
from pilar.review.forum.permissions import Permission


def may(user: User, permission: str, meeting: Meeting) -> bool:
    """Whether `user` holds `permission` for the area of the meeting."""
    return scope.may(user, permission, area=meeting.area_id or settings.CITY)


def meeting_or_404(user: User, permission: str, meeting_id: UUID) -> Meeting:
    """The meeting, where `user` may see it and holds `permission` for its area. Raises Http404."""
    found = scope.get_or_404(
        user,
        permission,
        Meeting.objects.select_related("area", "item_now"),
        pk=meeting_id,
    )
    if permission != Permission.VIEW and not may(user, permission, found):
        raise Http404
    return found


def item_or_404(user: User, permission: str, item_id: UUID) -> AgendaItem:
    """The agenda item of such a meeting. Raises Http404."""
    rows = AgendaItem.objects.select_related(
        "meeting", "pillar", "area", "proposal__organization", "proposed_owner"
    )
    item = rows.filter(pk=item_id).first()
    if item is None:
        raise Http404
    meeting_or_404(user, permission, item.meeting_id)
    return item


def step_or_404(user: User, permission: str, step_id: UUID) -> Step:
    """The step of such a meeting. Raises Http404."""
    rows = Step.objects.select_related("meeting", "owner", "area", "pillar", "decision__item")
    step = scope.get_or_404(user, permission, rows, pk=step_id)
    if permission != Permission.VIEW and not may(user, permission, step.meeting):
        raise Http404
    return step
