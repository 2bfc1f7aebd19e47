"""A meeting from its plan to its end."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.review.forum.actions import reviewing
from pilar.review.forum.events import Event
from pilar.review.forum.models import AgendaItem, Meeting

State = Meeting.State


class WrongState(DomainError):
    code = "forum.meeting.wrong_state"


class EndsBeforeItStarts(DomainError):
    code = "forum.meeting.ends_before_it_starts"


def locked(meeting: Meeting, *states: str) -> Meeting:
    """The meeting as it stands, held against others who write. Raises WrongState unless in one of `states`."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.state == State.CLOSED and State.CLOSED not in states:
        raise WrongState(_("This forum is closed: its minutes stay as they are."))
    if row.state not in states:
        raise WrongState(_("The forum has moved on meanwhile. Load the page again."))
    return row


def new_meeting(
    *,
    title: str,
    theme: str,
    place: str,
    on: date,
    starts: time,
    ends: time,
    by: User | None,
    at: datetime,
    area: Area | None = None,
    invited: int | None = None,
) -> Meeting:
    """A meeting that is not stored yet. Raises EndsBeforeItStarts."""
    if ends <= starts:
        raise EndsBeforeItStarts(_("The forum has to end after it starts."))
    return Meeting(
        title=title.strip(),
        theme=theme.strip(),
        place=place.strip(),
        on=on,
        starts=starts,
        ends=ends,
        area=area,
        invited=invited,
        planned_at=at,
        planned_by=by,
    )


@transaction.atomic
def plan_meeting(
    *,
    title: str,
    theme: str,
    place: str,
    on: date,
    starts: time,
    ends: time,
    by: User | None,
    at: datetime,
    area: Area | None = None,
    invited: int | None = None,
) -> Meeting:
    """Plan a forum. Raises EndsBeforeItStarts."""
    meeting = new_meeting(
        title=title,
        theme=theme,
        place=place,
        on=on,
        starts=starts,
        ends=ends,
        by=by,
        at=at,
        area=area,
        invited=invited,
    )
    meeting.save(force_insert=True)
    audit.record(
        Event.MEETING_PLANNED,
        target=meeting,
        by=by,
        at=at,
        area=meeting.area_id or "",
        on=on.isoformat(),
    )
    return meeting


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: User | None, at: datetime) -> Meeting:
    """The forum begins, with the first item; what became of earlier steps is kept. Raises WrongState."""
    row = locked(meeting, State.PREPARING)
    row.state = State.HELD
    row.item_now = row.items.order_by("position").first()
    row.save(update_fields=["state", "item_now"])
    kept = reviewing.review_earlier(meeting=row, by=by, at=at)
    audit.record(
        Event.MEETING_HELD, target=row, by=by, at=at, area=row.area_id or "", reviews=len(kept)
    )
    return row


@transaction.atomic
def call_item(*, item: AgendaItem, by: User | None, at: datetime) -> Meeting:
    """This item is talked about now. Raises WrongState unless the forum is under way."""
    row = locked(item.meeting, State.HELD)
    row.item_now = item
    row.save(update_fields=["item_now"])
    audit.record(Event.ITEM_CALLED, target=row, by=by, at=at, position=item.position)
    return row


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: User | None, at: datetime) -> Meeting:
    """The forum is over; agenda, attendance and decisions stay as they are. Raises WrongState."""
    row = locked(meeting, State.HELD)
    row.state, row.item_now = State.CLOSED, None
    row.closed_at, row.closed_by = at, by
    row.save(update_fields=["state", "item_now", "closed_at", "closed_by"])
    audit.record(Event.MEETING_CLOSED, target=row, by=by, at=at, area=row.area_id or "")
    return row
