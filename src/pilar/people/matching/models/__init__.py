"""Pairs of entries that may be one person."""

from pilar.people.matching.models.pair import CandidatePair

__all__ = ["CandidatePair"]
