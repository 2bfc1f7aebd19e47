"""Keys under which two reports of one need would meet. Keyed hashes: the table says nothing of people."""

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings

from pilar.kernel import envelope, names
from pilar.work.intake.models import Trace

_MEANING = ("n", "q", "t")  # keys of the name alone (kernel/names/keys.py)


@lru_cache(maxsize=1)
def _key(master: bytes) -> bytes:
    return envelope.derive(master, "intake/traces")


def contact_index(contact: str) -> bytes:
    """The blind index of a telephone number (E.164) or an address, 16 bytes."""
    return envelope.blind_index(_key(settings.MASTER_KEY), "contact", contact.strip().lower())


def traces(
    *, village: str, rt: str, rw: str, kinds: Iterable[str], name: str, contact: str
) -> list[tuple[str, bytes, bool]]:
    """(kind, key, named) for what a report tells; nothing where too little is known."""
    key = _key(settings.MASTER_KEY)
    words = [k for k in names.match_keys(name) if k[0] in _MEANING] if name else []
    found: list[tuple[str, str]] = []
    if village and rt and rw:
        place = f"{village}|{rw.lstrip('0')}|{rt.lstrip('0')}"
        found += [(Trace.Kind.PLACE.value, f"{place}|{kind}") for kind in kinds]
    if village:
        found += [(Trace.Kind.NAME.value, f"{village}|{word}") for word in words]
    made = [(kind, envelope.blind_index(key, kind, text), bool(words)) for kind, text in found]
    if contact:
        made.append((Trace.Kind.CONTACT.value, contact_index(contact), bool(words)))
    return made
