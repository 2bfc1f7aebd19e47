"""Accounts that stand in for people with a village, where no app above may be imported."""

from collections.abc import Callable, Collection

import pytest
from django.db.models import QuerySet

from pilar.ground.access.models import User
from pilar.ground.access.models.user import UserQuerySet
from tests.factories.access import GUNUNGSARI, PUNTEN, UserFactory

ResidentsOf = Callable[..., QuerySet[User]]


@pytest.fixture
def residents_of(monkeypatch: pytest.MonkeyPatch) -> ResidentsOf:
    """Makes one resident for each code of a village ("" is none); `full_name` holds the code."""

    def in_areas(queryset: QuerySet[User], codes: Collection[str]) -> QuerySet[User]:
        return queryset.filter(full_name__in=codes)

    def make(*villages: str) -> QuerySet[User]:
        made = [UserFactory(full_name=village) for village in villages]
        return User.objects.filter(pk__in=[resident.pk for resident in made])

    monkeypatch.setattr(UserQuerySet, "in_areas", in_areas, raising=False)
    return make


@pytest.fixture
def residents(residents_of: ResidentsOf) -> QuerySet[User]:
    """One in Punten, one in Gunungsari, one in no village."""
    return residents_of(PUNTEN, GUNUNGSARI, "")
