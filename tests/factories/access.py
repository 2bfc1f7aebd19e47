"""Accounts. The cast: Sari works in the village, Tono in the next one, Wati may only read, Budi is signed out."""

from datetime import UTC, datetime
from typing import Any

import factory
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Model
from factory.django import DjangoModelFactory

from pilar.ground.access import scope
from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area

LONG_AGO = datetime(2020, 1, 6, 1, tzinfo=UTC)
PUNTEN, GUNUNGSARI = "35.79.02.2001", "35.79.02.2002"
BUMIAJI, CITY = "35.79.02", "35.79"


class UserFactory(DjangoModelFactory[User]):
    """An account that joined long ago, without a password, without any grant."""

    class Meta:
        model = User

    full_name = factory.Sequence(lambda n: f"Petugas {n}")
    email = factory.Sequence(lambda n: f"petugas{n}@contoh.example")
    is_active = True
    joined_at = LONG_AGO


class GrantFactory(DjangoModelFactory[Grant]):
    """A grant for the whole city, in force since long ago."""

    class Meta:
        model = Grant

    user = factory.SubFactory(UserFactory)
    permission = "registry.view_person"
    area_id = CITY
    reason = "test"
    valid_from = LONG_AGO


def grant(user: User, *permissions: str, area: str = CITY) -> User:
    """`user`, who now also holds `permissions` in `area` (a code)."""
    Grant.objects.bulk_create(
        GrantFactory.build(user=user, permission=permission, area_id=area)
        for permission in permissions
    )
    scope.forget(user)
    return user


def grant_object(user: User, *permissions: str, obj: Model) -> User:
    """`user`, who now also holds `permissions` on `obj`."""
    for permission in permissions:
        GrantFactory(
            user=user,
            permission=permission,
            area_id=None,
            object_type=obj._meta.label_lower,
            object_id=obj.pk,
        )
    scope.forget(user)
    return user


def worker(*permissions: str, area: str = CITY, name: str = "Sari") -> User:
    """An account by first name that holds `permissions` in `area` (a code)."""
    return grant(UserFactory(full_name=name), *permissions, area=area)


def objects_in(village: Area) -> dict[str, Any]:
    """An account that works in the village and is signed in somewhere."""
    owner = worker("registry.view_person", area=village.pk, name="Lilik Suryani")
    store = SessionStore()
    store.create()
    session = UserSession.objects.create(
        user=owner, ip="127.0.0.1", session_key=store.session_key, user_agent="HP"
    )
    return {
        "user_id": owner.pk,
        "session_id": session.pk,
        "token": "forged",
        "owner": owner,
        "words": ["Lilik Suryani"],
    }
