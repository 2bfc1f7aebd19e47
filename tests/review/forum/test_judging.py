"""The verdict of a step: pure, with its range, and honest where nothing can be said."""

from datetime import date
from typing import Literal

import pytest

from pilar.review.forum.judging import (
    Finding,
    Judgement,
    Month,
    judge,
    of_counts,
    of_shares,
    split,
    verdict,
    wilson,
)

BEGAN = date(2026, 3, 10)


def shares(*values: tuple[int, int], first: int = 1) -> list[Month]:
    """Months of 2025-09 on: numerator and denominator."""
    return [
        Month(date(2025 + (8 + i) // 12, (8 + i) % 12 + 1, 1), n, of)
        for i, (n, of) in enumerate(values)
    ]


def judged(
    months: list[Month],
    *,
    on: date = date(2026, 9, 5),
    better: Literal["up", "down"] = "up",
    target: float = 90,
) -> Judgement:
    return judge(months, began_on=BEGAN, on=on, better=better, target=target)


def test_wilsons_interval_is_the_one_of_the_books() -> None:
    low, high = wilson(81, 263)  # Newcombe (1998), table I

    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 20)[0] == 0
    assert wilson(20, 20)[1] == pytest.approx(1)


def test_newcombes_interval_of_a_difference_is_the_one_of_the_books() -> None:
    effect = of_shares((48, 80), (56, 70))  # Newcombe (1998), table II, method 10: 0.0524 to 0.3339

    assert round(effect.change, 1) == 20.0
    assert (round(effect.low / 100, 4), round(effect.high / 100, 4)) == (0.0524, 0.3339)


def test_fewer_than_three_months_of_counts_say_nothing() -> None:
    assert of_counts([3, 4], [9, 9, 9]) is None
    assert of_counts([3, 4, 5], [9, 9]) is None


def test_calm_counts_still_vary_by_chance() -> None:
    effect = of_counts([10, 10, 10], [12, 12, 12])

    assert effect is not None
    assert effect.low < 0 < effect.high


def test_the_month_in_which_it_began_and_the_running_one_count_on_neither_side() -> None:
    months = shares(*[(1, 2)] * 13)

    before, after = split(months, BEGAN, date(2026, 9, 5))

    assert [m.month for m in before] == [
        date(2025, 9, 1), date(2025, 10, 1), date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1),
    ]  # fmt: skip
    assert (after[0].month, after[-1].month) == (date(2026, 4, 1), date(2026, 8, 1))


def test_a_clear_rise_that_reached_the_target_worked_once_it_ended() -> None:
    found = judged(shares(*[(80, 100)] * 7, *[(95, 100)] * 5))

    assert (found.finding, found.reached) == (Finding.BETTER, True)
    assert verdict(found, ended=True) == "WORKED"
    assert verdict(found, ended=False) == "TOWARD"


def test_a_clear_rise_below_the_target_is_only_on_the_way() -> None:
    found = judged(shares(*[(60, 100)] * 7, *[(80, 100)] * 5))

    assert not found.reached
    assert verdict(found, ended=True) == "TOWARD"


def test_a_small_rise_may_be_chance_even_above_the_target() -> None:
    found = judged(shares(*[(18, 20)] * 7, *[(19, 20)] * 5))

    assert (found.finding, found.reached) == (Finding.PERHAPS_CHANCE, True)
    assert verdict(found, ended=True) == "NOT_PROVEN"


def test_a_turn_for_the_worse_is_away_while_it_runs_and_a_failure_once_it_ended() -> None:
    found = judged(shares(*[(90, 100)] * 7, *[(70, 100)] * 5))

    assert found.finding is Finding.WORSE
    assert verdict(found, ended=False) == "AWAY"
    assert verdict(found, ended=True) == "FAILED"


def test_where_less_is_better_a_fall_is_good() -> None:
    found = judged(shares(*[(20, 100)] * 7, *[(3, 100)] * 5), better="down", target=5)

    assert (found.finding, found.reached) == (Finding.BETTER, True)


@pytest.mark.parametrize(
    ("on", "finding"),
    [(date(2026, 5, 4), Finding.TOO_EARLY), (date(2026, 5, 5), Finding.BETTER)],
)
def test_below_eight_weeks_nothing_is_said(on: date, finding: Finding) -> None:
    found = judged(shares(*[(10, 100)] * 7, *[(95, 100)] * 5), on=on)

    assert found.finding is finding
    if finding is Finding.TOO_EARLY:
        assert found.weeks == 7
        assert verdict(found, ended=False) == ""


def test_without_figures_from_before_it_is_not_proven() -> None:
    months = [month for month in shares(*[(9, 10)] * 13) if month.month > BEGAN]

    found = judged(months)

    assert (found.finding, found.effect) == (Finding.NO_FIGURES, None)
    assert verdict(found, ended=True) == "NOT_PROVEN"


def test_months_without_a_base_are_not_zero() -> None:
    found = judged(shares(*[(0, 0)] * 7, *[(9, 10)] * 5))

    assert found.finding is Finding.NO_FIGURES


def test_a_step_that_has_not_begun_is_planned() -> None:
    found = judge(shares((1, 2)), began_on=None, on=BEGAN, better="up", target=1)

    assert verdict(found, ended=False) == "PLANNED"
