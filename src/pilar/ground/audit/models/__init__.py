"""The trail."""

from pilar.ground.audit.models.event import EVENT_COLUMNS, Event, Pending, Seal

__all__ = ["EVENT_COLUMNS", "Event", "Pending", "Seal"]
