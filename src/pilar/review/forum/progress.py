"""A step against its live figure: the months, the judgement, and the words for both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from pilar.ground.web import numbers
from pilar.review.forum import judging
from pilar.review.forum.judging import Effect, Finding, Judgement, Month
from pilar.review.forum.models import Step
from pilar.review.indicators import pictures
from pilar.review.indicators import queries as indicators
from pilar.review.indicators.definitions import DEFINITIONS, Definition

BACK = 24  # months that a step's figure is followed


def months_of(
    code: str, *, since: date, until: date, area: str = "", pillar: str = ""
) -> list[Month]:
    """The months [since, until) of an indicator, from the first one in which anything was counted."""
    points = indicators.trend(code, since=since, until=until, area=area, pillar=pillar)
    months = [Month(month, figure.numerator, figure.denominator) for month, figure in points]
    first = next(
        (
            i
            for i, m in enumerate(months)
            if (m.numerator if m.denominator is None else m.denominator)
        ),
        len(months),
    )
    return months[first:]


def value_of(month: Month) -> float | None:
    """The value of one month: percent for a share (None without a base), else the count."""
    if month.denominator is None:
        return float(month.numerator)
    return 100 * month.numerator / month.denominator if month.denominator else None


def signed(value: float, definition: Definition) -> str:
    """ "+6,8" or "−1,2", with the sign that typesetters use."""
    text = numbers.angka(abs(round(value, 1)), 1)
    return f"{'−' if round(value, 1) < 0 else '+'}{text}"


def plain(value: float) -> str:
    """A limit of a range: "4,1", "−1,2"."""
    text = numbers.angka(abs(round(value, 1)), 1)
    return f"−{text}" if round(value, 1) < 0 else text


@dataclass(frozen=True)
class Progress:
    """One step on one day."""

    step: Step
    on: date
    months: list[Month]

    @property
    def definition(self) -> Definition:
        return DEFINITIONS[self.step.indicator]

    @property
    def has_ended(self) -> bool:
        """Whether it had ended by the day that this tells of."""
        return self.step.ended_on is not None and self.step.ended_on <= self.on

    @property
    def began_on(self) -> date | None:
        """The day on which it began, unless that lay ahead."""
        began = self.step.began_on
        return began if began and began <= self.on else None

    @property
    def is_late(self) -> bool:
        return not self.has_ended and self.step.deadline < self.on

    @cached_property
    def judgement(self) -> Judgement:
        settled = indicators.settled(self.definition, self.on)
        return judging.judge(
            [month for month in self.months if month.month < settled],
            began_on=self.began_on,
            on=self.on,
            better=self.definition.better,
            target=float(self.step.target),
        )

    @property
    def verdict(self) -> str:
        """WORKED, TOWARD, NOT_PROVEN, AWAY, FAILED, PLANNED; "" while it is too early."""
        return judging.verdict(self.judgement, ended=self.has_ended)

    @property
    def values(self) -> list[float | None]:
        return [value_of(month) for month in self.whole]

    @property
    def whole(self) -> list[Month]:
        """The months that are over."""
        this_month = indicators.month_of(self.on)
        return [month for month in self.months if month.month < this_month]

    @property
    def start(self) -> int | None:
        """The place among the whole months in which the step began."""
        began = self.began_on
        if began is None:
            return None
        return next((i for i, m in enumerate(self.whole) if m.month == began.replace(day=1)), None)

    @property
    def now(self) -> float | None:
        """Since the step began where that can be judged, else over the last six whole months."""
        if self.judgement.effect:
            return self.judgement.effect.after
        return judging.level(self.whole[-judging.SPAN :])

    @property
    def months_before(self) -> int:
        """How many months the figure since it began is compared with."""
        if self.began_on is None:
            return 0
        return len(judging.split(self.months, self.began_on, self.on)[0])

    @property
    def now_words(self) -> str:
        """The months that `now` stands for."""
        if self.judgement.effect:
            return _("since it began")
        return _("last %(n)s months") % {"n": min(judging.SPAN, len(self.whole)) or judging.SPAN}

    def written(self, value: float | None) -> str:
        """A value in the unit of the figure."""
        rounded = None if value is None else round(value, 1)
        return pictures.written(self.definition, rounded)

    @property
    def effect_words(self) -> str:
        """How much it changed, with its range; or why nothing can be said."""
        judgement = self.judgement
        match judgement.finding:
            case Finding.NOT_BEGUN:
                return _("Not begun yet.")
            case Finding.TOO_EARLY:
                return _("Too early: %(n)s weeks of data.") % {"n": judgement.weeks}
            case Finding.NO_FIGURES:
                return _("There are no figures from before or since, so it can't be compared.")
        if judgement.effect is None:
            return ""
        words = self._size(judgement.effect)
        if judgement.finding is Finding.PERHAPS_CHANCE:
            return _("%(size)s: may be chance.") % {"size": words}
        if judgement.finding is Finding.BETTER and not judgement.reached:
            return _("%(size)s. The target is not reached yet.") % {"size": words}
        return f"{words}."

    def _size(self, effect: Effect) -> str:
        said = {
            "change": signed(effect.change, self.definition),
            "low": plain(effect.low),
            "high": plain(effect.high),
        }
        if self.definition.is_share:
            return _("%(change)s points (%(low)s to %(high)s)") % said
        return _("%(change)s a month (%(low)s to %(high)s)") % said


def of_steps(steps: Iterable[Step], on: date) -> list[Progress]:
    """Each step with its figure on the day `on`. The figures of one indicator are counted once (indicators keep them)."""
    until = indicators.months_before(indicators.month_of(on), -1)
    since = indicators.months_before(until, BACK + 1)
    return [
        Progress(
            step,
            on,
            months_of(
                step.indicator,
                since=since,
                until=until,
                area=step.area_id or "",
                pillar=step.pillar.code if step.pillar else "",
            ),
        )
        for step in steps
    ]


_ORDER = ("FAILED", "AWAY", "NOT_PROVEN", "", "PLANNED", "TOWARD", "WORKED")


def worst_first(progress: Iterable[Progress]) -> list[Progress]:
    """Failed ones first, then late ones within a verdict, then by deadline."""
    return sorted(
        progress,
        key=lambda one: (
            _ORDER.index(one.verdict),
            not one.is_late,
            one.step.deadline,
            one.step.pk,
        ),
    )
