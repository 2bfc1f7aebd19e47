"""The range of what a family gets against going through every world."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilar.rules.engine.allocation import NO_COMPONENT, Limits, Range, bit, due, room
from pilar.rules.programmes import rule_set
from tests.rules.pkh.families import ON

PKH = rule_set("PKH").on(ON).limits
COMPONENTS = range(len(PKH.amounts))
OUTCOMES = st.sets(st.sampled_from((NO_COMPONENT, *map(bit, COMPONENTS))), min_size=1, max_size=3)
PERSONS = st.lists(OUTCOMES.map(sum), max_size=5).map(tuple)
LIMITS = st.builds(
    Limits,
    amounts=st.just(PKH.amounts),
    max_persons=st.tuples(*[st.sampled_from((None, 1, 2, 3)) for _ in COMPONENTS]),
    for_children=st.just(PKH.for_children),
    max_children=st.integers(1, 4),
    max_family=st.integers(1, 5),
)


def fill(world: tuple[int, ...], limits: Limits) -> tuple[int, list[int]]:
    """What one world pays, and the room that each component had."""
    family, children, total, rooms = limits.max_family, limits.max_children, 0, []
    for c, amount in enumerate(limits.amounts):
        free = min(family, children) if limits.for_children[c] else family
        if (most := limits.max_persons[c]) is not None:
            free = min(free, most)
        counted = min(world.count(bit(c)), free)
        family -= counted
        children -= counted if limits.for_children[c] else 0
        total += counted * amount
        rooms.append(free)
    return total, rooms


def worlds(persons: tuple[int, ...]) -> list[tuple[int, ...]]:
    bits = [NO_COMPONENT, *map(bit, COMPONENTS)]
    return list(product(*([b for b in bits if person & b] for person in persons)))


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(PERSONS, LIMITS)
def test_the_range_is_what_the_cheapest_and_the_dearest_world_pay(
    persons: tuple[int, ...], limits: Limits
) -> None:
    amounts = {fill(world, limits)[0] for world in worlds(persons)}
    paying = {amount for amount in amounts if amount} or {0}

    assert due(persons, limits) == Range(min(paying), max(amounts))


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(PERSONS, LIMITS)
def test_the_room_of_a_component_is_what_the_worlds_leave_it(
    persons: tuple[int, ...], limits: Limits
) -> None:
    rooms = zip(*(fill(world, limits)[1] for world in worlds(persons)), strict=True)

    assert room(persons, limits) == tuple(Range(min(free), max(free)) for free in rooms)


def test_a_large_family_of_which_nothing_is_known_is_answered_too() -> None:
    anything = NO_COMPONENT | sum(map(bit, COMPONENTS))

    assert due((anything,) * 12, PKH) == Range(900_000, 4 * 10_800_000)


def test_an_empty_family_gets_nothing() -> None:
    assert due((), PKH) == Range(0, 0)
