"""Reading the trail, and proving it."""

from pilar.ground.audit.queries.trail import label, labels, sealed_count, search, trail
from pilar.ground.audit.queries.verification import (
    Break,
    Verdict,
    unsealed_count,
    unsealed_since,
    verify,
)

__all__ = [
    "Break",
    "Verdict",
    "label",
    "labels",
    "sealed_count",
    "search",
    "trail",
    "unsealed_count",
    "unsealed_since",
    "verify",
]
