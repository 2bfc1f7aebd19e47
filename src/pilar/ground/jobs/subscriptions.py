"""News goes up by the trail: jobs that subscribe to an event's name, as config/wiring.py lists them."""

from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@cache
def _tasks(name: str) -> tuple[Any, ...]:
    wiring = import_module(settings.PILAR_WIRING)
    return tuple(import_string(path) for path in wiring.SUBSCRIPTIONS.get(name, ()))


def enqueue(name: str, event_id: int) -> None:
    """Enqueue each task that subscribes to `name`, with the event's id, in the current transaction."""
    for task in _tasks(name):
        task.enqueue(event_id)
