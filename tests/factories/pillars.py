"""Members of the pillars. The organisations are those of the migration."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from pilar.ground.areas.models import Area
from pilar.people.pillars.models import (
    Activity,
    Competence,
    Coverage,
    Initiative,
    Member,
    Organization,
    Training,
)
from tests.factories.access import PUNTEN
from tests.factories.files import upload

MARCH = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 3, tzinfo=UTC)


def pillar(code: str = "PSM") -> Organization:
    """The organisation with this code."""
    return Organization.objects.get(code=code)


class MemberFactory(DjangoModelFactory[Member]):
    """A PSM by a decree of 2025 to 2028, for no village yet."""

    class Meta:
        model = Member

    organization = factory.LazyFunction(pillar)
    full_name = factory.Sequence(lambda n: f"Relawan {n}")
    decree_number = "SK-Dinsos/001/2025"
    decree_date = date(2025, 1, 2)
    valid_from = date(2025, 1, 2)
    valid_to = date(2028, 1, 2)
    capacity = 3
    added_at = datetime(2025, 1, 2, 3, tzinfo=UTC)


class CoverageFactory(DjangoModelFactory[Coverage]):
    class Meta:
        model = Coverage

    member = factory.SubFactory(MemberFactory)
    area_id = PUNTEN
    valid_from = date(2025, 1, 2)


class CompetenceFactory(DjangoModelFactory[Competence]):
    class Meta:
        model = Competence

    member = factory.SubFactory(MemberFactory)
    kind_id = "LDP"
    valid_from = date(2025, 1, 2)


def member_of(code: str = "PSM", *villages: str, **attributes: object) -> Member:
    """A member of the organisation `code` who was given `villages` (Punten unless named)."""
    member = MemberFactory(organization=pillar(code), **attributes)
    for village in villages or (PUNTEN,):
        CoverageFactory(member=member, area_id=village, valid_from=member.valid_from)
    return member


def objects_in(village: Area) -> dict[str, Any]:
    """The Karang Taruna of the village with a member, a training and a programme."""
    code = f"KARANG_TARUNA.{village.pk}"
    organization = pillar(code)
    training = Training.objects.create(
        organization=organization,
        title="Dapur umum",
        organiser="Dinas Sosial",
        begins_on=MARCH,
        ends_on=MARCH,
        hours=8,
        added_at=AT,
    )
    initiative = Initiative.objects.create(
        organization=organization, name="Bank sampah", begins_on=MARCH, added_at=AT
    )
    member = member_of(code, village.pk, full_name="Dimas Ardiansyah")
    activity = Activity.objects.create(
        organization=organization,
        member=member,
        kind=Activity.Kind.MEETING,
        village=village,
        on=MARCH,
        minutes=60,
        photo=upload(),
        recorded_at=AT,
    )
    return {
        "code": code,
        "member_id": member.pk,
        "training_id": training.pk,
        "initiative_id": initiative.pk,
        "activity_id": activity.pk,
        "words": ["Dimas Ardiansyah", "Bank sampah"],
    }
