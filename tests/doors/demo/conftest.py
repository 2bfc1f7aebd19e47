"""A small demo city, built once for all tests that look at it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from pilar.doors.demo import building
from pilar.doors.demo.build import Build
from tests.support import databases

TODAY = date(2026, 11, 24)
PERSONS, SEED = 900, 7


def build_city() -> Build:
    """As ./pilar demo builds it: what acts ask of the worker waits until the city is served."""
    later = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}
    }
    with override_settings(TASKS=later):
        return building.build(persons=PERSONS, seed=SEED, today=TODAY, say=lambda line: None)


@pytest.fixture(scope="module")
def built(
    bench: databases.SqliteBench | databases.PostgresBench, django_db_blocker: DjangoDbBlocker
) -> Iterator[Build]:
    """The city in a database of its own, with real commits."""
    before = databases.names()
    copied = bench.copy()
    with django_db_blocker.unblock():
        databases.point_to(copied)
        yield build_city()
        databases.point_to(before)
    bench.drop(copied)
