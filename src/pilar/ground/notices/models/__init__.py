"""Messages to people."""

from pilar.ground.notices.models.letter import Letter
from pilar.ground.notices.models.notice import Notice

__all__ = ["Letter", "Notice"]
