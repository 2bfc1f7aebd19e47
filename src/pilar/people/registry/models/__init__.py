"""Sources, records, and what is seen through them: persons, households, memberships."""

from pilar.people.registry.models.household import Household, Membership
from pilar.people.registry.models.importing import ImportRun
from pilar.people.registry.models.keys import Identifier, MatchKey
from pilar.people.registry.models.person import Merge, Person
from pilar.people.registry.models.record import Record, RecordKey, RecordLink
from pilar.people.registry.models.source import Source

__all__ = [
    "Household",
    "Identifier",
    "ImportRun",
    "MatchKey",
    "Membership",
    "Merge",
    "Person",
    "Record",
    "RecordKey",
    "RecordLink",
    "Source",
]
