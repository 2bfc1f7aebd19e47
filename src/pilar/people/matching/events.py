"""Names of what happens in matching."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    PAIRS_FOUND = "matching:pairs:found"
    PAIR_JOINED = "matching:pair:joined"
    PAIR_KEPT_APART = "matching:pair:kept_apart"
    PAIR_REOPENED = "matching:pair:reopened"


LABELS = {
    Event.PAIRS_FOUND: _("Pairs to compare found"),
    Event.PAIR_JOINED: _("Pair joined as one person"),
    Event.PAIR_KEPT_APART: _("Pair kept apart"),
    Event.PAIR_REOPENED: _("Pair opened again"),
}
