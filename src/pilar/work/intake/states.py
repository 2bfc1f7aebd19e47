"""Which act may move a report from which state to which. The one table; actions only look here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pilar.work.intake.models import Report

S = Report.State


class Act(StrEnum):
    ASK_BACK = "ask_back"
    REPLY = "reply"
    ACCEPT = "accept"
    REJECT = "reject"
    JOIN = "join"
    SEPARATE = "separate"
    ANSWER = "answer"
    TAKE_INTO_CARE = "take_into_care"
    MARK_SOLVED = "mark_solved"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    RESUME_CARE = "resume_care"
    REOPEN = "reopen"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Move:
    """`sources` are the states in which the act is allowed, `target` is the state that follows.

    `answers`: the act is the desk's answer, the first one stops the answer clock.
    `reopens`: somebody said that it was not right so; it counts.
    """

    sources: frozenset[Report.State]
    target: Report.State
    answers: bool = False
    reopens: bool = False


def _move(
    *sources: Report.State, to: Report.State, answers: bool = False, reopens: bool = False
) -> Move:
    return Move(frozenset(sources), to, answers, reopens)


MOVES: Mapping[Act, Move] = {
    Act.ASK_BACK: _move(S.NEW, S.ASKED, to=S.ASKED, answers=True),
    Act.REPLY: _move(S.ASKED, to=S.NEW),
    Act.ACCEPT: _move(S.NEW, S.ASKED, to=S.ACCEPTED, answers=True),
    Act.REJECT: _move(S.NEW, S.ASKED, S.ACCEPTED, to=S.REJECTED, answers=True),
    Act.JOIN: _move(S.NEW, S.ASKED, S.ACCEPTED, to=S.JOINED, answers=True),
    Act.SEPARATE: _move(S.JOINED, to=S.NEW),
    Act.ANSWER: _move(S.NEW, S.ASKED, S.ACCEPTED, to=S.ANSWERED, answers=True),
    Act.TAKE_INTO_CARE: _move(S.NEW, S.ASKED, S.ACCEPTED, S.ANSWERED, to=S.IN_CARE, answers=True),
    Act.MARK_SOLVED: _move(S.IN_CARE, to=S.SOLVED),
    # Only somebody's word closes: the resident's, or a second party's.
    Act.CLOSE: _move(S.SOLVED, S.ANSWERED, to=S.CLOSED),
    Act.WITHDRAW: _move(S.NEW, S.ASKED, S.ACCEPTED, S.ANSWERED, to=S.CLOSED),
    Act.RESUME_CARE: _move(S.SOLVED, S.CLOSED, to=S.IN_CARE, reopens=True),
    Act.REOPEN: _move(S.ANSWERED, S.CLOSED, to=S.NEW, reopens=True),
    Act.OBJECT: _move(S.REJECTED, to=S.NEW, reopens=True),
}


def may(report: Report, act: Act) -> bool:
    """Whether `act` is allowed in the state that the report is in."""
    return report.state in MOVES[act].sources
