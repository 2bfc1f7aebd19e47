"""Names of what happens in the registry."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


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
    IMPORT_MAPPED = "registry:import:mapped"
    IMPORT_CONFIRMED = "registry:import:confirmed"
    IMPORT_DISCARDED = "registry:import:discarded"
    IMPORT_ENDED = "registry:import:ended"
    IMPORT_FAILED = "registry:import:failed"
    HOUSEHOLDS_LOADED = "registry:households:loaded"
    REBUILT = "registry:golden:rebuilt"


LABELS = {
    Event.PERSON_ADDED: _("Person added"),
    Event.PERSON_CORRECTED: _("Person's data corrected"),
    Event.PERSON_MOVED: _("Move noted"),
    Event.PERSON_BORN: _("Birth noted"),
    Event.PERSON_DIED: _("Death noted"),
    Event.PERSONS_MERGED: _("Two entries joined"),
    Event.PERSONS_SPLIT: _("Entries parted again"),
    Event.FACTS_RECORDED: _("Facts recorded"),
    Event.HOUSEHOLD_FORMED: _("Household formed"),
    Event.RECORDS_LINKED: _("Records linked"),
    Event.RECORD_RETRACTED: _("Record taken back"),
    Event.IDENTIFIER_SHOWN: _("Whole number shown"),
    Event.IMPORT_STARTED: _("Import started"),
    Event.IMPORT_MAPPED: _("Columns of a list set"),
    Event.IMPORT_CONFIRMED: _("Import confirmed"),
    Event.IMPORT_DISCARDED: _("List put aside"),
    Event.IMPORT_ENDED: _("Import ended"),
    Event.IMPORT_FAILED: _("Import failed"),
    Event.HOUSEHOLDS_LOADED: _("Households loaded"),
    Event.REBUILT: _("Chosen values computed anew"),
}
