"""Names of what happens in the registry."""

from enum import StrEnum


class Event(StrEnum):
    PERSON_ADDED = "registry:person:added"
    PERSON_CORRECTED = "registry:person:corrected"
    PERSON_MOVED = "registry:person:moved"
    PERSON_BORN = "registry:person:born"
    PERSON_DIED = "registry:person:died"
    PERSONS_MERGED = "registry:person:merged"
    PERSONS_SPLIT = "registry:person:split"
    FACTS_RECORDED = "registry:facts:recorded"
    HOUSEHOLD_FORMED = "registry:household:formed"
    RECORDS_LINKED = "registry:records:linked"
    RECORD_RETRACTED = "registry:record:retracted"
    IDENTIFIER_SHOWN = "registry:identifier:shown"
    IMPORT_STARTED = "registry:import:started"
    IMPORT_ENDED = "registry:import:ended"
    IMPORT_FAILED = "registry:import:failed"
    HOUSEHOLDS_LOADED = "registry:households:loaded"
    REBUILT = "registry:golden:rebuilt"
