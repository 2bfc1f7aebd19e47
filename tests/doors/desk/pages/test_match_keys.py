"""The keyboard on the page of candidates, in a real browser: 1, 2, 3 choose, B adds, N goes on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pilar.work.intake.models import Report
from tests.factories.access import PUNTEN, worker
from tests.factories.intake import report
from tests.factories.registry import person
from tests.support.browser import chromium, findings, served, too_wide
from tests.support.committed import Committed

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ALL = ("intake.view_report", "intake.triage_report", "registry.view_person", "registry.edit_person")
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as environment, chromium() as opened:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop running
        yield opened


@pytest.fixture
def about(committed: Committed) -> Report:
    """A report of Sarinem, and three people of that name."""
    for rw in ("002", "005", "007"):
        person(name="Sarinem", sex="P", rw=rw, village=PUNTEN)
    return report(name="Sarinem")


@pytest.fixture
def visit(about: Report, browser: Browser, settings: Any) -> Iterator[Visit]:
    """Open the page of candidates as Sari; what the browser complains of fails the test."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    sari = Client()
    sari.force_login(worker(*ALL, area=PUNTEN))
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    with served() as site:

        def open_page(**more: Any) -> Page:
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **more})
            contexts.append(context)
            key = sari.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(site + reverse("desk:match", args=[about.pk]))
            page.wait_for_load_state("networkidle")
            return page

        yield open_page
        for context in contexts:
            context.close()
    assert complaints == []


def _chosen(about: Report) -> Any:
    return Report.objects.get(pk=about.pk).person_id


def _candidate(page: Page, place: int) -> str:
    held = page.locator("#found input[name=person]").nth(place)
    return held.get_attribute("value") or ""


@pytest.mark.parametrize("key", ["1", "2", "3"])
def test_a_figure_chooses_the_candidate_of_that_place(
    visit: Visit, about: Report, key: str
) -> None:
    page = visit()
    meant = _candidate(page, int(key) - 1)

    page.keyboard.press(key)

    expect(page.get_by_role("status")).to_contain_text(about.code)
    assert str(_chosen(about)) == meant


def test_a_choice_is_taken_back_by_one_press(visit: Visit, about: Report) -> None:
    page = visit()
    page.keyboard.press("1")

    page.get_by_role("status").get_by_role("button", name="Urungkan").click()

    expect(page.get_by_role("status")).to_contain_text("belum")
    assert _chosen(about) is None


def test_b_leads_to_somebody_new_with_what_was_typed(visit: Visit, about: Report) -> None:
    page = visit()
    page.locator("#who [name=name]").fill("Wagiyem")
    page.locator("h1").click()

    page.keyboard.press("b")

    expect(page.get_by_role("heading", level=1)).to_have_text("Catat sebagai orang baru")
    expect(page.locator("main [name=name]")).to_have_value("Wagiyem")
    assert _chosen(about) is None


def test_n_goes_on_without_a_known_person(visit: Visit, about: Report) -> None:
    page = visit()

    page.keyboard.press("n")

    page.wait_for_url(f"**{reverse('intake:report', args=[about.pk])}")
    assert _chosen(about) is None


def test_candidates_that_came_while_typing_have_the_keys(visit: Visit, about: Report) -> None:
    suyanto = person(name="Suyanto", sex="L", rt="003", rw="002", village=PUNTEN)
    page = visit()
    with page.expect_response(lambda answer: "name=Suyanto" in answer.url):
        page.locator("#who [name=name]").fill("Suyanto")
    expect(page.locator("#found h3").first).to_have_text("Suyanto")
    page.locator("h1").click()  # leaving the field asks once more
    page.wait_for_timeout(500)
    expect(page.locator("#found.htmx-request")).to_have_count(0)

    page.keyboard.press("1")

    expect(page.get_by_role("status")).to_contain_text(about.code)
    assert _chosen(about) == suyanto.pk


def test_while_new_candidates_are_on_their_way_no_key_chooses(visit: Visit, about: Report) -> None:
    page = visit()
    page.evaluate("document.getElementById('found').classList.add('htmx-request')")

    page.keyboard.press("1")
    page.wait_for_timeout(300)

    assert page.url.endswith(reverse("desk:match", args=[about.pk]))
    assert _chosen(about) is None


@pytest.mark.parametrize("chord", ["Control+1", "Alt+1", "Meta+1", "Shift+B", "Shift+N"])
def test_with_a_modifier_nothing_happens(visit: Visit, about: Report, chord: str) -> None:
    page = visit()

    page.keyboard.press(chord)
    page.wait_for_timeout(300)

    assert page.url.endswith(reverse("desk:match", args=[about.pk]))
    assert _chosen(about) is None


@pytest.mark.parametrize("field", ["name", "sex", "nik"])
def test_in_a_field_a_key_is_only_typed(visit: Visit, about: Report, field: str) -> None:
    page = visit()
    page.locator(f"#who [name={field}]").first.focus()

    for key in ("1", "b", "n"):
        page.keyboard.press(key)
    page.wait_for_timeout(500)

    expect(page.get_by_role("heading", level=1)).to_have_text("Siapa orang ini?")
    assert _chosen(about) is None


def test_an_open_dialog_has_the_keyboard_to_itself(visit: Visit, about: Report) -> None:
    page = visit()
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_contain_text("pilih calon")

    page.keyboard.press("1")
    page.wait_for_timeout(300)

    expect(page.locator("#shortcuts")).to_be_visible()
    assert _chosen(about) is None


def test_an_open_menu_has_the_keyboard_to_itself(visit: Visit, about: Report) -> None:
    page = visit()
    page.locator(".account > button").click()

    page.keyboard.press("1")
    page.wait_for_timeout(300)

    assert _chosen(about) is None


def test_the_keys_are_shown_and_told(visit: Visit) -> None:
    page = visit()
    buttons = page.get_by_role("button", name="Ini orangnya", exact=True)

    assert [b.get_attribute("aria-keyshortcuts") for b in buttons.all()] == ["1", "2", "3"]
    expect(buttons.first.locator("kbd")).to_be_visible()
    expect(page.get_by_role("button", name="Orang baru").locator("kbd")).to_have_text("B")
    expect(page.get_by_role("link", name="Putuskan nanti").locator("kbd")).to_have_text("N")


def test_switched_off_no_key_works_and_none_is_shown(visit: Visit, about: Report) -> None:
    page = visit()
    page.locator(".account > button").click()
    page.get_by_role("group", name="Pintasan papan ketik").get_by_text("Mati").click()
    expect(page.locator("html")).to_have_attribute("data-keys", "off")

    for key in ("1", "b", "n", "/", "?"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)

    assert page.locator("kbd:visible").count() == 0
    expect(page.get_by_role("heading", level=1)).to_have_text("Siapa orang ini?")
    expect(page.locator("#shortcuts")).to_be_hidden()
    assert _chosen(about) is None


def test_without_javascript_no_key_is_shown_and_one_chooses_by_pressing(
    visit: Visit, about: Report
) -> None:
    page = visit(java_script_enabled=False)
    meant = _candidate(page, 0)
    assert page.locator("kbd:visible").count() == 0

    page.get_by_role("button", name="Ini orangnya").first.click()

    expect(page.get_by_role("status")).to_contain_text(about.code)
    assert str(_chosen(about)) == meant


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(visit: Visit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800})

    assert findings(page) == []
    assert too_wide(page) == []
