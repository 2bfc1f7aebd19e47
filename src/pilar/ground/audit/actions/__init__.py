"""Writing the trail, and sealing it."""

from pilar.ground.audit.actions.recording import record
from pilar.ground.audit.actions.sealing import seal_pending

__all__ = ["record", "seal_pending"]
