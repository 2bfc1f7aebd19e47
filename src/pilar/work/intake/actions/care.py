"""What casework and the residents' word do to a report: into care, done, closed, open again.

casework calls these from its own actions, in its own transaction.
"""

from datetime import datetime

from django.db import transaction

from pilar.ground.access.models import User
from pilar.work.intake.actions.moving import lock, move, note
from pilar.work.intake.actions.telling import tell_news
from pilar.work.intake.events import Event
from pilar.work.intake.models import Report
from pilar.work.intake.states import Act


@transaction.atomic
def take_into_care(*, report: Report, by: User, at: datetime, seen: int | None = None) -> Report:
    """A case was opened for it. Raises NotInThisState, ChangedMeanwhile."""
    row = lock(report, seen)
    move(row, Act.TAKE_INTO_CARE, by=by, at=at)
    note(Event.TAKEN_INTO_CARE, row, by=by, at=at)
    tell_news(row)
    return row


@transaction.atomic
def mark_solved(*, report: Report, by: User, at: datetime) -> Report:
    """The work is done; now the resident is asked. Raises NotInThisState."""
    row = lock(report)
    move(row, Act.MARK_SOLVED, by=by, at=at)
    note(Event.SOLVED, row, by=by, at=at)
    tell_news(row)
    return row


@transaction.atomic
def close(*, report: Report, word: str, by: User | None, at: datetime) -> Report:
    """Somebody said that it is solved: `word` RESIDENT or SECOND_PARTY. Raises NotInThisState."""
    row = lock(report)
    move(row, Act.CLOSE, by=by, at=at, word=Report.Word(word))
    note(Event.CLOSED, row, by=by, at=at, word=str(word))
    return row


@transaction.atomic
def resume_care(*, report: Report, by: User | None, at: datetime) -> Report:
    """“Not solved”: the case goes on. It counts. Raises NotInThisState."""
    row = lock(report)
    move(row, Act.RESUME_CARE, by=by, at=at)
    note(Event.REOPENED, row, by=by, at=at, reason="not_solved")
    return row


@transaction.atomic
def reopen(*, report: Report, by: User | None, at: datetime) -> Report:
    """“Not solved” after an answer without a case: it is new again. It counts. Raises NotInThisState."""
    row = lock(report)
    move(row, Act.REOPEN, by=by, at=at)
    note(Event.REOPENED, row, by=by, at=at, reason="not_solved")
    return row
