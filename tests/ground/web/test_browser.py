"""The gallery and the scripts in a real browser: accessible, within the screen, without errors."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Template
from django.template.context import RequestContext
from django.urls import path
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pilar.config import urls as pilar_urls
from tests.support.browser import chromium, findings, served, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.slow]
THEMES = ("light", "dark")
SENT: list[str] = []
LOCK = threading.Lock()
FORM = """{% extends "web/layouts/work.html" %}{% block title %}Uji{% endblock %}{% block main %}
<h1>Uji</h1>{% form None %}<label for="t">Cerita</label><input class="input" id="t" name="t">
{% button "Kirim" %}{% endform %}<p><a href="/ui/">Pergi</a></p>
{% button "Jangan" type="button" blocked="Belum bisa." %}{% endblock %}"""


def form(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        with LOCK:
            SENT.append(request.POST["t"])
        time.sleep(0.5)
    return HttpResponse(Template(FORM).render(RequestContext(request)))


urlpatterns = [*pilar_urls.urlpatterns, path("uji/", form)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as environment, chromium() as opened:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop running
        yield opened


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def visit(browser: Browser, site: str, settings: Any) -> Iterator[Callable[..., Page]]:
    """Open a page; what the browser complains of on the way fails the test."""
    settings.ROOT_URLCONF = __name__
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(where: str = "/ui/", width: int = 1280, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda said: complaints.append(said.text) if said.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site}{where}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(visit: Callable[..., Page], width: int, theme: str) -> None:
    page = visit(width=width, color_scheme=theme)

    assert findings(page) == []
    assert too_wide(page) == []


def test_axe_finds_nothing_with_both_themes_side_by_side(visit: Callable[..., Page]) -> None:
    assert findings(visit("/ui/?tema=dua", width=1440)) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_workplace_is_accessible(visit: Callable[..., Page], width: int) -> None:
    page = visit("/uji/", width=width)

    assert findings(page) == []
    assert too_wide(page) == []


@pytest.mark.parametrize("width", [320, 360, 768, 900, 1024])
def test_nothing_scrolls_sideways(visit: Callable[..., Page], width: int) -> None:
    assert too_wide(visit(width=width)) == []


def test_text_of_double_size_still_fits(visit: Callable[..., Page]) -> None:
    page = visit(width=1280)

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert too_wide(page) == []


def test_the_theme_changes_without_leaving_the_page(visit: Callable[..., Page]) -> None:
    page = visit(color_scheme="light")
    page.get_by_role("button", name="Gelap").click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert any(cookie["name"] == "tampilan" for cookie in page.context.cookies())
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_theme_and_language_work_without_javascript(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)

    page.get_by_role("button", name="Gelap").click()
    page.get_by_role("button", name="English").first.click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Component gallery")


def test_the_first_stop_of_the_keyboard_leads_to_the_content(visit: Callable[..., Page]) -> None:
    page = visit("/uji/")

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_error_summary_takes_the_focus(visit: Callable[..., Page]) -> None:
    expect(visit().locator("[data-error-summary]").first).to_be_focused()


def test_a_dialog_opens_in_place_and_closes(visit: Callable[..., Page]) -> None:
    page = visit()
    page.get_by_role("link", name="Gabungkan").click()

    expect(page.locator("#merge-one")).to_be_visible()
    page.locator("#merge-one").get_by_role("button", name="Jangan dulu").click()
    expect(page.locator("#merge-one")).to_be_hidden()


def test_j_and_k_walk_through_rows(visit: Callable[..., Page]) -> None:
    page = visit()
    rows = page.locator("[data-rows] [data-row]")
    page.locator("body").click(position={"x": 2, "y": 2})

    page.keyboard.press("j")
    expect(rows.nth(1)).to_have_class("chosen")
    page.keyboard.press("k")
    expect(rows.nth(0)).to_have_class("chosen")
    expect(rows.nth(0).locator("a")).to_be_focused()


def test_a_question_mark_shows_the_shortcuts(visit: Callable[..., Page]) -> None:
    page = visit("/uji/")
    page.locator("h1").click()

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Pintasan papan ketik")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Pintasan papan ketik")).to_be_hidden()


def test_a_form_is_sent_once(visit: Callable[..., Page]) -> None:
    SENT.clear()
    page = visit("/uji/")
    page.get_by_label("Cerita").fill("satu")

    page.get_by_role("button", name="Kirim").dblclick()
    page.wait_for_timeout(1500)

    assert SENT == ["satu"]


def test_leaving_unsaved_work_asks_first(visit: Callable[..., Page]) -> None:
    page = visit("/uji/")
    page.get_by_label("Cerita").press_sequentially("belum selesai")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    page.get_by_role("link", name="Pergi").click()
    page.wait_for_timeout(300)

    assert asked == ["beforeunload"]
    expect(page.get_by_label("Cerita")).to_have_value("belum selesai")


def test_leaving_a_form_as_it_was_asks_nothing(visit: Callable[..., Page]) -> None:
    page = visit("/uji/")
    page.on("dialog", lambda dialog: pytest.fail("asked"))

    page.get_by_role("link", name="Pergi").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Galeri komponen")


def test_the_loss_of_signal_is_said(visit: Callable[..., Page]) -> None:
    page = visit("/uji/")
    page.wait_for_load_state("networkidle")

    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()


def test_the_menu_of_a_phone_opens_without_javascript(visit: Callable[..., Page]) -> None:
    page = visit("/uji/", width=360, java_script_enabled=False)

    page.get_by_role("button", name="Menu").click()

    expect(page.locator("#menu")).to_be_visible()


def test_paper_carries_no_navigation(visit: Callable[..., Page]) -> None:
    page = visit("/uji/")

    page.emulate_media(media="print")

    expect(page.locator(".side")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
