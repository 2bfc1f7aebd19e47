"""What a session keeps for a while, sealed: the sessions table holds neither names nor numbers nor PINs."""

import base64
import json
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from pilar.kernel import envelope

Content = dict[str, Any]


@lru_cache(maxsize=1)
def _key(master: bytes) -> bytes:
    return envelope.derive(master, "web/session")


def put(session: SessionBase, name: str, content: Content, *, at: datetime) -> None:
    """Keep `content` (JSON) under `name`, with the time."""
    text = json.dumps({"at": at.isoformat(), "content": content}).encode()
    sealed = envelope.seal(text, _key(settings.MASTER_KEY), name.encode())
    session[name] = base64.b64encode(sealed).decode()


def take(session: SessionBase, name: str, *, at: datetime, lasts: timedelta) -> Content:
    """What is kept under `name`; {} where nothing is, where it is older than `lasts`, or not ours."""
    if name not in session:
        return {}
    try:
        sealed = base64.b64decode(session[name], validate=True)
        kept = json.loads(envelope.open_sealed(sealed, _key(settings.MASTER_KEY), name.encode()))
    except (ValueError, envelope.CannotOpen):
        return {}
    if datetime.fromisoformat(kept["at"]) + lasts < at:
        return {}
    return dict(kept["content"])


def drop(session: SessionBase, name: str) -> None:
    """Forget what is kept under `name`."""
    session.pop(name, None)
