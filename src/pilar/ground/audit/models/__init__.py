"""The trail."""

from pilar.ground.audit.models.event import Event, Pending, Seal

__all__ = ["Event", "Pending", "Seal"]
