"""Reading the trail as people read it."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from pilar.ground.audit.days import midnight
from pilar.ground.audit.models import Event, Seal


@cache
def labels() -> Mapping[str, str | Promise]:
    """Event name -> what happened, in words: `LABELS` in each app's events.py."""
    found: dict[str, str | Promise] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("pilar.") and find_spec(f"{config.name}.events"):
            module = import_module(f"{config.name}.events")
            found |= {str(name): label for name, label in getattr(module, "LABELS", {}).items()}
    return found


def label(name: str) -> str | Promise:
    """What an event's name says in words; the name itself where an older release had other words."""
    return labels().get(name, name)


def trail(
    *, kind: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[Event]:
    """Events with who did them and their seal; order is the caller's.

    kind: an event's name, or the beginning of names up to a colon (`intake:`). since and until:
    days of the city, both included.
    """
    events = Event.objects.select_related("by", "seal")
    if kind.endswith(":"):
        events = events.filter(name__startswith=kind)
    elif kind:
        events = events.filter(name=kind)
    if since:
        events = events.filter(at__gte=midnight(since))
    if until:
        events = events.filter(at__lt=midnight(until + timedelta(days=1)))
    return events


def search(events: QuerySet[Event], words: str) -> QuerySet[Event]:
    """Those of `events` whose act, actor or object (its whole id) the words name."""
    sought = words.lower()
    names = [name for name, said in labels().items() if sought in str(said).lower()]
    return events.filter(
        Q(name__in=[*names, words]) | Q(by__full_name__icontains=words) | Q(target_id=words)
    )


def sealed_count() -> int:
    """Events in the chain: the number of its last link. One look into an index."""
    return Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0
