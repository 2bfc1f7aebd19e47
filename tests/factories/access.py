"""Accounts. The cast: Sari works in the village, Tono in the next one, Wati may only read, Budi is signed out."""

import factory
from factory.django import DjangoModelFactory

from pilar.ground.access.models import User


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    full_name = factory.Sequence(lambda n: f"Petugas {n}")
    email = factory.Sequence(lambda n: f"petugas{n}@contoh.example")
