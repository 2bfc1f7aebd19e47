"""A report comes in, from whatever channel."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pilar.ground.access import queries as access
from pilar.ground.access.models import User
from pilar.ground.files import actions as files
from pilar.ground.files.actions.uploads import Incoming
from pilar.ground.notices import actions as notices
from pilar.kernel import checksums
from pilar.kernel.ids import new_id
from pilar.people.registry import actions as registry
from pilar.people.registry import queries as records
from pilar.people.registry.models import Record
from pilar.work.intake import codes, help_kinds
from pilar.work.intake.actions.moving import answer_due, note, report_page
from pilar.work.intake.actions.refusals import AlreadyUsed, BadReport
from pilar.work.intake.actions.telling import tell_received
from pilar.work.intake.events import Event
from pilar.work.intake.models import Need, Report, Step, Trace
from pilar.work.intake.permissions import Permission
from pilar.work.intake.told import CONTACT, LANDMARK, NAME, WORDS, Told
from pilar.work.intake.traces import contact_index, traces

SOURCE = "laporan"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the reporter is given. `pin` is known only now; it is "" where the report had arrived before."""

    report: Report
    pin: str
    repeated: bool = False


def check(told: Told) -> None:
    """Raises BadReport for what no form would send."""
    known = help_kinds.all_kinds()
    if not told.kinds or any(kind not in known for kind in told.kinds):
        raise BadReport(_("Choose at least one kind of help, or “I am not sure”."))
    if told.for_whom not in Report.ForWhom or told.urgency not in Report.Urgency:
        raise BadReport(_("Say for whom the help is and how urgent it is."))
    if told.village is None and not told.landmark:
        raise BadReport(_("Say where it is: a village, or a landmark that can be found."))
    if all(known[kind].unsure for kind in told.kinds) and not told.words:
        raise BadReport(_("Tell in your own words what is needed."))
    if (told.contact_kind == Report.Contact.NONE) != (not told.contact):
        raise BadReport(_("Write a number or an address, or choose not to be contacted."))
    limits = ((told.words, WORDS), (told.name, NAME), (told.landmark, LANDMARK))
    if any(len(text) > most for text, most in limits) or len(told.contact) > CONTACT:
        raise BadReport(_("This is too long to be stored. Shorten it a little."))


def new_report(
    told: Told, channel: str, *, pk: UUID, code: str, by: User | None, at: datetime, language: str
) -> Report:
    """The row of a report that arrives at `at`, not saved, without record and PIN."""
    kind = help_kinds.leading(told.kinds)
    due = answer_due(told.urgency, at)
    return Report(
        pk=pk,
        code=code,
        channel=channel,
        for_whom=told.for_whom,
        help_kind=kind.code,
        protected=any(help_kinds.all_kinds()[code].protected for code in told.kinds),
        village=told.village,
        rt=told.rt,
        rw=told.rw,
        urgency=told.urgency,
        contact_kind=told.contact_kind,
        contact_index=contact_index(told.contact) if told.contact else None,
        said_same_as=told.said_same_as,
        recorder=by,
        language=language,
        received_at=at,
        answer_due_at=due,
        due_at=due,
    )


def parts_of(report: Report, told: Told) -> tuple[list[Need], list[Trace]]:
    """Its needs and traces, not saved."""
    needs = [Need(report=report, kind=kind) for kind in dict.fromkeys(told.kinds)]
    found = traces(
        village=report.village_id or "",
        rt=told.rt,
        rw=told.rw,
        kinds=told.kinds,
        name=told.name,
        contact=told.contact,
    )
    return needs, [Trace(report=report, kind=k, key=key, named=n) for k, key, n in found]


def free_code() -> str:
    """A code that no report bears."""
    while Report.objects.filter(code=(code := checksums.new_code())).exists():
        continue
    return code


def _same(report: Report, told: Told) -> bool:
    """Whether the report that is there tells the same."""
    payload = records.opened_record(Record.objects.select_related("key").get(pk=report.record_id))
    kinds = set(report.needs.values_list("kind", flat=True))
    return payload["raw"] == told.raw() and kinds == set(told.kinds)


def _repeated(pk: UUID, told: Told) -> Receipt | None:
    earlier = Report.objects.filter(pk=pk).first()
    if earlier is None:
        return None
    if not _same(earlier, told):
        raise AlreadyUsed
    return Receipt(earlier, "", repeated=True)


def raise_alarm(report: Report, *, at: datetime) -> None:
    """Tell those on duty of danger to life, at once: the coordinators of the place, the whole
    desk where there is none."""
    place = report.village_id or settings.CITY
    told = list(access.holders(Permission.RECEIVE_ALARM, area=place, at=at))
    told = told or list(access.holders(Permission.TRIAGE_REPORT, area=place, at=at))
    where = report.village.name if report.village else _("an unknown place")
    notices.notify_all(
        told,
        format_lazy(_("Life in danger: report {code} in {place}"), code=report.code, place=where),
        report_page(report),
        at=at,
    )
    note(Event.ALARM_RAISED, report, by=None, at=at, told=len(told))


@transaction.atomic
def _receive(
    told: Told,
    channel: str,
    *,
    pk: UUID,
    by: User | None,
    at: datetime,
    language: str,
    photo: Incoming | None,
) -> Receipt:
    pin = codes.new_pin()
    report = new_report(told, channel, pk=pk, code=free_code(), by=by, at=at, language=language)
    report.pin_salt = codes.new_salt()
    report.pin_hash = codes.pin_hash(report.pin_salt, pin)
    report.record = registry.keep(
        kind=Record.Kind.REPORT,
        fields=told.fields(timezone.localdate(at)),
        raw=told.raw(),
        source_code=SOURCE,
        by=by,
        at=at,
    )
    report.photo = files.save_photo(photo, by=by, at=at) if photo else None
    report.save(force_insert=True)
    needs, found = parts_of(report, told)
    Need.objects.bulk_create(needs)
    Trace.objects.bulk_create(found)
    Step.objects.create(report=report, state=report.state, at=at, by=by)
    note(
        Event.RECEIVED,
        report,
        by=by,
        at=at,
        channel=channel,
        kinds=list(told.kinds),
        photo=str(report.photo_id or ""),
    )
    if report.urgency == Report.Urgency.EMERGENCY:
        raise_alarm(report, at=at)
    tell_received(report, told.contact)
    return Receipt(report, pin)


def receive_report(
    *,
    told: Told,
    channel: str,
    by: User | None,
    at: datetime,
    id: UUID | None = None,  # noqa: A002  # the name that the API and the offline outbox use
    language: str = "id",
    photo: Incoming | None = None,
) -> Receipt:
    """Take a report in. With the client's own `id` a repeat changes nothing and gives the first one.

    Danger to life reaches the coordinators on duty before this returns. Raises BadReport,
    files.PhotoRefused, and AlreadyUsed where `id` names a report that tells something else.
    """
    check(told)
    pk = id or new_id()
    if id and (earlier := _repeated(pk, told)):
        return earlier
    try:
        return _receive(told, channel, pk=pk, by=by, at=at, language=language, photo=photo)
    except IntegrityError:  # the same report by two ways at once: the other one was first
        if id and (earlier := _repeated(pk, told)):
            return earlier
        raise
