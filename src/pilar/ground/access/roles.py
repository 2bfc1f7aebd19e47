"""What a role is. Which ones there are stands in config/roles.py, since it names every app."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import cast

from django.conf import settings
from django.utils.functional import Promise

from pilar.ground.areas.models import Area


class Level(StrEnum):
    """How large an area a role may be given for."""

    CITY = "CITY"
    DISTRICT = "DISTRICT"
    VILLAGE = "VILLAGE"

    @classmethod
    def of(cls, area: Area) -> "Level | None":
        """The level of `area`; None for one that no role is given for (a province)."""
        if area.is_village:
            return cls.VILLAGE
        return {Area.Kind.CITY: cls.CITY, Area.Kind.DISTRICT: cls.DISTRICT}.get(
            Area.Kind(area.kind)
        )


@dataclass(frozen=True)
class Role:
    """A bundle of permissions that an account gets for an area, and perhaps for one pillar.

    `permissions` are granted on the area, `on_pillar` on the pillar. `home` names the page that
    the account lands on. `pillar` is the code of the pillar whose members hold the role. A role
    that is `alone` is held by nobody who holds another one.
    """

    code: str
    name: str | Promise
    does: str | Promise
    permissions: frozenset[str]
    levels: tuple[Level, ...]
    home: str
    pillar: str = ""
    on_pillar: frozenset[str] = field(default=frozenset())
    alone: bool = False


@cache
def roles() -> Mapping[str, Role]:
    """All roles by their code, in the order in which pages list them."""
    return cast(Mapping[str, Role], import_module(settings.PILAR_ROLES).ROLES)
