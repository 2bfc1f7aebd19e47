"""How many persons of a family are counted for what, exactly, also while facts are missing.

A person counts once. Components are filled in their order of priority; each takes at most its own
number of persons, children together at most theirs, the family at most its. Which component a person
comes to may still be open: then every world that agrees with what is known is allowed, and the
envelope is the least and the most that any of them pays.

Worlds are not enumerated: there can be millions. What a family can be paid for is a *profile*, how
many persons are counted per component, and of those there are at most a few hundred. A profile is
possible if the persons can be dealt out to it, which Hall's theorem decides by counting: for each set
of components, enough persons may come to it, and not too many must.
"""

import operator
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

Persons = tuple[int, ...]  # per person, the possible outcomes as bits
NO_COMPONENT = (
    1  # bit 0 of a person's possible outcomes; bit i + 1 is component i in order of priority
)
OUTCOMES = "outcomes"  # the column of members that holds these bits


@dataclass(frozen=True)
class Limits:
    """Components in order of priority: rupiah a year, most persons (None: no limit), whether for children."""

    amounts: tuple[int, ...]
    max_persons: tuple[int | None, ...]
    for_children: tuple[bool, ...]
    max_children: int
    max_family: int

    @property
    def by_amount(self) -> tuple[int, ...]:
        """Component numbers, the highest amount first, equal ones by priority."""
        return tuple(sorted(range(len(self.amounts)), key=lambda c: -self.amounts[c]))


class Profile(NamedTuple):
    """Persons counted per component, how many it had room for, and rupiah a year."""

    counts: tuple[int, ...]
    room: tuple[int, ...]
    amount: int


class Range(NamedTuple):
    """Both ends included."""

    least: int
    most: int


def bit(component: int) -> int:
    return 2 << component


def _fill(limits: Limits, support: int) -> Iterator[Profile]:
    """Every profile of persons who come to the components in `support`."""

    def go(
        c: int, children: int, family: int, counts: tuple[int, ...], room: tuple[int, ...]
    ) -> Iterator[Profile]:
        if c == len(limits.amounts):
            yield Profile(counts, room, sum(map(int.__mul__, counts, limits.amounts)))
            return
        most = limits.max_persons[c]
        free = min(family, children) if limits.for_children[c] else family
        free = free if most is None else min(free, most)
        for n in range(free + 1 if support & bit(c) else 1):
            left = children - n if limits.for_children[c] else children
            yield from go(c + 1, left, family - n, (*counts, n), (*room, free))

    return go(0, limits.max_children, limits.max_family, (), ())


class _Table:
    """All profiles over some components, cheapest first, with what rules each of them out.

    A set of profiles is a whole number, a bit for each. Per set of components: `enough[t]` holds the
    profiles that do with `t` persons who may come to it, `bearable[t]` those that bear `t` who must.
    """

    def __init__(self, limits: Limits, support: int) -> None:
        components = [c for c in range(len(limits.amounts)) if support & bit(c)]
        self.profiles = sorted(_fill(limits, support), key=lambda p: (p.amount, p.counts))
        self.nothing = _bits(profile.amount == 0 for profile in self.profiles)
        self.top = limits.max_family + 1
        counts = {c: [profile.counts[c] for profile in self.profiles] for c in components}
        full = {c: _bits(p.counts[c] == p.room[c] for p in self.profiles) for c in components}
        none = (0, [0] * len(self.profiles), 0)
        grown = [none]
        for c in components:
            grown += [
                (mask | bit(c), list(map(int.__add__, sums, counts[c])), turned_away | full[c])
                for mask, sums, turned_away in grown
            ]
        self.sets = [(mask, *self._by_persons(sums, away)) for mask, sums, away in grown[1:]]

    def _by_persons(self, sums: list[int], turned_away: int) -> tuple[list[int], list[int]]:
        """A component that isn't full takes exactly its count; a full one turns any number away."""
        exactly = [0] * (self.top + 1)
        for n, persons in enumerate(sums):
            exactly[persons] |= 1 << n
        enough = list(accumulate(exactly, operator.or_))
        at_least = list(accumulate(reversed(exactly), operator.or_))[::-1]
        return enough, [profiles | turned_away for profiles in at_least]

    def possible(self, persons: Persons) -> int:
        """The profiles that the persons' possible outcomes leave open."""
        open_ = (1 << len(self.profiles)) - 1
        for mask, enough, bearable in self.sets:
            may = sum(1 for outcomes in persons if outcomes & mask)
            must = sum(1 for outcomes in persons if outcomes & ~mask == 0)
            open_ &= enough[min(may, self.top)] & bearable[min(must, self.top)]
        return open_


def _bits(fits: Iterable[bool]) -> int:
    return sum(1 << n for n, fit in enumerate(fits) if fit)


_table = lru_cache(maxsize=1024)(_Table)


def _support(persons: Persons) -> int:
    union = 0
    for outcomes in persons:
        union |= outcomes
    return union & ~NO_COMPONENT


@lru_cache(maxsize=65536)
def due(persons: Persons, limits: Limits) -> Range:
    """Least and most rupiah a year for a family, given each person's possible outcomes. Order doesn't matter.

    Worlds without any component, in which nothing is due, are left aside unless there are no others:
    the range says what a family that may be proposed gets.
    """
    table = _table(limits, _support(persons))
    open_ = table.possible(persons)
    paying = open_ & ~table.nothing or open_
    cheapest, dearest = (paying & -paying).bit_length() - 1, paying.bit_length() - 1
    return Range(table.profiles[cheapest].amount, table.profiles[dearest].amount)


@lru_cache(maxsize=4096)
def room(persons: Persons, limits: Limits) -> tuple[Range, ...]:
    """Per component, the least and most persons that there is room for over all worlds."""
    table = _table(limits, _support(persons))
    open_ = table.possible(persons)
    rooms = [profile.room for n, profile in enumerate(table.profiles) if open_ >> n & 1]
    return tuple(Range(min(column), max(column)) for column in zip(*rooms, strict=True))
