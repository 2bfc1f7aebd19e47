"""Trainings that were held, who attended, and what they can do since."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.kernel.errors import DomainError
from pilar.people.pillars.events import Event
from pilar.people.pillars.models import (
    Competence,
    CompetenceKind,
    Member,
    Organization,
    Training,
    TrainingAttendance,
)


class AlreadyAttended(DomainError):
    code = "pillars.training.already_attended"


def years_after(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@transaction.atomic
def add_training(
    *,
    organization: Organization,
    title: str,
    organiser: str,
    begins_on: date,
    ends_on: date,
    hours: int,
    by: User | None,
    at: datetime,
    place: str = "",
    grants: CompetenceKind | None = None,
    grants_years: int | None = None,
) -> Training:
    """A training was or will be held for the members of `organization`."""
    training = Training.objects.create(
        organization=organization,
        title=title,
        organiser=organiser,
        place=place,
        begins_on=begins_on,
        ends_on=ends_on,
        hours=hours,
        grants=grants,
        grants_years=grants_years,
        added_at=at,
        added_by=by,
    )
    audit.record(
        Event.TRAINING_ADDED, target=training, by=by, at=at, organization=organization.code
    )
    return training


def gained(
    training: Training, member: Member, passed: bool, certificate_number: str
) -> Competence | None:
    """The competence that a member has from a training, not saved; None where it gives none."""
    if not passed or training.grants_id is None:
        return None
    return Competence(
        member=member,
        kind_id=training.grants_id,
        certificate_number=certificate_number,
        valid_from=training.ends_on,
        valid_to=years_after(training.ends_on, training.grants_years)
        if training.grants_years
        else None,
        training=training,
    )


@transaction.atomic
def record_attendance(
    *,
    training: Training,
    members: Sequence[Member],
    by: User | None,
    at: datetime,
    certificates: Mapping[Member, str] | None = None,
    failed: Sequence[Member] = (),
) -> list[TrainingAttendance]:
    """These members took part; whoever did not fail gains the training's competence.

    `certificates` are numbers by member. Raises AlreadyAttended.
    """
    numbers = certificates or {}
    known = TrainingAttendance.objects.filter(training=training, member__in=members)
    if twice := known.select_related("member").order_by("pk").first():
        raise AlreadyAttended(
            _("%(name)s is on the list of this training already.")
            % {"name": twice.member.full_name}
        )
    rows = [
        TrainingAttendance(
            training=training,
            member=member,
            passed=member not in failed,
            certificate_number=numbers.get(member, ""),
        )
        for member in members
    ]
    TrainingAttendance.objects.bulk_create(rows)
    competences = (gained(training, row.member, row.passed, row.certificate_number) for row in rows)
    Competence.objects.bulk_create(found for found in competences if found)
    audit.record(Event.TRAINING_ATTENDED, target=training, by=by, at=at, members=len(rows))
    return rows


@transaction.atomic
def add_competence(
    *,
    member: Member,
    kind: CompetenceKind,
    valid_from: date,
    by: User | None,
    at: datetime,
    valid_to: date | None = None,
    certificate_number: str = "",
) -> Competence:
    """The member is certified in `kind` from elsewhere, over [valid_from, valid_to)."""
    competence = Competence.objects.create(
        member=member,
        kind=kind,
        valid_from=valid_from,
        valid_to=valid_to,
        certificate_number=certificate_number,
    )
    audit.record(Event.COMPETENCE_ADDED, target=member, by=by, at=at, kind=kind.pk)
    return competence
