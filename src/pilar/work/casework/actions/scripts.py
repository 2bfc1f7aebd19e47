"""What is handed in when many cases are loaded at once: their histories as plain data with times.

The caller names members by their rows (as `pillars.actions.load_members` gave them), people and
reports by id. Each history is played through the same transitions as single actions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pilar.ground.access.models import User
from pilar.people.pillars.models import Member


@dataclass(frozen=True, slots=True)
class OfferScript:
    """One offer. Without `member` routing finds one. Then: accepted, or handed back, or neither yet.

    `partner` is the code of an organisation that the task is referred to instead.
    """

    at: datetime
    by: User | None
    member: Member | None = None
    partner: str = ""
    accepted_at: datetime | None = None
    handed_back_at: datetime | None = None
    why_back: str = "OTHER"
    words: str = ""


@dataclass(frozen=True, slots=True)
class TaskScript:
    """One task with its offers in time order; `goal` is the position of the goal, from 1 (0: none)."""

    kind: str
    title: str
    at: datetime
    by: User | None
    goal: int = 0
    instructions: str = ""
    offers: Sequence[OfferScript] = ()
    done_at: datetime | None = None
    done_by: User | None = None  # None: the account of the member who has it, else the manager
    outcome: str = "DONE"
    words: str = ""
    cancelled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WordScript:
    """The work is called done and the word asked for; then somebody says it, or not yet (`at` None)."""

    asked_at: datetime
    at: datetime | None = None
    by: str = "RESIDENT"
    user: User | None = None
    heard: str = "FOLLOW_PAGE"
    solved: bool = True
    rating: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class NoteScript:
    at: datetime
    by: User | None
    words: str


@dataclass(frozen=True, slots=True)
class CaseScript:
    """One case with its history. `ref` is the caller's own name for it."""

    ref: str
    title: str
    village: str
    manager: User
    by: User | None
    at: datetime
    report: UUID | None = None
    person: UUID | None = None
    household: UUID | None = None
    rt: str = ""
    rw: str = ""
    goals: Sequence[str] = ()
    tasks: Sequence[TaskScript] = ()
    words: Sequence[WordScript] = ()
    notes: Sequence[NoteScript] = ()
