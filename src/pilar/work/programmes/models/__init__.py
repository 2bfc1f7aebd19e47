"""Determinations, and who signs them."""

from pilar.work.programmes.models.determination import Determination
from pilar.work.programmes.models.proposal import Proposal

__all__ = ["Determination", "Proposal"]
