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


def give_up(task_path: str, told: dict[str, Any]) -> None:
    """Let the app of a task that is not tried again say so, where config/wiring.py names a function for it."""
    path = import_module(settings.PILAR_WIRING).GIVEN_UP.get(task_path)
    if path:
        import_string(path)(*told["args"], **told["kwargs"])
