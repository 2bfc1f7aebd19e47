"""Members come, are renewed, get villages, and leave. Nothing of it is deleted."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.pillars.events import Event
from pilar.people.pillars.models import Coverage, FormerDecree, Member, Organization
from pilar.people.pillars.sealing import seal_phone


class NoVillage(DomainError):
    code = "pillars.member.no_village"


class NotAVillage(DomainError):
    code = "pillars.member.not_a_village"


class NotAChapter(DomainError):
    code = "pillars.member.belongs_to_a_chapter"


class OutsideTheChapter(DomainError):
    code = "pillars.member.outside_the_chapter"


class AccountTaken(DomainError):
    code = "pillars.member.account_taken"


class AlreadyEnded(DomainError):
    code = "pillars.member.already_ended"


class DecreeEndsTooEarly(DomainError):
    code = "pillars.member.decree_ends_too_early"


def _check_villages(organization: Organization, villages: Sequence[Area]) -> None:
    if not villages:
        raise NoVillage(_("Choose at least one desa or kelurahan: tasks are offered by village."))
    if not all(village.is_village for village in villages):
        raise NotAVillage(
            _("Choose desa or kelurahan; for a kecamatan choose all of its villages.")
        )
    if organization.area_id and any(v.pk != organization.area_id for v in villages):
        raise OutsideTheChapter(
            _("This chapter works in its own village only. Choose that village.")
        )


def _check_decree(valid_from: date, valid_to: date | None) -> None:
    if valid_to and valid_to <= valid_from:
        raise DecreeEndsTooEarly(_("The decree ends before it begins. Check both dates."))


def new_member(
    *,
    organization: Organization,
    full_name: str,
    villages: Sequence[Area],
    decree_number: str,
    decree_date: date,
    valid_from: date,
    valid_to: date | None,
    by: User | None,
    at: datetime,
    has_chapters: bool,
    capacity: int = 4,
    office: str = "",
    member_number: str = "",
    status: str = Member.Status.VOLUNTEER,
    phone: str = "",
    user: User | None = None,
) -> tuple[Member, list[Coverage]]:
    """A member and the villages given, checked but not saved. Raises what `add_member` does."""
    if has_chapters:
        raise NotAChapter(
            _("%(pillar)s has an organisation in each village. Add the member there.")
            % {"pillar": organization.short_name}
        )
    _check_villages(organization, villages)
    _check_decree(valid_from, valid_to)
    member = Member(
        organization=organization,
        user=user,
        full_name=full_name,
        office=office,
        member_number=member_number,
        status=status,
        decree_number=decree_number,
        decree_date=decree_date,
        valid_from=valid_from,
        valid_to=valid_to,
        capacity=capacity,
        added_at=at,
        added_by=by,
    )
    member.phone = seal_phone(member.pk, phone)
    given = sorted({village.pk for village in villages})
    return member, [Coverage(member=member, area_id=code, valid_from=valid_from) for code in given]


@transaction.atomic
def add_member(
    *,
    organization: Organization,
    full_name: str,
    villages: Sequence[Area],
    decree_number: str,
    decree_date: date,
    valid_from: date,
    valid_to: date | None,
    by: User | None,
    at: datetime,
    capacity: int = 4,
    office: str = "",
    member_number: str = "",
    status: str = Member.Status.VOLUNTEER,
    phone: str = "",
    user: User | None = None,
) -> Member:
    """Somebody serves in `organization` by a decree over [valid_from, valid_to), for `villages`.

    Raises NotAChapter (a pillar with chapters takes members through them), NoVillage, NotAVillage,
    OutsideTheChapter, DecreeEndsTooEarly, AccountTaken.
    """
    if user:
        _free(user)
    member, coverage = new_member(
        organization=organization,
        full_name=full_name,
        villages=villages,
        decree_number=decree_number,
        decree_date=decree_date,
        valid_from=valid_from,
        valid_to=valid_to,
        by=by,
        at=at,
        has_chapters=organization.chapters.exists(),
        capacity=capacity,
        office=office,
        member_number=member_number,
        status=status,
        phone=phone,
        user=user,
    )
    member.save(force_insert=True)
    Coverage.objects.bulk_create(coverage)
    audit.record(
        Event.MEMBER_ADDED,
        target=member,
        by=by,
        at=at,
        area=coverage[0].area_id,
        organization=organization.code,
        villages=[row.area_id for row in coverage],
    )
    return member


def _free(user: User) -> None:
    """Raises AccountTaken for an account that stands for another member."""
    if Member.objects.filter(user=user).exists():
        raise AccountTaken(_("This account belongs to another member."))


def lock(member: Member) -> Member:
    """The member's row, locked. Raises AlreadyEnded for one who has left."""
    row = Member.objects.select_for_update().select_related("organization").get(pk=member.pk)
    if row.ended_on:
        raise AlreadyEnded(_("%(name)s has left already.") % {"name": row.full_name})
    return row


@transaction.atomic
def link_account(*, member: Member, user: User, by: User, at: datetime) -> Member:
    """Let `user` act as this member (my day, activities). Raises AccountTaken, AlreadyEnded."""
    row = lock(member)
    if row.user_id not in (None, user.pk):
        raise AccountTaken(_("This member has another account."))
    if row.user_id is None:
        _free(user)
    row.user = user
    row.save(update_fields=["user"])
    audit.record(Event.MEMBER_LINKED, target=row, by=by, at=at, user=str(user.pk))
    return row


@transaction.atomic
def end_member(*, member: Member, on: date, reason: str, by: User, at: datetime) -> Member:
    """The member serves no longer from the day `on`; the villages become free. Raises AlreadyEnded."""
    row = lock(member)
    row.ended_on, row.end_reason = on, reason
    row.save(update_fields=["ended_on", "end_reason"])
    for given in row.coverage.filter(valid_to__isnull=True):
        given.valid_to = max(on, given.valid_from)
        given.save(update_fields=["valid_to"])
    audit.record(Event.MEMBER_ENDED, target=row, by=by, at=at, on=on.isoformat(), reason=reason)
    return row


@transaction.atomic
def renew_decree(
    *,
    member: Member,
    number: str,
    dated_on: date,
    valid_from: date,
    valid_to: date | None,
    by: User,
    at: datetime,
) -> Member:
    """A new decree stands from now; the former one stays in the history, cut off where the new one begins.

    Raises AlreadyEnded, DecreeEndsTooEarly (also where the new one begins before the former did).
    """
    row = lock(member)
    _check_decree(valid_from, valid_to)
    if valid_from <= row.valid_from:
        raise DecreeEndsTooEarly(
            _("The new decree must begin after the one that stands now. Check its dates.")
        )
    FormerDecree.objects.create(
        member=row,
        number=row.decree_number,
        dated_on=row.decree_date,
        valid_from=row.valid_from,
        valid_to=min(row.valid_to or valid_from, valid_from),
    )
    row.decree_number, row.decree_date = number, dated_on
    row.valid_from, row.valid_to = valid_from, valid_to
    row.save(update_fields=["decree_number", "decree_date", "valid_from", "valid_to"])
    audit.record(
        Event.DECREE_RENEWED,
        target=row,
        by=by,
        at=at,
        number=number,
        valid_from=valid_from.isoformat(),
        valid_to=valid_to.isoformat() if valid_to else "",
    )
    return row


@transaction.atomic
def change_coverage(
    *, member: Member, villages: Sequence[Area], on: date, by: User, at: datetime
) -> Member:
    """Give the member exactly these villages from the day `on`.

    Raises AlreadyEnded, NoVillage, NotAVillage, OutsideTheChapter.
    """
    row = lock(member)
    _check_villages(row.organization, villages)
    wanted = {village.pk for village in villages}
    for given in row.coverage.filter(valid_to__isnull=True):
        if given.area_id in wanted:
            wanted.discard(given.area_id)
        else:
            given.valid_to = max(on, given.valid_from)
            given.save(update_fields=["valid_to"])
    Coverage.objects.bulk_create(
        Coverage(member=row, area_id=code, valid_from=on) for code in sorted(wanted)
    )
    audit.record(
        Event.COVERAGE_CHANGED,
        target=row,
        by=by,
        at=at,
        villages=sorted(village.pk for village in villages),
    )
    return row
