"""Words about a case, encrypted as records of the registry."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.people.registry import actions as registry
from pilar.people.registry.models import Record
from pilar.work.casework.events import Event
from pilar.work.casework.models import Case, CaseNote, Task
from pilar.work.casework.refusals import WordMissing

SOURCE = "kasus"
LONGEST = 4000


def statement(words: str, *, by: User | None, at: datetime) -> registry.Statement:
    """The words as the registry keeps them, for many at once."""
    return registry.Statement(
        fields={},
        raw={"words": words},
        observed_on=timezone.localdate(at),
        received_at=at,
        by=by,
    )


def write_note(
    case: Case,
    words: str,
    *,
    by: User | None,
    at: datetime,
    kind: str = CaseNote.Kind.NOTE,
    task: Task | None = None,
) -> CaseNote | None:
    """Seal the words and keep them with the case; nothing for no words. The act that they belong to writes the event."""
    if not words.strip():
        return None
    said = statement(words.strip()[:LONGEST], by=by, at=at)
    registry.keep_many(statements=[said], kind=Record.Kind.NOTE, source_code=SOURCE)
    return CaseNote.objects.create(case=case, task=task, kind=kind, record_id=said.id, at=at, by=by)


@transaction.atomic
def add_note(
    *, case: Case, words: str, by: User, at: datetime, task: Task | None = None
) -> CaseNote:
    """A worker writes a note, also on a closed case. Raises WordMissing for nothing said."""
    note = write_note(case, words, by=by, at=at, task=task)
    if note is None:
        raise WordMissing(_("Write what you saw or agreed on."))
    audit.record(
        Event.NOTE_ADDED, target=case, by=by, at=at, area=case.village_id, note=str(note.pk)
    )
    return note
