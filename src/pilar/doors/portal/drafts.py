"""A report on its way: what was answered so far, kept sealed in the visitor's session.

Each step keeps what was sent as it was sent; the forms read it again before anything is stored,
so that nobody passes a step by.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from pilar.ground.web import sealed
from pilar.kernel.ids import new_id

NAME = "lapor"
LASTS = timedelta(hours=12)


@dataclass(slots=True)
class Draft:
    """`id` becomes the report's: sent twice, it is one report. `steps` holds what each form was sent."""

    id: UUID = field(default_factory=new_id)
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)

    def keep(self, session: SessionBase, *, at: datetime) -> None:
        sealed.put(session, NAME, {"id": str(self.id), "steps": self.steps}, at=at)


def draft_of(session: SessionBase, *, at: datetime) -> Draft:
    """The draft of this session, or a fresh one."""
    kept = sealed.take(session, NAME, at=at, lasts=LASTS)
    return Draft(UUID(kept["id"]), kept["steps"]) if kept else Draft()


def drop(session: SessionBase) -> None:
    """Forget the draft."""
    sealed.drop(session, NAME)
