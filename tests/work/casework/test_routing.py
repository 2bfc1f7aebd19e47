"""To whom a task goes first, and which words say why. Pure: no database, no clock."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.people.pillars.reasons import Reason
from pilar.work.casework import routing


def somebody(number: int = 1, **attributes: Any) -> routing.Candidate:
    plain: dict[str, Any] = {
        "member": UUID(int=number),
        "grounds": (Reason("covers", {"village": "Punten"}),),
        "hindrances": (),
        "open_tasks": 0,
        "capacity": 4,
        "idle_since": None,
    }
    return routing.Candidate(**plain | attributes)


def order(*candidates: routing.Candidate) -> list[int]:
    return [choice.candidate.member.int for choice in routing.rank(candidates)]


def test_the_least_loaded_is_asked_first_by_share_of_what_they_can_carry() -> None:
    three_of_eight = somebody(1, open_tasks=3, capacity=8)
    two_of_four = somebody(2, open_tasks=2, capacity=4)
    one_of_four = somebody(3, open_tasks=1, capacity=4)

    assert order(three_of_eight, two_of_four, one_of_four) == [3, 1, 2]


def test_between_equals_who_waited_longest_then_who_came_first() -> None:
    lately = somebody(1, idle_since=date(2026, 3, 1))
    long_ago = somebody(2, idle_since=date(2026, 1, 1))
    never, never_too = somebody(4), somebody(3)

    assert order(lately, long_ago, never, never_too) == [3, 4, 2, 1]


def test_who_does_not_fit_comes_last_with_the_reason() -> None:
    full = somebody(1, open_tasks=4)
    refused = somebody(2, handed_back=True)
    lapsed = somebody(3, hindrances=(Reason("decree_lapsed", {"until": "2026-01-01"}),))
    ranked = routing.rank([full, refused, lapsed, somebody(4, open_tasks=3)])

    assert [choice.fits for choice in ranked] == [True, False, False, False]
    hindrances = {c.candidate.member.int: c.hindrances[0].code for c in ranked[1:]}
    assert hindrances == {1: "full", 2: "handed_back", 3: "decree_lapsed"}


def test_the_reasons_tell_load_and_history() -> None:
    [choice] = routing.rank([somebody(open_tasks=1, idle_since=date(2026, 2, 3))])

    assert [reason.code for reason in choice.reasons] == ["covers", "load", "idle_since"]
    assert choice.reasons[1].values == {"open": 1, "capacity": 4}
    [unknown] = routing.rank([somebody(has_account=False)])
    assert [r.code for r in unknown.reasons] == ["covers", "load", "idle_always", "no_account"]


def _gap(*candidates: routing.Candidate) -> list[tuple[str, Any]]:
    found = routing.gap(
        routing.rank(candidates), kind=("Tengok rutin", "Look in"), village="Punten"
    )
    return [(reason.code, reason.values.get("count")) for reason in found]


def test_a_gap_is_named_by_what_is_nearest_to_being_solved() -> None:
    lapsed = (Reason("decree_lapsed", {"until": "2026-01-01"}),)
    left = (Reason("left", {"since": "2026-01-01"}),)

    assert _gap() == [("gap_nobody", None)]
    assert _gap(somebody()) == []
    assert _gap(
        somebody(1, open_tasks=4),
        somebody(2, hindrances=lapsed),
        somebody(3, hindrances=lapsed, open_tasks=4),
        somebody(4, hindrances=left),
    ) == [("gap_full", 2), ("gap_decree_lapsed", 1), ("gap_left", 1)]


CANDIDATES = st.lists(
    st.builds(
        somebody,
        number=st.integers(1, 10**6),
        open_tasks=st.integers(0, 6),
        capacity=st.integers(1, 6),
        idle_since=st.none() | st.dates(date(2024, 1, 1), date(2026, 3, 1)),
        handed_back=st.booleans(),
    ),
    unique_by=lambda candidate: candidate.member,
    max_size=8,
)


@pytest.mark.slow
@given(CANDIDATES, st.randoms())
def test_the_order_depends_on_the_candidates_not_on_how_they_come(
    candidates: list[routing.Candidate], random: Any
) -> None:
    ranked = routing.rank(candidates)
    shuffled = candidates[:]
    random.shuffle(shuffled)

    assert routing.rank(shuffled) == ranked
    fitting = [choice for choice in ranked if choice.fits]
    assert ranked[: len(fitting)] == fitting
    assert [c.load for c in fitting] == sorted(c.load for c in fitting)
    assert bool(fitting) != bool(routing.gap(ranked, kind=("x", "x"), village="Punten"))
