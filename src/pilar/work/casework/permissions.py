"""Cases, tasks and the word of those concerned. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # a case with its plan, notes and people
    VIEW_CASE = "casework.view_case"
    # open, plan, offer tasks, ask for the word, close, reopen
    MANAGE_CASE = "casework.manage_case"
    # offer tasks in the area: the manager, and the coordinator where nobody fits
    OFFER_TASK = "casework.offer_task"
    # give the word of the second party where a resident cannot; never on one's own case
    CONFIRM = "casework.confirm"
    # may be offered tasks in the area, and has a day (my day)
    RECEIVE_TASK = "casework.receive_task"
    # accept, hand back and finish one task; granted on that task alone, never by a role
    DO_TASK = "casework.do_task"
