"""Fixtures for all tests. Tests of apps may use the database; those of kernel, rules and the house may not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker

from tests.support import databases
from tests.support.committed import Committed

HERE = Path(__file__).parent
WITH_DATABASE = ("ground", "people", "work", "review", "doors", "journeys", "config")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let every test of an app run in a transaction on both databases, unless it has a copy of its own.

    What can only be said of the other database (`only_on`) is deselected, and counted as such.
    """
    vendor = "postgresql" if settings.POSTGRES else "sqlite"
    for item in items[:]:
        storey = item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""
        only_on = item.get_closest_marker("only_on")
        if only_on and only_on.args != (vendor,):
            items.remove(item)
            config.hook.pytest_deselected(items=[item])
        elif {"committed", "built"} & set(getattr(item, "fixturenames", ())):
            continue
        elif storey in WITH_DATABASE and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases=["default", "looks"]))


@pytest.fixture(scope="session")
def bench(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> databases.SqliteBench | databases.PostgresBench:
    """The template database, and how to copy it."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    bench = databases.bench(worker, tmp_path_factory.mktemp("databases"))
    with django_db_blocker.unblock():
        bench.prepare()
    return bench


@pytest.fixture(scope="session")
def django_db_setup(
    bench: databases.SqliteBench | databases.PostgresBench, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The copy in which tests run in transactions. Overrides pytest-django's, which would migrate each time."""
    before = databases.names()
    copied = bench.copy()
    with django_db_blocker.unblock():
        databases.point_to(copied)
    yield
    with django_db_blocker.unblock():
        databases.point_to(before)
        bench.drop(copied)


@pytest.fixture
def committed(
    bench: databases.SqliteBench | databases.PostgresBench,
    django_db_blocker: DjangoDbBlocker,
    tmp_path: Path,
) -> Iterator[Committed]:
    """A fresh database where commits are real: for tests with threads, processes or raw connections."""
    before = databases.names()
    copied = bench.copy()
    with django_db_blocker.unblock():
        databases.point_to(copied)
        yield Committed(bench.url(copied), tmp_path)
        databases.point_to(before)
    bench.drop(copied)


@pytest.fixture(autouse=True)
def _own_files(request: pytest.FixtureRequest) -> None:
    """Uploads and anchors of a test lie in a folder of its own."""
    if request.node.get_closest_marker("django_db") or "committed" in request.fixturenames:
        own = request.getfixturevalue("settings")
        folder = request.getfixturevalue("tmp_path")
        own.FILES_ROOT = folder / "files"
        own.ANCHOR_FILE = folder / "audit-anchors.txt"
