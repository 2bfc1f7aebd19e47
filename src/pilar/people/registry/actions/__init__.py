"""Writing the registry: every act is a record, golden values that follow, and one event."""

from pilar.people.registry.actions.bulk import Loaded, LoadRow, load
from pilar.people.registry.actions.histories import HistoryRow, load_histories
from pilar.people.registry.actions.imports import (
    NotWaiting,
    begin_import,
    fail_import,
    list_source,
    run_import,
)
from pilar.people.registry.actions.life import (
    AlreadyDead,
    AlreadyThere,
    BeforeBirth,
    InTheFuture,
    move_person,
    register_birth,
    register_death,
)
from pilar.people.registry.actions.merging import NotMerged, SamePerson, merge, unmerge
from pilar.people.registry.actions.persons import (
    NameMissing,
    NothingChanged,
    NotStanding,
    add_person,
    correct_person,
    record_facts,
    retract,
    reveal_numbers,
)
from pilar.people.registry.actions.previews import (
    confirm_import,
    discard_import,
    remap_import,
    stage_import,
)
from pilar.people.registry.actions.rebuild import Rebuilt, rebuild
from pilar.people.registry.actions.statements import Statement, keep, keep_many, link_records
from pilar.people.registry.actions.storing import (
    GivenAnswers,
    HouseholdAnswers,
    record_answers,
    record_many_answers,
)
from pilar.people.registry.actions.writing import UnknownField, UnknownSource

__all__ = [
    "AlreadyDead",
    "AlreadyThere",
    "BeforeBirth",
    "GivenAnswers",
    "HistoryRow",
    "HouseholdAnswers",
    "InTheFuture",
    "LoadRow",
    "Loaded",
    "NameMissing",
    "NotMerged",
    "NotStanding",
    "NotWaiting",
    "NothingChanged",
    "Rebuilt",
    "SamePerson",
    "Statement",
    "UnknownField",
    "UnknownSource",
    "add_person",
    "begin_import",
    "confirm_import",
    "correct_person",
    "discard_import",
    "fail_import",
    "keep",
    "keep_many",
    "link_records",
    "list_source",
    "load",
    "load_histories",
    "merge",
    "move_person",
    "rebuild",
    "record_answers",
    "record_facts",
    "record_many_answers",
    "register_birth",
    "register_death",
    "remap_import",
    "retract",
    "reveal_numbers",
    "run_import",
    "stage_import",
    "unmerge",
]
