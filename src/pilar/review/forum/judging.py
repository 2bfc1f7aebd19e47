"""Whether a step worked: the figure before and after, with its range. Pure: no database, no clock.

A before-and-after comparison says what changed, not why; the words on the page say so too. Shares
are compared by Newcombe's interval of a difference (from two Wilson intervals); counts a month by
Welch's interval, which widens when few months are known. 95 percent throughout.
Sources: Wilson (1927); Newcombe (1998), method 10; Welch (1947).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt
from statistics import fmean, variance
from typing import Literal

Z = 1.959964
EARLY = timedelta(weeks=8)  # below this nothing is said about an effect
SPAN = 6  # months before the step began that it is compared with
# Two-sided 95 percent points of Student's t for 1 to 30 degrees of freedom.
_T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
    2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip


class Finding(StrEnum):
    """What the comparison shows. The first three say that nothing can be said yet, and why."""

    NOT_BEGUN = "NOT_BEGUN"
    TOO_EARLY = "TOO_EARLY"
    NO_FIGURES = "NO_FIGURES"
    BETTER = "BETTER"
    PERHAPS_CHANCE = "PERHAPS_CHANCE"
    WORSE = "WORSE"


@dataclass(frozen=True, slots=True)
class Month:
    """One month's figure. denominator None: a count."""

    month: date
    numerator: int
    denominator: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """How much the figure changed (after minus before), with the 95 percent range; percent points or a month."""

    before: float
    after: float
    change: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is found; `effect` None where nothing can be compared. `weeks` since the step began."""

    finding: Finding
    effect: Effect | None
    reached: bool
    weeks: int


def wilson(successes: int, total: int) -> tuple[float, float]:
    """The 95 percent interval of a share, as shares from 0 to 1; total must be above 0."""
    share, square = successes / total, Z * Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = Z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    half /= 1 + square / total
    return max(0.0, middle - half), min(1.0, middle + half)


def of_shares(before: tuple[int, int], after: tuple[int, int]) -> Effect:
    """The change of a share in percent points. Both totals must be above 0."""
    old, new = before[0] / before[1], after[0] / after[1]
    (old_low, old_high), (new_low, new_high) = wilson(*before), wilson(*after)
    low = new - old - sqrt((new - new_low) ** 2 + (old_high - old) ** 2)
    high = new - old + sqrt((new_high - new) ** 2 + (old - old_low) ** 2)
    return Effect(100 * old, 100 * new, 100 * (new - old), 100 * low, 100 * high)


def of_counts(before: Sequence[int], after: Sequence[int]) -> Effect | None:
    """The change of a count a month; None with fewer than three months on a side."""
    if min(len(before), len(after)) < 3:
        return None
    old, new = fmean(before), fmean(after)
    # A month's count varies at least as chance lets it (Poisson), even if these few look calm.
    one = max(variance(before), old) / len(before)
    other = max(variance(after), new) / len(after)
    spread = one + other
    if spread == 0:
        return Effect(old, new, new - old, new - old, new - old)
    freedom = spread**2 / (one**2 / (len(before) - 1) + other**2 / (len(after) - 1))
    half = _T[min(30, max(1, int(freedom))) - 1] * sqrt(spread)
    return Effect(old, new, new - old, new - old - half, new - old + half)


def level(months: Sequence[Month]) -> float | None:
    """The share of all these months together in percent, or the mean count a month; None where nothing is known."""
    if not months:
        return None
    if any(month.denominator is None for month in months):
        return fmean(month.numerator for month in months)
    total = sum(month.denominator or 0 for month in months)
    return 100 * sum(month.numerator for month in months) / total if total else None


def split(months: Sequence[Month], began_on: date, until: date) -> tuple[list[Month], list[Month]]:
    """The six months before the one in which the step began, and the whole months after it, before `until`."""
    start = began_on.replace(day=1)
    before = [month for month in months if month.month < start][-SPAN:]
    after = [month for month in months if start < month.month < until.replace(day=1)]
    return before, after


def judge(
    months: Sequence[Month],
    *,
    began_on: date | None,
    on: date,
    better: Literal["up", "down"],
    target: float,
) -> Judgement:
    """What the months say on the day `on`. `months`: oldest first, each once; `on`: its month is not whole yet."""
    if began_on is None:
        return Judgement(Finding.NOT_BEGUN, None, reached=False, weeks=0)
    weeks = max(0, (on - began_on).days // 7)
    if on - began_on < EARLY:
        return Judgement(Finding.TOO_EARLY, None, reached=False, weeks=weeks)
    before, after = split(months, began_on, on)
    effect = _effect(before, after)
    if effect is None:
        return Judgement(Finding.NO_FIGURES, None, reached=False, weeks=weeks)
    sign = 1 if better == "up" else -1
    reached = sign * (effect.after - target) >= 0
    if min(sign * effect.low, sign * effect.high) > 0:
        finding = Finding.BETTER
    elif max(sign * effect.low, sign * effect.high) < 0:
        finding = Finding.WORSE
    else:
        finding = Finding.PERHAPS_CHANCE
    return Judgement(finding, effect, reached, weeks)


def _effect(before: Sequence[Month], after: Sequence[Month]) -> Effect | None:
    if any(month.denominator is None for month in (*before, *after)):
        return of_counts([m.numerator for m in before], [m.numerator for m in after])
    old = sum(m.numerator for m in before), sum(m.denominator or 0 for m in before)
    new = sum(m.numerator for m in after), sum(m.denominator or 0 for m in after)
    return of_shares(old, new) if old[1] and new[1] else None


def verdict(judgement: Judgement, *, ended: bool) -> str:
    """The word for it: PLANNED, TOWARD, AWAY, WORKED, NOT_PROVEN or FAILED ("" while it is too early).

    A step that ended has worked only when the change is more than chance and the target is reached;
    on the way there it is still moving toward it. A turn for the worse is a failure once it ended.
    """
    match judgement.finding:
        case Finding.NOT_BEGUN:
            return "PLANNED"
        case Finding.TOO_EARLY:
            return ""
        case Finding.NO_FIGURES | Finding.PERHAPS_CHANCE:
            return "NOT_PROVEN"
        case Finding.BETTER:
            return "WORKED" if judgement.reached and ended else "TOWARD"
        case Finding.WORSE:
            return "FAILED" if ended else "AWAY"
