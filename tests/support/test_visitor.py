"""A visitor notices what hinders; else the journey could not fail by it."""

import re

import pytest
from playwright.sync_api import Route

from tests.support.browser import chromium
from tests.support.camera import Camera
from tests.support.visitor import visitors

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SITE = "http://pilar.example"
BAD = """<!doctype html><html lang="id"><title>Buruk</title><main><h1>Buruk</h1>
<div style="width: 500px">lebar</div><img src="/gambar.png">
<script>console.error("terlalu"); fetch("http://lain.example/")</script></main></html>"""
GOOD = """<!doctype html><html lang="id"><title>Baik</title><main><h1>Baik</h1></main></html>"""


@pytest.mark.parametrize(
    ("body", "noticed"),
    [
        (GOOD, set()),
        (BAD, {"axe: image-alt", "wider than 320", "console: terlalu", "asks", "answers 404"}),
    ],
    ids=["a good page", "a bad one"],
)
def test_what_a_visitor_notices(body: str, noticed: set[str]) -> None:
    complaints: list[str] = []

    def answer(route: Route) -> None:
        page = route.request.url == f"{SITE}/"
        route.fulfill(
            status=200 if page else 404, body=body if page else "", content_type="text/html"
        )

    with chromium() as browser:
        try:
            with visitors(browser, SITE, Camera("")) as coming:
                visitor = coming.at_a_desk()
                visitor.context.route(re.compile(".*"), answer)
                visitor.open("/")
                complaints = coming.complaints
        except AssertionError:
            assert noticed
    assert {each for each in noticed if any(each in said for said in complaints)} == noticed
    assert bool(complaints) == bool(noticed)
