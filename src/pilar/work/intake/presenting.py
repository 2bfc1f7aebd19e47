"""A report as a worker's pages show it: its title, its clock, who it may be the same as."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pilar.ground.areas import workdays
from pilar.ground.web.numbers import hari_jam
from pilar.kernel import phones
from pilar.work.intake import help_kinds, queries
from pilar.work.intake.fields import rt_rw_shown
from pilar.work.intake.models import Report
from pilar.work.intake.queries import Likeness
from pilar.work.intake.told import Said

Text = str | Promise
TONES = {
    "NEW": "wait",
    "ASKED": "wait",
    "ACCEPTED": "info",
    "IN_CARE": "info",
    "ANSWERED": "info",
    "SOLVED": "info",
    "CLOSED": "good",
    "REJECTED": "bad",
    "JOINED": "plain",
}
CLOCKS = {
    Report.Urgency.EMERGENCY: "report.emergency",
    Report.Urgency.URGENT: "report.urgent",
}
AGREES: tuple[tuple[str, Text], ...] = (
    ("name", gettext_lazy("like name")),
    ("place", gettext_lazy("same RT")),
    ("contact", gettext_lazy("same contact")),
    ("need", gettext_lazy("same need")),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time left and in all, in the time that the clock counts; `day` is what it calls a day."""

    left: timedelta
    total: timedelta
    day: timedelta


def clock_of(report: Report, now: datetime) -> Clock | None:
    """The desk's clock on a report that is new; None where none of the desk's runs."""
    if report.state != Report.State.NEW or report.due_at is None:
        return None
    code = CLOCKS.get(Report.Urgency(report.urgency), "report.answer")
    start = report.received_at
    if workdays.runs_by_the_hour(code):
        return Clock(report.due_at - now, report.due_at - start, timedelta(hours=24))
    between = workdays.working_time
    left = between(now, report.due_at)
    if now > report.due_at and not left:  # over since the desks closed: no desk time has passed yet
        left = report.due_at - now
    return Clock(left, between(start, report.due_at), workdays.working_day())


@dataclass(frozen=True, slots=True)
class Row:
    """One report of a list. `said` is None where this reader may not read what was told."""

    report: Report
    said: Said | None
    clock: Clock | None
    now: datetime
    alike: Sequence[Likeness] = field(default=())

    @property
    def kinds(self) -> list[str]:
        return help_kinds.names(need.kind for need in self.report.needs.all())

    @property
    def kinds_in_short(self) -> list[str]:
        return help_kinds.shorts(need.kind for need in self.report.needs.all())

    @property
    def title(self) -> Text:
        """What was told in a few words; for a protected report only that it is one."""
        if self.said is None:
            kind = help_kinds.all_kinds()[self.report.help_kind].name
            return _("%(kind)s: closed to most") % {"kind": kind}
        return self.said.opening or ", ".join(self.kinds)

    @property
    def place(self) -> str:
        """ "Rumah cat hijau, RT 03 RW 02, Punten"; for a protected report that stays closed the village alone."""
        village = self.report.village.name if self.report.village else ""
        if self.said is None:
            return village
        numbers = rt_rw_shown(self.report.rt, self.report.rw)
        return ", ".join(filter(None, (self.said.landmark, numbers, village)))

    @property
    def who(self) -> str:
        """ "Mbah Sarinem, sekitar 74 tahun"; "" where nothing is known or may be read."""
        if self.said is None:
            return ""
        age = _("about %(age)s years") % {"age": self.said.age} if self.said.age is not None else ""
        return ", ".join(filter(None, (self.said.name, age)))

    @property
    def arrival(self) -> str:
        """ "Selasa, 24 November, 09.12, halaman publik"."""
        return f"{hari_jam(self.report.received_at)}, {self.report.get_channel_display()}"

    @property
    def reach(self) -> str:
        """ "WhatsApp: 0812-3456-7890"; the way alone where there is nothing to read."""
        way = capfirst(str(self.report.get_contact_kind_display()))
        contact = phones.readable(self.said.contact) if self.said else ""
        return f"{way}: {contact}" if contact else way

    @property
    def is_unanswered(self) -> bool:
        """The reporter was asked, and their clock ran out."""
        due = self.report.due_at
        return bool(self.report.state == Report.State.ASKED and due and due < self.now)

    @property
    def tone(self) -> str:
        return TONES[self.report.state]

    @property
    def is_emergency(self) -> bool:
        return self.report.urgency == Report.Urgency.EMERGENCY

    @property
    def may_be_same(self) -> list[Report]:
        """Open reports that perhaps tell the same; first the one that the reporter named."""
        named = self.report.said_same_as
        found = [each.report for each in self.alike]
        if named and named not in found:
            found.insert(0, named)
        return found


def agreeing(likeness: Likeness) -> str:
    """In what two reports agree: "nama mirip, RT sama"."""
    return ", ".join(str(words) for name, words in AGREES if getattr(likeness, name))


def rows(reports: Sequence[Report], user: Any, *, now: datetime) -> list[Row]:
    """The reports as rows, opened where `user` may read them. Six queries however many there are."""
    may_read = set(
        queries.readable(user, Report.objects.filter(pk__in=[r.pk for r in reports])).values_list(
            "pk", flat=True
        )
    )
    readable = [report for report in reports if report.pk in may_read and report.is_open]
    alike = queries.alike_to(readable, at=now)
    others = _readable_among(alike, user)
    return [
        Row(
            report,
            queries.said(report) if report.pk in may_read else None,
            clock_of(report, now),
            now,
            [each for each in alike.get(report.pk, ()) if each.report.pk in others],
        )
        for report in reports
    ]


def _readable_among(alike: dict[UUID, list[Likeness]], user: Any) -> set[UUID]:
    """Those of the likely duplicates that `user` may read: of the others not even the code is told."""
    ids = {each.report.pk for found in alike.values() for each in found}
    if not ids:
        return set()
    found = queries.readable(user, Report.objects.filter(pk__in=ids))
    return set(found.values_list("pk", flat=True))
