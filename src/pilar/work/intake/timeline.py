"""What happened to a report, as workers read it: the newest first, with the words of both sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.numbers import hari_jam
from pilar.work.intake import queries
from pilar.work.intake.models import Message, Report

Text = str | Promise
S, K = Report.State, Message.Kind
STEPS: dict[str, Text] = {
    S.NEW: _("New again"),
    S.ASKED: _("Asked back"),
    S.ACCEPTED: _("Accepted"),
    S.IN_CARE: _("Taken into care"),
    S.ANSWERED: _("Answered"),
    S.SOLVED: _("Work done, the resident is asked"),
    S.CLOSED: _("Closed"),
    S.REJECTED: _("Not taken on"),
    S.JOINED: _("Joined to an earlier report"),
}
WORDS: dict[str, Text] = {
    K.ADDITION: _("The reporter adds"),
    K.NOBODY_CAME: _("The reporter says that nobody came"),
    K.OBJECTION: _("The reporter objects"),
    K.QUESTION: _("Question to the reporter"),
    K.ANSWER: _("Answer to the reporter"),
    K.REASON: _("Reason, as the reporter reads it"),
    K.NOTE: _("Note among workers"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One event. `by` is "" for the reporter and for time itself; `shared`: the reporter reads it too."""

    at: datetime
    title: Text
    by: str
    words: str = ""
    shared: bool = True
    rank: int = 0
    photo: UUID | None = None

    @property
    def when(self) -> str:
        """ "Selasa, 24 November, 09.58, Rina Dewi"."""
        return ", ".join(filter(None, (hari_jam(self.at), self.by)))


def _all(report: Report) -> Iterator[Happening]:
    first = True
    for step in queries.steps(report):
        by = step.by.full_name if step.by else ""
        yield Happening(step.at, _("Received") if first else STEPS[step.state], by)
        first = False
    for message in queries.messages(report, Message.Kind):
        by = message.by.full_name if message.by else ""
        shared = message.kind != K.NOTE
        yield Happening(
            message.at, WORDS[message.kind], by, queries.words(message), shared, 1, message.photo_id
        )


def happenings(report: Report) -> list[Happening]:
    """The newest first; words stand above the step that they came with. Two queries."""
    return sorted(_all(report), key=lambda each: (each.at, each.rank), reverse=True)
