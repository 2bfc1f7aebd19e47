"""Who is invited and who came, each exactly once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.kernel.ids import new_id
from pilar.people.pillars.models import Member, Organization
from pilar.review.forum import codes
from pilar.review.forum.actions.meetings import State, locked
from pilar.review.forum.events import Event
from pilar.review.forum.models import Attendance, Invitee, Meeting


class NotToday(DomainError):
    code = "forum.attendance.not_today"


def new_invitee(
    *,
    meeting: Meeting,
    name: str,
    by: User | None,
    at: datetime,
    organization: Organization | None = None,
    member: Member | None = None,
    office: str = "",
    walked_in: bool = False,
) -> Invitee:
    """An invitee that is not stored yet, with the index of the code on the invitation."""
    identity = new_id()
    return Invitee(
        id=identity,
        meeting=meeting,
        organization=organization,
        member=member,
        name=name.strip(),
        office=office.strip(),
        walked_in=walked_in,
        token_index=codes.index(codes.of_invitee(identity)),
        invited_at=at,
        invited_by=by,
    )


@transaction.atomic
def invite(
    *,
    meeting: Meeting,
    name: str,
    by: User | None,
    at: datetime,
    organization: Organization | None = None,
    office: str = "",
) -> Invitee:
    """Invite somebody by name. Raises WrongState."""
    row = locked(meeting, State.PREPARING, State.HELD)
    invitee = new_invitee(
        meeting=row, name=name, organization=organization, office=office, by=by, at=at
    )
    invitee.save(force_insert=True)
    audit.record(Event.INVITED, target=row, by=by, at=at, count=1)
    return invitee


@transaction.atomic
def invite_members(
    *, meeting: Meeting, members: Iterable[Member], by: User | None, at: datetime
) -> int:
    """Invite members who are not invited yet; gives how many. Raises WrongState."""
    row = locked(meeting, State.PREPARING, State.HELD)
    known = set(row.invitees.values_list("member_id", flat=True))
    invitees = [
        new_invitee(
            meeting=row,
            name=member.full_name,
            organization=member.organization,
            member=member,
            office=member.office,
            by=by,
            at=at,
        )
        for member in members
        if member.pk not in known
    ]
    Invitee.objects.bulk_create(invitees, batch_size=200)
    if invitees:
        audit.record(Event.INVITED, target=row, by=by, at=at, count=len(invitees))
    return len(invitees)


@transaction.atomic
def add_walk_in(
    *,
    meeting: Meeting,
    name: str,
    by: User,
    at: datetime,
    organization: Organization | None = None,
    office: str = "",
) -> Attendance:
    """Somebody came without an invitation. Raises NotToday, WrongState."""
    row = locked(meeting, State.PREPARING, State.HELD)
    _on_the_day(row, at)
    invitee = new_invitee(
        meeting=row,
        name=name,
        organization=organization,
        office=office,
        walked_in=True,
        by=by,
        at=at,
    )
    invitee.save(force_insert=True)
    return check_in(invitee=invitee, how=Attendance.How.LIST, by=by, at=at)


def _on_the_day(meeting: Meeting, at: datetime) -> None:
    if timezone.localtime(at).date() < meeting.on:
        raise NotToday(_("Attendance is noted from the day of the forum on."))


@transaction.atomic
def check_in(*, invitee: Invitee, how: str, by: User | None, at: datetime) -> Attendance:
    """The invitee is there. A second time changes nothing and gives the first one.

    `by` None: with the code of the invitation. Raises NotToday before the day, WrongState once closed.
    """
    if already := Attendance.objects.filter(invitee=invitee).first():
        return already
    meeting = locked(invitee.meeting, State.PREPARING, State.HELD)
    _on_the_day(meeting, at)
    try:
        with transaction.atomic():
            attendance = Attendance.objects.create(
                invitee=invitee, how=how, noted_at=at, noted_by=by
            )
    except IntegrityError:  # two doors at the same moment
        return Attendance.objects.get(invitee=invitee)
    audit.record(
        Event.ATTENDED, target=meeting, by=by, at=at, invitee=str(invitee.pk), how=str(how)
    )
    return attendance
