"""Somebody in front of a browser, who works by seeing, clicking and typing.

Every page that they come to is looked at for what would hinder them: axe finds nothing, nothing
scrolls sideways at 320 pixels, the console stays silent, nothing is fetched from elsewhere.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Request, Response

from tests.support.browser import findings, too_wide
from tests.support.camera import Camera

NARROW = 320
PATIENCE = 15_000  # milliseconds
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
HERE = {"locale": "id-ID", "timezone_id": "Asia/Jakarta"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
Words = str | re.Pattern[str]


class Visitor:
    """One person with a browser of their own, on one site."""

    def __init__(self, browser: Browser, site: str, camera: Camera, **equipment: Any) -> None:
        self.site = site
        self.camera = camera
        self.touches = bool(equipment.get("has_touch"))
        self.runs_scripts = bool(equipment.get("java_script_enabled", True))
        self.complaints: list[str] = []
        self.looked_at: dict[int, str] = {}  # {hash of a page: its address}
        self.context = browser.new_context(
            base_url=site, device_scale_factor=camera.scale, **HERE, **equipment
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.context.on("request", self._stays_here)
        self.context.on("response", self._is_answered)
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        self.page.on("console", self._is_silent)

    @property
    def main(self) -> Locator:
        """The page without what stands around every page."""
        return self.page.locator("main")

    # --- acting ---------------------------------------------------------------------------------

    def open(self, address: str) -> None:
        """Type an address."""
        self.page.goto(address)
        self.look()

    def press(self, name: Words, *, within: Locator | None = None) -> None:
        """Press a button that leads to a page."""
        self._go((within or self.main).get_by_role("button", name=name, exact=True).first)

    def follow(self, name: Words, *, within: Locator | None = None) -> None:
        """Follow a link."""
        self._go((within or self.main).get_by_role("link", name=name).first)

    def choose(self, name: Words, *, within: Locator | None = None) -> None:
        """Choose an answer, or tick a box."""
        (within or self.main).get_by_label(name).first.check()

    def write(self, label: Words, words: str, *, within: Locator | None = None) -> None:
        """Type into a field."""
        (within or self.main).get_by_label(label).first.fill(words)

    def select(self, label: Words, option: str, *, within: Locator | None = None) -> None:
        """Choose from a list."""
        (within or self.main).get_by_label(label).first.select_option(label=option)

    def search(self, words: str) -> None:
        """Type into the search box at the top."""
        box = self.page.get_by_role("searchbox").locator("visible=true").first
        box.press_sequentially(words)
        with self.page.expect_navigation(wait_until="load"):
            box.press("Enter")
        self.look()

    def _go(self, where: Locator) -> None:
        with self.page.expect_navigation(wait_until="load"):
            if self.touches:
                where.tap()
            else:
                where.click()
        self.look()

    def reload_until(self, seen: Locator) -> None:
        """Load the page anew until it shows what the worker is doing in the background."""
        deadline = monotonic() + PATIENCE / 1000
        while not seen.is_visible():
            assert monotonic() < deadline, f"{self.page.url} does not show it"
            self.page.reload()
        self.look()

    # --- looking --------------------------------------------------------------------------------

    def look(self) -> None:
        """Say what hinders on this page; silence is good."""
        page, where = self.page, urlsplit(self.page.url).path
        seen = hash(TOKEN.sub("", page.content()))
        if seen in self.looked_at:
            return  # the very same page again
        self.looked_at[seen] = where
        if self.runs_scripts:  # axe is one
            self.complaints += [f"{where}: axe: {found}" for found in findings(page)]
        size = page.viewport_size
        assert size
        page.set_viewport_size({"width": NARROW, "height": size["height"]})
        self.complaints += [f"{where}: wider than 320: {found}" for found in too_wide(page)]
        page.set_viewport_size(size)

    def picture(self, name: str) -> None:
        """Keep what is on the screen, when pictures are taken."""
        if self.runs_scripts:
            self.camera(self.page, name)

    # --- listening ------------------------------------------------------------------------------

    def _stays_here(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:")):
            self.complaints.append(f"{self.page.url} asks {request.url}")

    def _is_answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.url} answers {response.status}")

    def _is_silent(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: console: {said.text}")


class Visitors:
    """All who come to one site; each has a browser context of their own."""

    def __init__(self, browser: Browser, site: str, camera: Camera) -> None:
        self.browser, self.site, self.camera = browser, site, camera
        self.all: list[Visitor] = []

    def on_a_phone(self, **more: Any) -> Visitor:
        return self._comes(**PHONE, **more)

    def at_a_desk(self, **more: Any) -> Visitor:
        return self._comes(**DESK, **more)

    def _comes(self, **equipment: Any) -> Visitor:
        visitor = Visitor(self.browser, self.site, self.camera, **equipment)
        self.all.append(visitor)
        return visitor

    @property
    def complaints(self) -> list[str]:
        return [complaint for visitor in self.all for complaint in visitor.complaints]


@contextmanager
def visitors(browser: Browser, site: str, camera: Camera) -> Iterator[Visitors]:
    """Those who come; afterwards nobody has anything to complain of."""
    coming = Visitors(browser, site, camera)
    try:
        yield coming
    finally:
        for visitor in coming.all:
            visitor.context.close()
    assert coming.complaints == []
