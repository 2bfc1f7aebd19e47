"""What stands in a letter, sealed and opened."""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings

from pilar.kernel import envelope


@dataclass(frozen=True)
class Content:
    """To whom, about what, and what."""

    address: str
    subject: str
    text: str


@lru_cache(maxsize=1)
def _key(master: bytes) -> bytes:
    return envelope.derive(master, "notices/letters")


def seal(letter: UUID, content: Content) -> bytes:
    """`content` sealed for the letter with this id."""
    text = json.dumps(asdict(content), ensure_ascii=False).encode()
    return envelope.seal(text, _key(settings.MASTER_KEY), letter.bytes)


def unseal(letter: UUID, sealed: bytes) -> Content:
    """The content of a letter. Raises envelope.CannotOpen for a wrong master key or changed bytes."""
    opened = envelope.open_sealed(sealed, _key(settings.MASTER_KEY), letter.bytes)
    return Content(**json.loads(opened))
