"""One case as it is played in memory, with all that belongs to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from pilar.ground.access.models import User
from pilar.people.registry.actions import Statement
from pilar.work.casework.actions import giving
from pilar.work.casework.actions.notes import LONGEST, statement
from pilar.work.casework.models import (
    Assignment,
    Case,
    CaseNote,
    Confirmation,
    Custody,
    Goal,
    Rating,
    Task,
)


@dataclass(slots=True)
class Given:
    """A right that came with an assignment or a custody, over [at, until)."""

    holder: Assignment | Custody
    user: User
    right: giving.Right
    by: User | None
    at: datetime
    until: datetime | None = None


@dataclass(slots=True)
class Played:
    """One case with all that belongs to it."""

    case: Case
    custody: Custody
    goals: list[Goal] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    notes: list[CaseNote] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    words: list[Confirmation] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)

    def note(
        self,
        words: str,
        *,
        by: User | None,
        at: datetime,
        kind: str = CaseNote.Kind.NOTE,
        task: Task | None = None,
    ) -> None:
        """Keep words with the case, as write_note does."""
        if not words.strip():
            return
        said = statement(words.strip()[:LONGEST], by=by, at=at)
        self.statements.append(said)
        self.notes.append(
            CaseNote(case=self.case, task=task, kind=kind, record_id=said.id, at=at, by=by)
        )

    def give(
        self,
        holder: Assignment | Custody,
        user: User | None,
        rights: Iterable[giving.Right],
        *,
        by: User | None,
        at: datetime,
    ) -> None:
        """Note what somebody may see and do from now."""
        if user:
            self.given += [Given(holder, user, right, by, at) for right in rights]

    def take_back(self, holder: Assignment | Custody, at: datetime) -> None:
        """End what came with `holder`."""
        for given in self.given:
            if given.holder is holder and given.until is None:
                given.until = at

    def workers(self) -> set[UUID]:
        """As queries.workers_of answers."""
        accepted = [a for a in self.assignments if a.answer == Assignment.Answer.ACCEPTED]
        found = {self.case.manager_id, self.case.asked_by_id}
        found |= {pk for a in accepted for pk in (a.user_id, a.answered_by_id)}
        found |= {task.done_by_id for task in self.tasks}
        return {pk for pk in found if pk}
