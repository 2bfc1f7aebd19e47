"""A verdict is honest: what may be chance is called so."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pilar.review.forum import judging
from pilar.review.forum.judging import Month


@given(st.integers(0, 200), st.integers(1, 200))
def test_the_interval_holds_the_share(successes: int, more: int) -> None:
    total = successes + more

    low, high = judging.wilson(successes, total)

    assert 0 <= low <= successes / total <= high <= 1


def _months(first: int, values: list[int], base: int = 100) -> list[Month]:
    return [Month(date(2025, first + i, 1), n, base) for i, n in enumerate(values)]


def test_a_small_change_may_be_chance() -> None:
    effect = judging.of_shares((80, 100), (82, 100))

    assert effect.low < 0 < effect.high


def test_a_large_change_is_none() -> None:
    effect = judging.of_shares((200, 400), (360, 400))

    assert effect.low > 0


def test_months_are_split_where_the_step_begins() -> None:
    months = _months(1, [50] * 8)

    before, after = judging.split(months, date(2025, 5, 1), date(2025, 9, 1))

    assert [m.month.month for m in before] == [1, 2, 3, 4]
    assert after
