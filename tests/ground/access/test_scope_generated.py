"""Scope over generated grants, held against an obvious reference that asks grant by grant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pilar.ground.access import scope
from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area
from tests.factories.access import UserFactory
from tests.ground.access.conftest import ResidentsOf

CITY = "35.79"
VILLAGES = ("35.79.01.1001", "35.79.01.2005", "35.79.02.2001", "35.79.03.2007")
AREAS = ("35", CITY, "35.79.01", "35.79.02", "35.79.03", *VILLAGES, "35.79.02.2002")
PERMISSIONS = ("registry.view_person", "registry.edit_person")


@dataclass(frozen=True)
class Given:
    """One grant: on an area, or on the resident of that number; from and until in days from now."""

    permission: str
    area: str | None
    resident: int
    begins: int
    lasts: int | None

    def holds_now(self) -> bool:
        return self.begins < 0 and (self.lasts is None or self.begins + self.lasts > 0)

    def shows(self, number: int, village: str) -> bool:
        if self.area is None:
            return number == self.resident
        if self.area in ("35", CITY):
            return True
        return village == self.area or village.startswith(self.area + ".")


GIVEN = st.builds(
    Given,
    permission=st.sampled_from(PERMISSIONS),
    area=st.none() | st.sampled_from(AREAS),
    resident=st.integers(0, len(VILLAGES)),
    begins=st.integers(-3, 3).filter(bool),
    lasts=st.none() | st.integers(0, 6),
)


def write(grants: Sequence[Given], user: User, residents: Sequence[User]) -> None:
    now = timezone.now()
    for grant in grants:
        begins = now + timedelta(days=grant.begins)
        Grant.objects.create(
            user=user,
            permission=grant.permission,
            area_id=grant.area,
            object_type="" if grant.area else "access.user",
            object_id=None if grant.area else residents[grant.resident].pk,
            reason="generated",
            valid_from=begins,
            valid_to=None if grant.lasts is None else begins + timedelta(days=grant.lasts),
        )


@pytest.mark.slow
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(grants=st.lists(GIVEN, max_size=6), active=st.sampled_from([True, True, True, False]))
def test_scope_is_what_the_grants_say_one_by_one(
    residents_of: ResidentsOf, grants: list[Given], active: bool
) -> None:
    people = residents_of(*VILLAGES, "")
    everybody = list(people.order_by("pk"))
    sari = UserFactory(is_active=active)
    write(grants, sari, everybody)

    for permission in PERMISSIONS:
        counted = [g for g in grants if active and g.permission == permission and g.holds_now()]
        expected = {
            resident.pk
            for number, resident in enumerate(everybody)
            if any(g.shows(number, resident.full_name) for g in counted)
        }
        villages = {v.code for v in Area.objects.all() if v.is_village}
        reached = {v for v in villages if any(g.area and g.shows(-1, v) for g in counted)}

        assert {r.pk for r in scope.visible(sari, permission, people)} == expected
        assert {r.pk for r in everybody if scope.may(sari, permission, obj=r)} == expected
        assert scope.village_codes(sari, permission) == reached
        assert {v for v in villages if scope.may(sari, permission, area=v)} == reached
        assert scope.may(sari, permission) == bool(counted)
