"""Reading the trail, and proving it."""

from pilar.ground.audit.queries.verification import Break, Verdict, unsealed_count, verify

__all__ = ["Break", "Verdict", "unsealed_count", "verify"]
