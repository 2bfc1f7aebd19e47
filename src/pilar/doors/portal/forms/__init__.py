"""What the public pages ask, a few answers a page."""

from pilar.doors.portal.forms.following import Addition, Follow, Objection, Word
from pilar.doors.portal.forms.reporting import Check, Needs, Place, Whom, language

__all__ = ["Addition", "Check", "Follow", "Needs", "Objection", "Place", "Whom", "Word", "language"]
