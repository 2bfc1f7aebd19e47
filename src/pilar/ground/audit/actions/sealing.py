"""Sealing: committed events get their place in the chain."""

import logging
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from pilar.ground.audit import anchors, chain
from pilar.ground.audit.models import EVENT_COLUMNS, Pending, Seal

logger = logging.getLogger(__name__)
BATCH = 500  # events in one transaction: some 30 ms on SQLite, where it holds up other writers
_LOCK = 0x50494C4152  # "PILAR": the advisory lock that one sealer at a time holds on PostgreSQL


def seal_pending(*, at: datetime) -> int:
    """Seal every committed event that has no seal yet and anchor the head; how many were sealed.

    Numbers follow the order in which commits became visible, so that a transaction that ends
    late is sealed late and leaves no gap. An event that is not what its writer attested is left
    unsealed and reported by `verify`.
    """
    sealed, after = 0, 0
    while Pending.objects.filter(event_id__gt=after).exists():  # asked before a lock is taken
        count, after = _seal_batch(after)
        sealed += count
        _anchor_head(at=at)
    if not sealed:
        _anchor_head(at=at)  # of a batch whose sealer was stopped between commit and anchor
    return sealed


@transaction.atomic
def _seal_batch(after: int) -> tuple[int, int]:
    """Seal the next pending events with an id above `after`; how many, and the last id looked at."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    key = settings.AUDIT_KEY
    waiting = (
        Pending.objects.filter(event_id__gt=after)
        .order_by("event_id")
        .values_list("tag", *(f"event__{column}" for column in EVENT_COLUMNS))[:BATCH]
    )
    head = Seal.objects.order_by("-number").first()
    number, mac = (head.number, head.mac) if head else (0, chain.START)
    seals: list[Seal] = []
    for tag, *columns in waiting:
        row = chain.Row(*columns)
        after = row.id
        if tag != chain.tag(key, row):
            logger.error("Event %s is not what its writer attested; it stays unsealed", row.id)
            continue
        number += 1
        mac = chain.mac(key, number, mac, row)
        seals.append(Seal(number=number, event_id=row.id, mac=mac))
    Seal.objects.bulk_create(seals)
    Pending.objects.filter(event_id__in=[seal.event_id for seal in seals]).delete()
    return len(seals), after


def _anchor_head(*, at: datetime) -> None:
    head = Seal.objects.order_by("-number").first()
    if head is None:
        return
    newest = anchors.last(settings.ANCHOR_FILE)
    if newest is None or newest.number < head.number:
        anchors.append(settings.ANCHOR_FILE, anchors.Anchor(head.number, head.mac), at=at)
