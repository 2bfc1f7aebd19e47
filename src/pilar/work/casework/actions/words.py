"""Closed means solved: the work is called done, somebody else says whether it is, or it opens again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pilar.ground.access import queries as access
from pilar.ground.access.models import User
from pilar.ground.audit import actions as audit
from pilar.ground.notices import actions as notices
from pilar.work.casework import queries, transitions
from pilar.work.casework.actions.cases import lock
from pilar.work.casework.actions.notes import write_note
from pilar.work.casework.events import Event
from pilar.work.casework.models import Case, CaseNote, Confirmation, Rating
from pilar.work.casework.permissions import Permission
from pilar.work.intake import actions as intake
from pilar.work.intake.models import Report

STATE = (
    "state",
    "asked_at",
    "asked_by",
    "word_due_at",
    "closed_at",
    "closing_word",
    "reopened",
)


def _tell(case: Case, title: object, *, by: User | None, at: datetime, manager: bool) -> None:
    """Tell those who may give the word of a second party in the village, and the manager."""
    told = list(access.holders(Permission.CONFIRM, area=case.village_id, at=at))
    if manager and case.manager not in told:
        told.append(case.manager)
    notices.notify_all(
        [user for user in told if user != by],
        str(title),
        reverse("casework:case", args=[case.pk]),
        at=at,
    )


@transaction.atomic
def mark_done_ask_word(*, case: Case, by: User, at: datetime, words: str = "") -> Case:
    """The work is done; the resident is asked whether it is solved. It is not closed by this.

    Where nobody can be asked by mail, those who may give the word of a second party are told to call.
    Raises CaseMoved, TasksStanding.
    """
    row = lock(case)
    transitions.ask_word(row, row.tasks.order_by("added_at", "pk"), by=by, at=at)
    row.save(update_fields=STATE)
    write_note(row, words, by=by, at=at)
    if row.report:
        intake.mark_solved(report=row.report, by=by, at=at)
    audit.record(Event.WORD_ASKED, target=row, by=by, at=at, area=row.village_id)
    if row.report is None or row.report.contact_kind != Report.Contact.EMAIL:
        _tell(
            row,
            _("Ask whether case %(number)s is solved: call or visit.") % {"number": row.number},
            by=by,
            at=at,
            manager=False,
        )
    return row


@transaction.atomic
def confirm(
    *,
    case: Case,
    by: Confirmation.By,
    heard: Confirmation.Heard,
    solved: bool,
    at: datetime,
    user: User | None = None,
    rating: int | None = None,
    words: str = "",
) -> Confirmation:
    """Somebody says whether it is solved: the resident themself (`user` None), or a second party.

    Solved closes case and report; not solved opens both again, counts, and tells the manager and
    the coordinators. A rating of 1 to 4 counts for every organisation that did a task.
    Raises CaseMoved, OwnWork for whoever had a part in the case, TooEarlyForSilence.
    """
    row = lock(case)
    word = transitions.confirm(
        row,
        by=by,
        user=user,
        heard=heard,
        solved=solved,
        rating=rating,
        workers=queries.workers_of(row),
        at=at,
    )
    word.save(force_insert=True)
    row.save(update_fields=STATE)
    Rating.objects.bulk_create(transitions.ratings(word, _organizations(row)))
    write_note(row, words, by=user, at=at, kind=CaseNote.Kind.WORD)
    if row.report and solved:
        intake.close(report=row.report, word=str(by), by=user, at=at)
    elif row.report:
        intake.resume_care(report=row.report, by=user, at=at)
    audit.record(
        Event.CASE_CLOSED if solved else Event.CASE_REOPENED,
        target=row,
        by=user,
        at=at,
        area=row.village_id,
        word=str(by),
        heard=str(heard),
    )
    if not solved:
        _tell(
            row,
            _("Case %(number)s is not solved, says the resident. It is open again.")
            % {"number": row.number},
            by=user,
            at=at,
            manager=True,
        )
    return word


def _organizations(case: Case) -> set[UUID]:
    done = case.tasks.filter(state="DONE", organization__isnull=False)
    return set(done.values_list("organization_id", flat=True))


@transaction.atomic
def reopen(*, case: Case, reason: str, by: User, at: datetime) -> Case:
    """A worker opens the case again, because something is left or came back. It counts. Raises CaseMoved."""
    row = lock(case)
    transitions.reopen(row)
    row.save(update_fields=STATE)
    write_note(row, reason, by=by, at=at, kind=CaseNote.Kind.REOPENED)
    if row.report:
        intake.resume_care(report=row.report, by=by, at=at)
    audit.record(
        Event.CASE_REOPENED, target=row, by=by, at=at, area=row.village_id, word="", heard=""
    )
    return row
