"""Whether the trail is still what was written."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef

from pilar.ground.audit import anchors, chain
from pilar.ground.audit.models import EVENT_COLUMNS, Event, Pending, Seal

CHUNK = 5000


class What(StrEnum):
    CHANGED = "changed"  # an event or its seal is not what was sealed
    MISSING = "missing"  # a link, or the event that it seals, is gone
    INSERTED = "inserted"  # an event that no writer of ours attested
    CUT = "cut"  # the chain ends before a head that was anchored


class Break(NamedTuple):
    """The first place where the trail is not what was written."""

    what: What
    number: int | None  # the link, where there is one
    event: int | None  # the event, where there is one

    def __str__(self) -> str:
        where = [
            *([f"link {self.number}"] if self.number is not None else []),
            *([f"event {self.event}"] if self.event is not None else []),
        ]
        return f"{', '.join(where)}: {self.what}"


class Verdict(NamedTuple):
    """How many links hold, how many events wait for their seal, and the first break, if there is one."""

    verified: int
    unsealed: int
    head: str
    broken: Break | None


def unsealed_count() -> int:
    """Events that wait for their seal: at most those of the last seconds."""
    return Pending.objects.count()


def unsealed_since() -> datetime | None:
    """When the oldest event that waits for its seal was written; None when all are sealed. One query."""
    oldest = Pending.objects.order_by("event_id").values_list("event__at", flat=True).first()
    return oldest


def verify() -> Verdict:
    """Walk the whole chain, the anchors and the events outside the chain. One pass, constant memory."""
    anchored = list(anchors.read(settings.ANCHOR_FILE))  # before the chain, which grows meanwhile
    verified, head, broken = _walk_chain(iter(anchored))
    broken = broken or _find_stray() or _find_forged()
    return Verdict(verified, unsealed_count(), head, broken)


def _walk_chain(anchored: Iterator[anchors.Anchor]) -> tuple[int, str, Break | None]:
    key = settings.AUDIT_KEY
    links = (
        Seal.objects.order_by("number")
        .values_list("number", "mac", *(f"event__{column}" for column in EVENT_COLUMNS))
        .iterator(chunk_size=CHUNK)
    )
    number, head = 0, chain.START
    anchor = next(anchored, None)
    for found, mac, *columns in links:
        if found != number + 1:
            return number, head, Break(What.MISSING, number + 1, None)
        row = chain.Row(*columns)
        if mac != chain.mac(key, found, head, row):
            return number, head, Break(What.CHANGED, found, row.id)
        number, head = found, mac
        while anchor and anchor.number <= number:
            if anchor.number == number and anchor.mac != head:
                return number - 1, head, Break(What.CHANGED, number, row.id)
            anchor = next(anchored, None)
    if anchor:
        return number, head, Break(What.CUT, number + 1, None)
    return number, head, None


def _find_stray() -> Break | None:
    """An event that is neither sealed nor waiting: nobody writes one so."""
    stray = (
        Event.objects.filter(
            ~Exists(Seal.objects.filter(event=OuterRef("pk"))),
            ~Exists(Pending.objects.filter(event=OuterRef("pk"))),
        )
        .order_by("pk")
        .values_list("pk", flat=True)
        .first()
    )
    return Break(What.INSERTED, None, stray) if stray is not None else None


def _find_forged() -> Break | None:
    """A waiting event that is not what its writer attested."""
    key = settings.AUDIT_KEY
    waiting = (
        Pending.objects.order_by("event_id")
        .values_list("tag", *(f"event__{column}" for column in EVENT_COLUMNS))
        .iterator(chunk_size=CHUNK)
    )
    for tag, *columns in waiting:
        row = chain.Row(*columns)
        if tag != chain.tag(key, row):
            return Break(What.INSERTED, None, row.id)
    return None
