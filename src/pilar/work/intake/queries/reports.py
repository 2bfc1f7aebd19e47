"""Reports and what was told and said, for those who may read it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet

from pilar.ground.access import queries as access
from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.ground.files.models import Upload
from pilar.people.registry import queries as records
from pilar.people.registry.models import Record
from pilar.work.intake.models import Message, Need, Report, Step
from pilar.work.intake.models.report import ReportQuerySet
from pilar.work.intake.permissions import Permission
from pilar.work.intake.told import Said
from pilar.work.intake.traces import contact_index


def readable(user: Any, reports: QuerySet[Report] | None = None) -> ReportQuerySet:
    """Reports of which `user` may read what was told: protected ones only with the right to them."""
    all_ = Report.objects.all() if reports is None else reports
    seen = cast(ReportQuerySet, scope.visible(user, Permission.VIEW_REPORT, all_))
    if scope.may(user, Permission.VIEW_PROTECTED, area=settings.CITY):
        return seen
    if not scope.may(user, Permission.VIEW_PROTECTED):
        return seen.filter(protected=False)
    open_to = scope.visible(user, Permission.VIEW_PROTECTED, Report)
    return seen.filter(Q(protected=False) | Q(pk__in=open_to.values("pk")))


def listed(user: Any) -> ReportQuerySet:
    """Reports that a list may name to `user`: those they may read, and, for who sends reports on,
    protected ones too, so that their clock is watched. What a protected one tells stays closed."""
    if not scope.may(user, Permission.TRIAGE_REPORT):
        return readable(user)
    seen = cast(ReportQuerySet, scope.visible(user, Permission.VIEW_REPORT, Report))
    if scope.may(user, Permission.TRIAGE_REPORT, area=settings.CITY):
        return seen
    sends_on = scope.visible(user, Permission.TRIAGE_REPORT, Report)
    return seen.filter(
        Q(protected=False) | Q(pk__in=sends_on.values("pk")) | Q(pk__in=readable(user).values("pk"))
    )


def with_parts(reports: QuerySet[Report]) -> ReportQuerySet:
    """With what a row shows: place, people, needs, the record to open. One join each, one more query."""
    joined = reports.select_related(
        "village", "assignee", "record", "record__key", "joined_to", "person", "said_same_as"
    )
    needs = Prefetch("needs", queryset=Need.objects.order_by("pk"))
    return cast(ReportQuerySet, joined.prefetch_related(needs))


def by_code(code: str) -> Report | None:
    """The report that bears `code` in its usual form."""
    return Report.objects.filter(code=code).first()


def by_contact(contact: str) -> QuerySet[Report]:
    """Reports whose reporter is reached there (E.164 or address), newest first. One index lookup."""
    return Report.objects.filter(contact_index=contact_index(contact)).order_by(
        "-received_at", "pk"
    )


def _payload(holder: Report | Message) -> dict[str, Any]:
    record = holder.record
    if record is None:
        return {}
    if "key" not in record._state.fields_cache:
        record = Record.objects.select_related("key").get(pk=record.pk)
    return records.opened_record(record)


def said(report: Report) -> Said:
    """What was told. No query where `record__key` is selected."""
    return Said.of(_payload(report))


def words(message: Message) -> str:
    """What a message says; "" for one without words. No query where `record__key` is selected."""
    return str(_payload(message).get("raw", {}).get("words", ""))


def steps(report: Report) -> QuerySet[Step]:
    """What happened to it, oldest first."""
    return report.steps.select_related("by").order_by("at", "pk")


def messages(report: Report, kinds: Iterable[str] = Message.SHARED) -> QuerySet[Message]:
    """What was said about it, oldest first; notes among workers only where `kinds` names them."""
    return (
        report.messages.filter(kind__in=list(kinds))
        .select_related("record", "record__key", "by", "photo")
        .order_by("at", "pk")
    )


def photos(report: Report) -> QuerySet[Upload]:
    """Photos that came with the report or with a message about it."""
    of_messages = report.messages.filter(photo__isnull=False).values("photo")
    return Upload.objects.select_related("key").filter(
        Q(pk=report.photo_id) | Q(pk__in=of_messages)
    )


def possible_assignees(report: Report, *, at: datetime) -> QuerySet[User]:
    """Active accounts that handle reports of its place, by name; for a protected one, those who may read it."""
    needed = Permission.VIEW_PROTECTED if report.protected else Permission.TRIAGE_REPORT
    place = report.village_id or settings.CITY
    return access.holders(needed, area=place, at=at).order_by("full_name", "pk")
