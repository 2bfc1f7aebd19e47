"""Keeping uploads, and letting them go."""

from pilar.ground.files.actions.uploads import erase, save_photo, sweep

__all__ = ["erase", "save_photo", "sweep"]
