"""Many members, trainings or activities at once. One act is one event, with count and digest.

What is stored equals what the single actions store (tests/people/pillars/test_bulk.py).
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction

from pilar.ground.access.models import User
from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.ground.rows import add as add_rows
from pilar.kernel import canonical
from pilar.people.pillars.actions.doing import new_activity
from pilar.people.pillars.actions.learning import gained
from pilar.people.pillars.actions.members import NotAVillage, new_member
from pilar.people.pillars.events import Event
from pilar.people.pillars.models import (
    Competence,
    Member,
    Organization,
    Training,
    TrainingAttendance,
)

CHUNK = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member; `organization` is a code, `villages` are codes. `user` may be an account."""

    organization: str
    full_name: str
    villages: tuple[str, ...]
    decree_number: str
    decree_date: date
    valid_from: date
    valid_to: date | None
    at: datetime
    capacity: int = 4
    office: str = ""
    member_number: str = ""
    status: str = "VOLUNTEER"
    phone: str = ""
    user: User | None = None


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One training with those who attended; `failed` and `certificates` speak of members in `members`."""

    organization: str
    title: str
    organiser: str
    begins_on: date
    ends_on: date
    hours: int
    at: datetime
    members: tuple[Member, ...]
    place: str = ""
    grants: str = ""
    grants_years: int | None = None
    failed: frozenset[Member] = frozenset()
    certificates: Mapping[Member, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity, recorded by the member's account at `at`."""

    member: Member
    kind: str
    village: str
    on: date
    minutes: int
    at: datetime
    people_reached: int = 0
    note: str = ""


def _village(code: str) -> Area:
    area = areas.by_code(code)
    if area is None:
        raise NotAVillage(code)
    return area


def _chunks(rows: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _organizations() -> dict[str, Organization]:
    return {organization.code: organization for organization in Organization.objects.all()}


def _close(event: Event, *, by: User | None, at: datetime, count: int, digest: str) -> None:
    audit.record(event, by=by, at=at, count=count, digest=digest)


def _digest(rows: Iterable[list[Any]]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(canonical.dumps(row).encode())
    return digest.hexdigest()


@transaction.atomic
def load_members(*, rows: Iterable[MemberRow], by: User | None, at: datetime) -> list[Member]:
    """Members in the order of `rows`. Raises what `add_member` does for a row."""
    organizations, members, coverage = _organizations(), [], []
    listed, with_chapters = list(rows), {o.parent_id for o in organizations.values()}
    for row in listed:
        organization = organizations[row.organization]
        member, given = new_member(
            organization=organization,
            full_name=row.full_name,
            villages=[_village(code) for code in row.villages],
            decree_number=row.decree_number,
            decree_date=row.decree_date,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            by=by,
            at=row.at,
            has_chapters=organization.pk in with_chapters,
            capacity=row.capacity,
            office=row.office,
            member_number=row.member_number,
            status=row.status,
            phone=row.phone,
            user=row.user,
        )
        members.append(member)
        coverage += given
    add_rows(members)
    add_rows(coverage)
    digest = _digest([row.organization, row.full_name, row.villages] for row in listed)
    _close(Event.MEMBERS_LOADED, by=by, at=at, count=len(members), digest=digest)
    return members


@transaction.atomic
def load_trainings(*, rows: Iterable[TrainingRow], by: User | None, at: datetime) -> list[Training]:
    """Trainings with attendance and the competences that come with it."""
    organizations, listed = _organizations(), list(rows)
    trainings, attendances = [], []
    competences: list[Competence] = []
    for row in listed:
        training = Training(
            organization=organizations[row.organization],
            title=row.title,
            organiser=row.organiser,
            place=row.place,
            begins_on=row.begins_on,
            ends_on=row.ends_on,
            hours=row.hours,
            grants_id=row.grants or None,
            grants_years=row.grants_years,
            added_at=row.at,
            added_by=by,
        )
        trainings.append(training)
        for member in row.members:
            number, passed = row.certificates.get(member, ""), member not in row.failed
            attendances.append(
                TrainingAttendance(
                    training=training, member=member, passed=passed, certificate_number=number
                )
            )
            if competence := gained(training, member, passed, number):
                competences.append(competence)
    add_rows(trainings)
    add_rows(attendances)
    add_rows(competences)
    digest = _digest([row.organization, row.title, row.begins_on] for row in listed)
    _close(Event.TRAININGS_LOADED, by=by, at=at, count=len(trainings), digest=digest)
    return trainings


def load_activities(
    *,
    rows: Iterable[ActivityRow],
    by: User | None,
    at: datetime,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Activities in pieces of 500, so that other writers are not held up; gives their number.

    The caller answers for the villages: they are not looked up row by row.
    """
    digest, count = hashlib.sha256(), 0
    for chunk in _chunks(rows):
        activities = [
            new_activity(
                member=row.member,
                kind=row.kind,
                village=_village(row.village),
                on=row.on,
                minutes=row.minutes,
                people_reached=row.people_reached,
                note=row.note,
                by=row.member.user,
                at=row.at,
            )
            for row in chunk
        ]
        for row in chunk:
            said = [str(row.member.pk), row.kind, row.village, row.on, row.minutes]
            digest.update(canonical.dumps(said).encode())
        add_rows(activities)
        count += len(activities)
        if progress:
            progress(count)
    with transaction.atomic():
        _close(Event.ACTIVITIES_LOADED, by=by, at=at, count=count, digest=digest.hexdigest())
    return count
