"""Activities, programmes of a pillar's own, proposals to the forum."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.ground.files import actions as files
from pilar.kernel.errors import DomainError
from pilar.kernel.ids import new_id
from pilar.people.pillars.actions.wording import without_numbers
from pilar.people.pillars.events import Event
from pilar.people.pillars.models import Activity, Initiative, Member, Organization, Proposal

DAYS_TO_RECORD = 31


class ActivityTooLate(DomainError):
    code = "pillars.activity.day_not_open"


class NotThere(DomainError):
    code = "pillars.activity.village_not_covered"


class OutcomeMissing(DomainError):
    code = "pillars.initiative.outcome_missing"


class ProposalSettled(DomainError):
    code = "pillars.proposal.settled"


def new_activity(
    *,
    member: Member,
    kind: str,
    village: Area,
    on: date,
    minutes: int,
    people_reached: int,
    note: str,
    by: User | None,
    at: datetime,
    activity_id: UUID | None = None,
) -> Activity:
    """An activity, checked but not saved. `member.organization` must be loaded.

    Raises ActivityTooLate for a day that lies ahead or more than a month back, NumberInText.
    """
    today = timezone.localdate(at)
    if on > today or on < today - timedelta(days=DAYS_TO_RECORD):
        raise ActivityTooLate(
            _("Record a day of the last %(days)s days, up to today.") % {"days": DAYS_TO_RECORD}
        )
    organization = member.organization
    return Activity(
        pk=activity_id or new_id(),
        organization_id=organization.parent_id or organization.pk,
        member=member,
        kind=kind,
        village=village,
        on=on,
        minutes=minutes,
        people_reached=people_reached,
        note=without_numbers(note),
        recorded_at=at,
        recorded_by=by,
    )


@transaction.atomic
def record_activity(
    *,
    member: Member,
    kind: str,
    village: Area,
    on: date,
    minutes: int,
    by: User,
    at: datetime,
    people_reached: int = 0,
    note: str = "",
    photo: files.Incoming | None = None,
    activity_id: UUID | None = None,
) -> Activity:
    """`member` did this on the day `on`. The same `activity_id` again gives what is stored and changes nothing.

    Raises ActivityTooLate, NotThere (a village that was not given to the member then), NumberInText,
    PhotoRefused.
    """
    if activity_id and (known := Activity.objects.filter(pk=activity_id, member=member).first()):
        return known
    activity = new_activity(
        member=member,
        kind=kind,
        village=village,
        on=on,
        minutes=minutes,
        people_reached=people_reached,
        note=note,
        by=by,
        at=at,
        activity_id=activity_id,
    )
    if not member.coverage.in_force(on).filter(area=village).exists():
        raise NotThere(
            _("%(village)s is not one of the villages of %(name)s on that day.")
            % {"village": village.name, "name": member.full_name}
        )
    activity.photo = files.save_photo(photo, by=by, at=at) if photo else None
    activity.save(force_insert=True)
    audit.record(
        Event.ACTIVITY_RECORDED,
        target=activity,
        by=by,
        at=at,
        area=village.pk,
        kind=kind,
        member=str(member.pk),
    )
    return activity


@transaction.atomic
def add_initiative(
    *,
    organization: Organization,
    name: str,
    about: str,
    begins_on: date,
    by: User | None,
    at: datetime,
    is_innovation: bool = False,
    hoped_outcome: str = "",
    ends_on: date | None = None,
) -> Initiative:
    """A programme of the organisation's own. Raises OutcomeMissing for an innovation that hopes for nothing."""
    if is_innovation and not hoped_outcome.strip():
        raise OutcomeMissing(
            _("Say what the innovation is to change, so that it can be judged later.")
        )
    initiative = Initiative.objects.create(
        organization=organization,
        name=name,
        about=without_numbers(about),
        is_innovation=is_innovation,
        hoped_outcome=hoped_outcome.strip(),
        begins_on=begins_on,
        ends_on=ends_on,
        added_at=at,
        added_by=by,
    )
    audit.record(
        Event.INITIATIVE_ADDED,
        target=initiative,
        by=by,
        at=at,
        organization=organization.code,
        innovation=is_innovation,
    )
    return initiative


@transaction.atomic
def end_initiative(*, initiative: Initiative, on: date, by: User, at: datetime) -> Initiative:
    """The programme ran until the day `on`."""
    row = Initiative.objects.select_for_update().get(pk=initiative.pk)
    row.ends_on = max(on, row.begins_on)
    row.save(update_fields=["ends_on"])
    audit.record(Event.INITIATIVE_ENDED, target=row, by=by, at=at, on=on.isoformat())
    return row


@transaction.atomic
def propose_to_forum(
    *,
    organization: Organization,
    title: str,
    reason: str,
    by: User | None,
    at: datetime,
    hoped_outcome: str = "",
) -> Proposal:
    """The organisation brings this to the next forum. Raises NumberInText."""
    proposal = Proposal.objects.create(
        organization=organization,
        title=without_numbers(title),
        reason=without_numbers(reason),
        hoped_outcome=without_numbers(hoped_outcome),
        proposed_at=at,
        proposed_by=by,
    )
    audit.record(Event.PROPOSED, target=proposal, by=by, at=at, organization=organization.code)
    return proposal


@transaction.atomic
def answer_proposal(
    *, proposal: Proposal, state: Proposal.State, answer: str, by: User | None, at: datetime
) -> Proposal:
    """What the forum did with it: on the agenda, became a step, or not taken up and why.

    Raises ProposalSettled where it became a step or was declined before.
    """
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if row.state in {Proposal.State.TAKEN, Proposal.State.DECLINED}:
        raise ProposalSettled(_("This proposal has its answer already."))
    row.state, row.answer = state, answer
    row.save(update_fields=["state", "answer"])
    audit.record(Event.PROPOSAL_ANSWERED, target=row, by=by, at=at, state=state)
    return row
