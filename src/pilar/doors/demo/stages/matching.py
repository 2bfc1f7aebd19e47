"""Entries that may be one person: found, most of them decided by the stewards since."""

from datetime import timedelta

from pilar.doors.demo.build import Build
from pilar.people.matching import actions

_OPEN_FOR_DAYS = 45  # how far back undecided pairs reach


def pairs(build: Build) -> int:
    """Compare the entries that no number could join; gives how many pairs were found."""
    entries = [build.registry.persons[reference] for reference in build.apart]
    return actions.find_pairs(people=entries, by=None, at=build.now - timedelta(hours=20))
