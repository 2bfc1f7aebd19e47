"""What happened on a case, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from pilar.work.casework.models import (
    Assignment,
    Case,
    CaseNote,
    Confirmation,
    Custody,
    Task,
)
from pilar.work.casework.queries.reading import Written
from pilar.work.intake.models import Report

# Words that are shown with the event that they belong to, not as a note of their own.
TOLD_WITH = {
    CaseNote.Kind.OUTCOME,
    CaseNote.Kind.HAND_BACK,
    CaseNote.Kind.CANCELLED,
    CaseNote.Kind.WORD,
    CaseNote.Kind.REOPENED,
    CaseNote.Kind.TRANSFER,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: what, when, through whom, and what was written with it."""

    at: datetime
    title: str
    who: str = ""
    words: str = ""
    task: Task | None = None
    photo: bool = False


class _Notes:
    """Finds the words that were written with an act: same kind, same moment, same task."""

    def __init__(self, written: Sequence[Written]) -> None:
        self.found = {(w.note.kind, w.note.at, w.note.task_id): w.words for w in written}

    def __call__(self, kind: str, at: datetime | None, task: Task | None = None) -> str:
        return self.found.get((kind, at, task.pk if task else None), "") if at else ""


def _of_hand(task: Task, hand: Assignment, words: _Notes) -> list[Entry]:
    who = hand.member.full_name if hand.member else hand.organization.short_name
    entries: list[Entry] = []
    if not hand.answer:  # an answer says that there was an offer
        words_of_offer = (
            _("Offered to %(who)s: %(task)s") if hand.member else _("Referred to %(who)s: %(task)s")
        )
        title = words_of_offer % {"who": who, "task": task.title}
        entries.append(Entry(hand.offered_at, title, str(hand.offered_by or ""), task=task))
    if hand.answer == Assignment.Answer.ACCEPTED and hand.answered_at:
        title = _("Accepted: %(task)s") % {"task": task.title}
        entries.append(Entry(hand.answered_at, title, who, task=task))
    if hand.answer == Assignment.Answer.HANDED_BACK and hand.answered_at:
        why = Assignment.WhyBack(hand.why_back).label
        said = words(CaseNote.Kind.HAND_BACK, hand.answered_at, task)
        title = _("Handed back: %(task)s") % {"task": task.title}
        entries.append(
            Entry(hand.answered_at, title, who, ". ".join(p for p in (str(why), said) if p), task)
        )
    return entries


def _of_task(task: Task, words: _Notes) -> list[Entry]:
    hands: list[Assignment] = task.hands  # type: ignore[attr-defined]  # case_page.tasks_of
    entries = [entry for hand in hands for entry in _of_hand(task, hand, words)]
    if task.done_at:
        title = _("%(outcome)s: %(task)s") % {
            "outcome": str(Task.Outcome(task.outcome).label).capitalize(),
            "task": task.title,
        }
        said = words(CaseNote.Kind.OUTCOME, task.done_at, task)
        photo = task.photo_id is not None
        entries.append(Entry(task.done_at, title, str(task.done_by or ""), said, task, photo=photo))
    if task.cancelled_at:
        title = _("Not needed any more: %(task)s") % {"task": task.title}
        said = words(CaseNote.Kind.CANCELLED, task.cancelled_at, task)
        entries.append(Entry(task.cancelled_at, title, "", said, task))
    return entries


def _of_word(word: Confirmation, words: _Notes) -> Entry:
    title = _("Solved, says %(who)s") if word.solved else _("Not solved, says %(who)s")
    who = Confirmation.By(word.by).label
    said = words(CaseNote.Kind.WORD, word.at)
    heard = str(Confirmation.Heard(word.heard).label)
    return Entry(
        word.at,
        title % {"who": who},
        ", ".join(p for p in (str(word.user or ""), heard) if p),
        said,
    )


def timeline(
    case: Case,
    tasks: Sequence[Task],
    written: Sequence[Written],
    confirmations: Sequence[Confirmation],
    custodies: Sequence[Custody],
    others: Sequence[Entry] = (),
) -> list[Entry]:
    """Everything that happened, newest first; `others` are events that other apps know. Reads nothing."""
    words = _Notes(written)
    entries = [Entry(case.opened_at, _("Case opened"), str(case.opened_by or "")), *others]
    if case.report:
        channel = Report.Channel(case.report.channel).label
        title = _("Report %(code)s") % {"code": case.report.code}
        entries.append(Entry(case.report.received_at, title, str(channel)))
    for task in tasks:
        entries += _of_task(task, words)
    entries += [_of_word(word, words) for word in confirmations]
    for custody in custodies[1:]:
        title = _("Handed over to %(name)s") % {"name": custody.manager}
        said = words(CaseNote.Kind.TRANSFER, custody.valid_from)
        entries.append(Entry(custody.valid_from, title, str(custody.given_by or ""), said))
    for one in written:
        if one.note.kind == CaseNote.Kind.REOPENED:
            entries.append(Entry(one.note.at, _("Opened again"), str(one.note.by or ""), one.words))
        elif one.note.kind not in TOLD_WITH:
            title = one.note.task.title if one.note.task else _("Note")
            entries.append(Entry(one.note.at, title, str(one.note.by or ""), one.words))
    if case.state == Case.State.AWAITING_WORD and case.asked_at:
        entries.append(Entry(case.asked_at, _("Word asked for"), str(case.asked_by or "")))
    place = {id(entry): number for number, entry in enumerate(entries)}
    return sorted(entries, key=lambda entry: (entry.at, place[id(entry)]), reverse=True)
