"""The stated m and u probabilities, read from a versioned file, and what follows from them.

Source: Fellegi and Sunter (1969), A theory for record linkage; terms as in Splink. A level's
weight is log2(m/u): m the probability to see it on two records of one person, u on two of
different persons. A field that is not known on one side says nothing: weight 0.
"""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True)
class Level:
    """m and u of one comparison level of one field."""

    m: float
    u: float

    @property
    def bits(self) -> float:
        return math.log2(self.m / self.u)

    def with_frequency(self, share: float, stated_u: float) -> "Level":
        """The level for a value that `share` of all people bear, where `stated_u` is the average.

        Rare values weigh more, common ones less (term frequency adjustment, as in Splink).
        """
        return Level(self.m, min(0.9, max(self.u * share / stated_u, 1e-7)))


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A versioned model: levels per field, and the share of those looked for who are in the registry."""

    version: str
    in_registry: float
    fields: dict[str, dict[str, Level]]

    def level(self, field: str, name: str) -> Level:
        return self.fields[field][name]

    def prior_bits(self, population: int) -> float:
        """Log2 odds, before anything is compared, that one given person is the one looked for."""
        share = self.in_registry / max(population, 1)
        return math.log2(share / (1 - share)) if share < 1 else 0.0


@lru_cache(maxsize=1)
def current() -> Weights:
    """The model in use."""
    said = json.loads(FILE.read_text(encoding="utf-8"))
    return Weights(
        version=said["version"],
        in_registry=said["in_registry"],
        fields={
            field: {name: Level(**level) for name, level in levels.items()}
            for field, levels in said["fields"].items()
        },
    )


def probability(bits: float) -> float:
    """The probability for log2 odds."""
    return float(1 / (1 + 2.0**-bits))


# Where a labelled sample shows probabilities calibrated within 0.1 (tests/people/matching/
# test_calibration.py), as [from, to) of the probability. Between them it was seen to be off by
# 0.13, so that words alone are shown there.
CALIBRATED = ((0.0, 0.2), (0.8, 1.01))


def percent(chance: float) -> int | None:
    """The probability as a whole percentage, where it may be shown as one; never 0 or 100."""
    if not any(low <= chance < high for low, high in CALIBRATED):
        return None
    return min(99, max(1, round(chance * 100)))
