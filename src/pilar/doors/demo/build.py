"""What the stages of a build hand on to one another."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from pilar.doors.demo import members as serving
from pilar.doors.demo.members import Member
from pilar.doors.demo.people import City, Family, Resident
from pilar.doors.demo.plans import Told
from pilar.doors.demo.population import make_city
from pilar.doors.demo.reports import tell_reports
from pilar.kernel.errors import DomainError
from pilar.people.registry.actions import Loaded

Say = Callable[[str], None]
EARLIEST = date(2025, 1, 1)  # the sarasehan of 11 December 2024 lies behind every demo city


class TooEarly(DomainError):
    code = "demo.city.too_early"


@dataclass
class Build:
    """What the stages hand on to one another. Accounts and members are the apps' own objects."""

    persons: int
    city: City
    members: list[Member]
    told: Told
    say: Say
    accounts: dict[str, Any] = field(default_factory=dict)
    pillar_members: dict[str, Any] = field(default_factory=dict)
    registry: Loaded = field(default_factory=Loaded)
    apart: list[str] = field(default_factory=list)  # entries of lists that no number could join
    true_of: dict[str, int] = field(default_factory=dict)  # whom each of them truly speaks of
    from_files: int = 0  # persons of their own that lists brought in as files made
    reports: dict[str, UUID] = field(default_factory=dict)
    cases: dict[str, UUID] = field(default_factory=dict)
    proposals: list[Any] = field(default_factory=list)  # of the pillars, for the next forum

    @cached_property
    def residents(self) -> dict[int, tuple[Family, Resident]]:
        """Everybody by number, with the family."""
        return {person.number: (family, person) for family, person in self.city.residents()}

    @property
    def now(self) -> datetime:
        return self.told.now

    def person(self, number: int) -> UUID:
        """The registry's id of a resident."""
        return self.registry.persons[f"p{number}"]

    def household(self, number: int) -> UUID:
        """The registry's id of a family's household."""
        return self.registry.households[f"f{number}"]


def plan(*, persons: int, seed: int, today: date, say: Say) -> Build:
    """The city and its told history, in memory. Raises TooEarly."""
    if today < EARLIEST:
        raise TooEarly("The demo city's day must be 1 January 2025 or later.")
    city = make_city(persons=persons, seed=seed, today=today)
    members = serving.make_members(city)
    return Build(persons, city, members, tell_reports(city, members, persons), say)
