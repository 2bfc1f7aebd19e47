"""What pages show: evidence as sentences and pictures, steps as cards, items with their times."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal, cast

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pilar.ground.web import charts, numbers
from pilar.ground.web.charts import Chart
from pilar.ground.web.parts import BoardCard
from pilar.review.forum.judging import Month
from pilar.review.forum.models import AgendaItem, Evidence, Meeting, Step, StepReview
from pilar.review.forum.progress import Progress, value_of
from pilar.review.indicators import pictures
from pilar.review.indicators.definitions import DEFINITIONS, Definition

CARD = Literal["PLANNED", "TOWARD", "AWAY", "WORKED", "NOT_PROVEN", "FAILED"]
TONES = {
    "WORKED": "good",
    "TOWARD": "info",
    "NOT_PROVEN": "unknown",
    "AWAY": "bad",
    "FAILED": "bad",
}
MEETING_TONES = {"PREPARING": "wait", "HELD": "info", "CLOSED": "plain"}


@dataclass(frozen=True)
class Shown:
    """A figure as it was frozen."""

    evidence: Evidence

    @property
    def definition(self) -> Definition:
        return DEFINITIONS[self.evidence.indicator]

    @cached_property
    def months(self) -> list[Month]:
        return [
            Month(date.fromisoformat(month), numerator, denominator)
            for month, numerator, denominator in self.evidence.figures["trend"]
        ]

    @property
    def values(self) -> list[float | None]:
        return [value_of(month) for month in self.months]

    @property
    def target(self) -> float | None:
        said = self.evidence.figures["target"]
        return None if said is None else float(said)

    @property
    def value(self) -> float | None:
        said = self.evidence.figures["value"]
        return None if said is None else float(said)

    @property
    def written(self) -> str:
        return pictures.written(self.definition, self.value)

    @property
    def base(self) -> str:
        """Numerator and denominator in words, "" for a count."""
        figures = self.evidence.figures
        if figures["denominator"] is None:
            return ""
        said = {
            "n": numbers.angka(figures["numerator"]),
            "of": numbers.angka(figures["denominator"]),
        }
        return _("%(n)s of %(of)s") % said

    @property
    def is_known(self) -> bool:
        """Whether anything was counted: a count of nothing in a year is no figure either."""
        figures = self.evidence.figures
        return bool(
            figures["numerator"] if figures["denominator"] is None else figures["denominator"]
        )

    @property
    def whose(self) -> str:
        """What it tells of: a pillar, an area, or the whole city."""
        names = [one.name for one in (self.evidence.pillar, self.evidence.area) if one]
        return ", ".join(names) or _("the whole city")

    @property
    def first(self) -> date | None:
        return self.months[0].month if self.months else None

    @property
    def last(self) -> date | None:
        return self.months[-1].month if self.months else None

    @property
    def months_words(self) -> str:
        """The months that it tells of: "November 2024", "Januari sampai November 2025"."""
        if self.first is None or self.last is None:
            return ""
        if self.first == self.last:
            return numbers.bulan(self.first)
        said = {"since": numbers.bulan(self.first), "until": numbers.bulan(self.last)}
        return _("%(since)s to %(until)s") % said

    @property
    def has_trend(self) -> bool:
        """Whether there is a line to draw: two months or more."""
        return sum(value is not None for value in self.values) > 1

    @property
    def trend_words(self) -> str:
        """What the small line shows, for those who don't see it."""
        known = [value for value in self.values if value is not None]
        if len(known) < 2:
            return str(self.definition.title)
        return _("%(title)s: from %(first)s to %(last)s") % {
            "title": self.definition.title,
            "first": pictures.written(self.definition, round(known[0], 1)),
            "last": pictures.written(self.definition, round(known[-1], 1)),
        }

    @property
    def is_off(self) -> bool:
        """Whether it lies on the wrong side of its target."""
        if self.target is None or self.value is None:
            return False
        if self.definition.better == "up":
            return self.value < self.target
        return self.value > self.target

    def chart(self) -> Chart:
        return charts.line(
            [(month.month, value_of(month)) for month in self.months],
            title=self.definition.title,
            target=self.target,
            show=lambda value: pictures.written(
                self.definition, None if value is None else round(value, 1)
            ),
        )


@dataclass(frozen=True)
class Slot:
    """An agenda item with its time and what belongs to it."""

    item: AgendaItem
    starts: datetime
    is_now: bool
    figures: list[Shown]

    @property
    def decisions(self) -> Sequence[Model]:
        return list(self.item.decisions.all())  # prefetched

    @property
    def newest(self) -> Shown | None:
        return self.figures[-1] if self.figures else None

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.item.minutes)


def slots(meeting: Meeting, items: Iterable[AgendaItem]) -> list[Slot]:
    """Each item with the time at which it is to begin."""
    at = timezone.make_aware(datetime.combine(meeting.on, meeting.starts))
    found = []
    for item in items:
        figures = [Shown(evidence) for evidence in item.evidence.all()]
        found.append(Slot(item, at, item.pk == meeting.item_now_id, figures))
        at += timedelta(minutes=item.minutes)
    return found


def due_words(progress: Progress) -> str:
    """Until when, or how late, or when it ended."""
    step = progress.step
    if step.ended_on:
        word = _("given up %(day)s") if step.state == Step.State.DROPPED else _("done %(day)s")
        return word % {"day": numbers.tanggal_pendek(step.ended_on)}
    if progress.is_late:
        days = (progress.on - step.deadline).days
        return _("%(n)s days late") % {"n": numbers.angka(days)}
    return _("until %(day)s") % {"day": numbers.tanggal_pendek(step.deadline)}


def card(progress: Progress) -> BoardCard:
    """A step on the board."""
    step = progress.step
    target = progress.written(float(step.target))
    effect = progress.effect_words
    if step.state == Step.State.PLANNED and step.baseline is not None:
        effect = _("First figure %(value)s, noted %(day)s. Not begun yet.") % {
            "value": progress.written(float(step.baseline)),
            "day": numbers.tanggal_pendek(step.set_at),
        }
    return BoardCard(
        title=step.title,
        owner=step.owner.short_name,
        due=due_words(progress),
        figure=progress.written(progress.now),
        target_text=_("%(months)s, target %(value)s")
        % {"months": progress.now_words, "value": target},
        verdict=cast(CARD, progress.verdict or "PLANNED"),
        values=progress.values,
        target=float(step.target),
        start=progress.start,
        effect=effect,
        href=reverse("forum:step", args=[step.pk]),
        late=progress.is_late,
    )


def lanes(found: Iterable[Progress]) -> dict[str, list[BoardCard]]:
    """The three lanes of the board."""
    sorted_: dict[str, list[BoardCard]] = {"planned": [], "running": [], "done": []}
    lane_of = {Step.State.PLANNED: "planned", Step.State.UNDER_WAY: "running"}
    for progress in found:
        sorted_[lane_of.get(Step.State(progress.step.state), "done")].append(card(progress))
    return sorted_


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an earlier step, live or as it was kept."""

    step: Step
    verdict: str
    word: str
    tone: str
    reason: str


def outcome_of(progress: Progress) -> Outcome:
    """As the figures stand now."""
    verdict = progress.verdict
    if verdict in StepReview.Verdict.values:
        word = str(StepReview.Verdict(verdict).label)
    else:
        word = _("too early to say") if verdict == "" else _("planned")
    reason = progress.effect_words
    if progress.is_late:
        passed = _("The deadline has passed.")
        reason = f"{reason} {passed}"
    return Outcome(
        progress.step, verdict, word, TONES.get(verdict, "plain" if verdict else "unknown"), reason
    )


def outcome_kept(review: StepReview) -> Outcome:
    """As it was kept when the forum opened."""
    word = str(StepReview.Verdict(review.verdict).label)
    return Outcome(review.step, review.verdict, word, TONES[review.verdict], review.reason)


def tally(outcomes: Iterable[Outcome]) -> list[tuple[str, str, int]]:
    """Tone, words and number of each verdict, in the order given."""
    counts: dict[tuple[str, str], int] = {}
    for one in outcomes:
        counts[one.tone, one.word] = counts.get((one.tone, one.word), 0) + 1
    return [(tone, word, n) for (tone, word), n in counts.items()]
