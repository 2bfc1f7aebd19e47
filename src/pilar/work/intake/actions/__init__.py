"""Writing reports: every act is one move by the table, one step, one event."""

from pilar.work.intake.actions.bulk import LoadReport, LoadStep, load_reports
from pilar.work.intake.actions.care import close, mark_solved, reopen, resume_care, take_into_care
from pilar.work.intake.actions.following import forget_tries, open_with_pin, renew_pin
from pilar.work.intake.actions.receiving import Receipt, receive_report
from pilar.work.intake.actions.refusals import (
    AlreadyUsed,
    BadReport,
    CannotAssign,
    CannotJoin,
    ChangedMeanwhile,
    NotInThisState,
    ReasonMissing,
    WrongCodeOrPin,
)
from pilar.work.intake.actions.talking import (
    add_message,
    add_note,
    give_word,
    nobody_came,
    object_to_rejection,
    send_word,
    withdraw,
)
from pilar.work.intake.actions.triage import (
    accept,
    answer,
    ask_back,
    assign,
    join,
    reject,
    separate,
    set_person,
    set_urgency,
)

__all__ = [
    "AlreadyUsed",
    "BadReport",
    "CannotAssign",
    "CannotJoin",
    "ChangedMeanwhile",
    "LoadReport",
    "LoadStep",
    "NotInThisState",
    "ReasonMissing",
    "Receipt",
    "WrongCodeOrPin",
    "accept",
    "add_message",
    "add_note",
    "answer",
    "ask_back",
    "assign",
    "close",
    "forget_tries",
    "give_word",
    "join",
    "load_reports",
    "mark_solved",
    "nobody_came",
    "object_to_rejection",
    "open_with_pin",
    "receive_report",
    "reject",
    "renew_pin",
    "reopen",
    "resume_care",
    "send_word",
    "separate",
    "set_person",
    "set_urgency",
    "take_into_care",
    "withdraw",
]
