"""Writing cases: the plan, the tasks and who has them, notes, and the word."""

from pilar.work.casework.actions.cases import add_goal, open_case, set_person, transfer_case
from pilar.work.casework.actions.loading import load_cases
from pilar.work.casework.actions.notes import add_note
from pilar.work.casework.actions.offers import offer_task, refer_task, withdraw_task
from pilar.work.casework.actions.planning import start_plan
from pilar.work.casework.actions.scripts import (
    CaseScript,
    NoteScript,
    OfferScript,
    TaskScript,
    WordScript,
)
from pilar.work.casework.actions.tasks import (
    accept_task,
    add_task,
    cancel_task,
    finish_task,
    hand_back,
)
from pilar.work.casework.actions.words import confirm, mark_done_ask_word, reopen

__all__ = [
    "CaseScript",
    "NoteScript",
    "OfferScript",
    "TaskScript",
    "WordScript",
    "accept_task",
    "add_goal",
    "add_note",
    "add_task",
    "cancel_task",
    "confirm",
    "finish_task",
    "hand_back",
    "load_cases",
    "mark_done_ask_word",
    "offer_task",
    "open_case",
    "refer_task",
    "reopen",
    "set_person",
    "start_plan",
    "transfer_case",
    "withdraw_task",
]
