"""Words between the reporter and the desk, and what the reporter may do themself."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pilar.ground.access import queries as access
from pilar.ground.access.models import User
from pilar.ground.files import actions as files
from pilar.ground.files.actions.uploads import Incoming
from pilar.ground.notices import actions as notices
from pilar.kernel.ids import new_id
from pilar.people.registry import actions as registry
from pilar.people.registry.models import Record
from pilar.work.intake.actions.moving import lock, move, note, report_page, save
from pilar.work.intake.actions.refusals import BadReport, NotInThisState, ReasonMissing
from pilar.work.intake.actions.telling import tell_news
from pilar.work.intake.events import Event
from pilar.work.intake.models import Message, Report
from pilar.work.intake.permissions import Permission
from pilar.work.intake.states import Act
from pilar.work.intake.told import WORDS

SOURCE = "laporan"


def write_message(
    row: Report,
    kind: Message.Kind,
    words: str,
    *,
    by: User | None,
    at: datetime,
    photo: Incoming | None = None,
    id: UUID | None = None,  # noqa: A002  # the client's own id, as everywhere
) -> Message:
    """Seal the words and keep them with the report. The act that it belongs to writes the event."""
    if len(words) > WORDS:
        raise BadReport(_("This is too long to be stored. Shorten it a little."))
    record = None
    if words:
        record = registry.keep(
            kind=Record.Kind.REPORT,
            fields={},
            raw={"words": words},
            source_code=SOURCE,
            by=by,
            at=at,
        )
        if row.person and kind != Message.Kind.NOTE:
            registry.link_records(records=[record.pk], person=row.person, by=by, at=at)
    return Message.objects.create(
        id=id or new_id(),
        report=row,
        kind=kind,
        from_resident=kind in Message.FROM_RESIDENT,
        record=record,
        photo=files.save_photo(photo, by=by, at=at) if photo else None,
        at=at,
        by=by,
    )


def _tell(row: Report, also: Iterable[User], title: str | Promise, *, at: datetime) -> None:
    """Whoever holds the report is told, and `also` these; the desk sees it in the queue."""
    told = {user.pk: user for user in (*([row.assignee] if row.assignee else []), *also)}
    notices.notify_all(told.values(), title, report_page(row), at=at)


@transaction.atomic
def add_message(
    *,
    report: Report,
    words: str,
    by: User | None,
    at: datetime,
    photo: Incoming | None = None,
    also: Sequence[User] = (),
    id: UUID | None = None,  # noqa: A002  # the client's own id: a repeat changes nothing
) -> Message:
    """The reporter adds something, themself or through a worker (`by`). A question counts as answered.

    The holder is told, and `also` these. Raises ReasonMissing where nothing is said and no photo
    comes, BadReport where it is too long, files.PhotoRefused.
    """
    if not words.strip() and photo is None:
        raise ReasonMissing
    row = lock(report)
    if id and (earlier := Message.objects.filter(pk=id, report=row).first()):
        return earlier
    message = write_message(
        row, Message.Kind.ADDITION, words.strip(), by=by, at=at, photo=photo, id=id
    )
    if row.state == Report.State.ASKED:
        move(row, Act.REPLY, by=by, at=at)
        note(Event.REPLIED, row, by=by, at=at)
    else:
        save(row, [])
    note(
        Event.MESSAGE_ADDED,
        row,
        by=by,
        at=at,
        message=str(message.pk),
        photo=str(message.photo_id or ""),
    )
    _tell(row, also, format_lazy(_("The reporter added something to {code}"), code=row.code), at=at)
    return message


@transaction.atomic
def add_note(*, report: Report, words: str, by: User, at: datetime) -> Message:
    """A note among workers; the reporter never reads it. Raises ReasonMissing, BadReport."""
    if not words.strip():
        raise ReasonMissing
    row = lock(report)
    message = write_message(row, Message.Kind.NOTE, words.strip(), by=by, at=at)
    note(Event.MESSAGE_ADDED, row, by=by, at=at, message=str(message.pk))
    return message


@transaction.atomic
def send_word(*, report: Report, words: str, by: User, at: datetime) -> Message:
    """Tell the reporter something in between, without moving the report. Raises ReasonMissing, BadReport."""
    if not words.strip():
        raise ReasonMissing
    row = lock(report)
    message = write_message(row, Message.Kind.ANSWER, words.strip(), by=by, at=at)
    note(Event.MESSAGE_ADDED, row, by=by, at=at, message=str(message.pk))
    tell_news(row)
    return message


@transaction.atomic
def nobody_came(*, report: Report, at: datetime, also: Sequence[User] = ()) -> Message:
    """The resident waited in vain: the coordinators of the place are told in the same breath, and
    `also` these (who manages the case).

    Pressed again on the same day it changes nothing. Raises NotInThisState for one nobody comes for.
    """
    row = lock(report)
    if row.state not in (Report.State.ACCEPTED, Report.State.IN_CARE, Report.State.SOLVED):
        raise NotInThisState.of(row)
    earlier = row.messages.filter(kind=Message.Kind.NOBODY_CAME).order_by("-at").first()
    if earlier and timezone.localdate(earlier.at) == timezone.localdate(at):
        return earlier
    message = write_message(row, Message.Kind.NOBODY_CAME, "", by=None, at=at)
    note(Event.MESSAGE_ADDED, row, by=None, at=at, message=str(message.pk))
    place = row.village_id or settings.CITY
    on_duty = access.holders(Permission.RECEIVE_ALARM, area=place, at=at)
    title = format_lazy(_("Nobody came, says the reporter of {code}. Call today."), code=row.code)
    _tell(row, [*on_duty, *also], title, at=at)
    return message


@transaction.atomic
def object_to_rejection(*, report: Report, words: str, at: datetime) -> Message:
    """The resident objects to not being taken on: the report is new again, and read by somebody.

    Raises ReasonMissing, NotInThisState, BadReport.
    """
    if not words.strip():
        raise ReasonMissing
    row = lock(report)
    move(row, Act.OBJECT, by=None, at=at)
    message = write_message(row, Message.Kind.OBJECTION, words.strip(), by=None, at=at)
    note(Event.REOPENED, row, by=None, at=at, reason="objection")
    return message


@transaction.atomic
def give_word(
    *, report: Report, solved: bool, at: datetime, rating: int | None = None, words: str = ""
) -> Report:
    """The resident says whether the answer helped: yes closes the report, no makes it new again.

    `rating` 1 (badly) to 4 (very well). For a report with a case casework takes the word.
    Raises NotInThisState, BadReport.
    """
    row = lock(report)
    if row.state != Report.State.ANSWERED:
        raise NotInThisState.of(row)
    row.rating = rating
    row.save(update_fields=["rating"])
    if words.strip():
        message = write_message(row, Message.Kind.ADDITION, words.strip(), by=None, at=at)
        note(Event.MESSAGE_ADDED, row, by=None, at=at, message=str(message.pk))
    if solved:
        move(row, Act.CLOSE, by=None, at=at, word=Report.Word.RESIDENT)
        note(Event.CLOSED, row, by=None, at=at, word=Report.Word.RESIDENT.value)
    else:
        move(row, Act.REOPEN, by=None, at=at)
        note(Event.REOPENED, row, by=None, at=at, reason="not_solved")
    return row


@transaction.atomic
def withdraw(*, report: Report, at: datetime) -> Report:
    """The resident needs no help any more: their own word closes it. Raises NotInThisState."""
    row = lock(report)
    move(row, Act.WITHDRAW, by=None, at=at, word=Report.Word.WITHDRAWN)
    note(Event.CLOSED, row, by=None, at=at, word=Report.Word.WITHDRAWN.value)
    return row
