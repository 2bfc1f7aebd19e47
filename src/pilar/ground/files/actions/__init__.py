"""Keeping uploads, and letting them go."""

from pilar.ground.files.actions.uploads import Incoming, erase, save_document, save_photo, sweep

__all__ = ["Incoming", "erase", "save_document", "save_photo", "sweep"]
