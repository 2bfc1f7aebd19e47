"""Members of the pillars. The organisations are those of the migration."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from pilar.people.pillars.models import Competence, Coverage, Member, Organization
from tests.factories.access import PUNTEN

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
