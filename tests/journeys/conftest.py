"""The city in which a journey happens, and who comes there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker

from tests.journeys import registry
from tests.support import databases
from tests.support.browser import chromium
from tests.support.camera import camera
from tests.support.city import City
from tests.support.visitor import Visitors, visitors


@pytest.fixture(scope="module")
def built(
    bench: databases.SqliteBench | databases.PostgresBench,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[City]:
    """A small demo city; a list that has just come in names the family of the story."""
    copied = bench.copy()
    city = City(bench.url(copied), tmp_path_factory.mktemp("city"))
    city.build()
    registry.import_family(city)
    yield city
    with django_db_blocker.unblock():
        bench.drop(copied)


@pytest.fixture(scope="module")
def site(built: City) -> Iterator[str]:
    with built.served() as address:
        yield address


@pytest.fixture(scope="module")
def browser(site: str) -> Iterator[Browser]:
    """Started after the city and ended before it: its loop is none of the database's."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def people(browser: Browser, site: str) -> Iterator[Visitors]:
    """Whoever takes part; in the end nobody met a page that hindered them."""
    with visitors(browser, site, camera()) as coming:
        yield coming
