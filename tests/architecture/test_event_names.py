"""What the trail tells: each app names its events alike, and says each in words."""

import re
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pytest
from django.apps import apps

from pilar.config import wiring
from pilar.doors.desk import acts

MODULES = {
    config.label: import_module(f"{config.name}.events")
    for config in apps.get_app_configs()
    if config.name.startswith("pilar.") and find_spec(f"{config.name}.events")
}


@pytest.mark.parametrize(("app", "module"), MODULES.items(), ids=MODULES)
def test_events_are_named_alike_and_said_in_words(app: str, module: ModuleType) -> None:
    names = [str(event) for event in module.Event]

    assert [name for name in names if not re.fullmatch(rf"{app}:[a-z_]+:[a-z_]+", name)] == []
    assert set(module.LABELS) == set(module.Event)
    assert app in acts.SOURCES


def test_subscriptions_name_events_that_there_are() -> None:
    names = {str(event) for module in MODULES.values() for event in module.Event}

    assert set(wiring.SUBSCRIPTIONS) <= names
