"""Chance that repeats: the same seed gives the same city, on every machine."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice(Random):
    """A random source named by a path, so that one part of the city may change without the others.

    `Dice(7, "village", "35.79.01.1001")` always rolls the same. Never iterate a set of strings
    beside it: Python orders those anew in each process.
    """

    def __new__(cls, *path: object) -> "Dice":
        return super().__new__(cls)

    def __init__(self, *path: object) -> None:
        super().__init__("/".join(str(part) for part in path))

    def pick(self, pool: Sequence[T]) -> T:
        """One of `pool`, each as likely."""
        return pool[int(self.random() * len(pool))]

    def often_first(self, pool: Sequence[T], skew: float = 1.7) -> T:
        """One of `pool`, the first ones more often: names and words are spread like that."""
        return pool[int(self.random() ** skew * len(pool))]

    def hits(self, probability: float) -> bool:
        return self.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.random() * (high - low + 1))

    def weighted(self, pool: Sequence[tuple[T, float]]) -> T:
        """One of `pool`, given as (value, weight)."""
        roll = self.random() * sum(weight for _, weight in pool)
        for value, weight in pool:
            roll -= weight
            if roll < 0:
                return value
        return pool[-1][0]


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """`total` in whole parts, in proportion to `weights` (largest remainder; they sum to `total`)."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(value) for value in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts
