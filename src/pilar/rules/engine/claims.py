"""Claims: statements about a row that are true, false or unknown (NULL), in Kleene's logic.

A claim is a small tree over Narwhals expressions. The tree is kept beside the expression because an
unknown claim must say which facts would settle it: those of the unknown leaves below it.
"""

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Any

import narwhals as nw


class Claim(ABC):
    """A three-valued statement. Combine with `&`, `|` and `~`; false & unknown is false."""

    key: str  # says the claim in full; equal keys are equal claims
    parts: tuple["Claim", ...] = ()

    @abstractmethod
    def over(self, *parts: nw.Expr) -> nw.Expr:
        """A Boolean column, NULL where the claim is unknown, from the columns of its parts."""

    @property
    def column(self) -> str:
        """The column that holds what the claim came to; never the name of a fact."""
        return f"= {self.key}"

    def __and__(self, other: "Claim") -> "Claim":
        return Every(self, other)

    def __or__(self, other: "Claim") -> "Claim":
        return Some(self, other)

    def __invert__(self) -> "Claim":
        return Opposite(self)

    def __repr__(self) -> str:
        return self.key


class Leaf(Claim):
    """A claim that rests on one fact, and is unknown exactly when that fact is not known well enough.

    `turns_at`: the number (for an age, of years) from which on it says otherwise than below it.
    """

    def __init__(self, key: str, expr: nw.Expr, fact: str, turns_at: int | None = None) -> None:
        self.key, self._expr, self.fact, self.turns_at = key, expr, fact, turns_at

    def over(self, *parts: nw.Expr) -> nw.Expr:
        return self._expr


class Every(Claim):
    """True when all parts are true, false as soon as one is false."""

    def __init__(self, *parts: Claim) -> None:
        self.parts = parts
        self.key = f"({' and '.join(part.key for part in parts)})"

    def over(self, *parts: nw.Expr) -> nw.Expr:
        return reduce(operator.and_, parts)


class Some(Claim):
    """True as soon as one part is true, false when all parts are false."""

    def __init__(self, *parts: Claim) -> None:
        self.parts = parts
        self.key = f"({' or '.join(part.key for part in parts)})"

    def over(self, *parts: nw.Expr) -> nw.Expr:
        return reduce(operator.or_, parts)


class Opposite(Claim):
    """True when its part is false; unknown stays unknown."""

    def __init__(self, part: Claim) -> None:
        self.parts = (part,)
        self.key = f"not {part.key}"

    def over(self, *parts: nw.Expr) -> nw.Expr:
        return ~parts[0]


def code(claim: Claim) -> nw.Expr:
    """The claim as a number: 2 true, 1 unknown, 0 false, so that any is the maximum and all the minimum."""
    return (nw.col(claim.column).cast(nw.Int8) * 2).fill_null(1)


def decode(number: nw.Expr) -> nw.Expr:
    """Back from 2, 1, 0 to true, unknown, false."""
    return nw.when(number != 1).then(number == 2)


def between(sure: nw.Expr, possible: nw.Expr) -> nw.Expr:
    """True where sure, false where not even possible, else unknown."""
    return nw.when(sure | ~possible).then(sure)


def with_claims(table: nw.LazyFrame[Any], claims: Iterable[Claim]) -> nw.LazyFrame[Any]:
    """The table with a column for each claim and each claim below it, every one computed once."""
    layers: dict[int, dict[str, Claim]] = {}
    for claim in claims:
        for node in nodes(claim):
            layers.setdefault(_depth(node), {})[node.key] = node
    for _, layer in sorted(layers.items()):
        table = table.with_columns(
            *(
                node.over(*(nw.col(part.column) for part in node.parts)).alias(node.column)
                for node in layer.values()
            )
        )
    return table


def _depth(claim: Claim) -> int:
    return 1 + max((_depth(part) for part in claim.parts), default=-1)


def nodes(claim: Claim) -> Iterator[Claim]:
    """The claim and everything below it, on its own level (an aggregate hides its member claim)."""
    yield claim
    for part in claim.parts:
        yield from nodes(part)


def unsettled(claim: Claim, value: Callable[[Claim], bool | None]) -> Iterator[Claim]:
    """The leaves that keep `claim` unknown: settle them all and it is settled.

    `value` gives what a node came to in one row. Parts that other parts made irrelevant are left out.
    """
    if value(claim) is not None:
        return
    if not claim.parts:
        yield claim
    for part in claim.parts:
        yield from unsettled(part, value)
