"""Where a worker may look for people."""

from django.conf import settings

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.people.registry.permissions import Permission


def within(user: User) -> frozenset[str] | None:
    """The villages whose people `user` may see; None for the whole city and those who live in no village."""
    if scope.may(user, Permission.VIEW_PERSON, area=settings.CITY):
        return None
    return scope.village_codes(user, Permission.VIEW_PERSON)
