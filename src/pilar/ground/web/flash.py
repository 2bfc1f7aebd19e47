"""What happened, said on the next page."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

from pilar.ground.web.parts import Text

_UNDO = "undo:"


def say(request: HttpRequest, text: Text, *, undo: str = "") -> None:
    """Show `text` on the next page; `undo` is an address that takes it back by POST.

    Says what happened and to whom ("Tugas dititipkan kepada Lilik."), never "berhasil".
    """
    messages.info(request, str(text), extra_tags=f"{_UNDO}{undo}" if undo else "")


def undo_of(message: Message) -> str:
    """The address that takes it back, or ""."""
    tags = message.extra_tags or ""
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO) else ""
