"""The public pages and the desk's in a real browser: accessible, within the screen, with and without scripts."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pilar.ground.access.models import User
from pilar.work.intake import actions
from pilar.work.intake.models import Report
from tests.factories.access import UserFactory, worker
from tests.factories.intake import receive
from tests.support.browser import chromium, findings, served, too_wide
from tests.support.committed import Committed

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DESK = (
    "intake.view_report",
    "intake.view_protected",
    "intake.triage_report",
    "intake.record_report",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as environment, chromium() as opened:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop running
        yield opened


@pytest.fixture
def visit(browser: Browser, committed: Committed, settings: Any) -> Iterator[Callable[..., Page]]:
    """A page in a context of its own; what the browser complains of fails the test."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    with served() as site:

        def open_page(where: str, *, user: User | None = None, **more: Any) -> Page:
            context = browser.new_context(viewport={"width": 360, "height": 740}, **more)
            contexts.append(context)
            if user:
                client = Client()
                client.force_login(user)
                session = client.cookies["sessionid"].value
                context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on(
                "console",
                lambda said: (
                    complaints.append(said.text)
                    if said.type == "error" and "422" not in said.text
                    else None
                ),
            )
            page.goto(f"{site}{where}")
            return page

        yield open_page
        for context in contexts:
            context.close()
    assert complaints == []


def fits(page: Page) -> None:
    """Axe finds nothing, on a small phone and on a desk; nothing scrolls sideways at 320 pixels."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert too_wide(page) == [], (page.url, width)
        assert findings(page) == [], (page.url, width)
    page.set_viewport_size({"width": 360, "height": 740})


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def fill_in(page: Page, *, look: Callable[[Page], None]) -> None:
    """From home to the check page, as somebody does who reports for a neighbour."""
    look(page)
    page.get_by_role("link", name=re.compile("^Laporkan kebutuhan bantuan")).first.click()
    look(page)
    page.get_by_label("Untuk orang yang saya kenal").check()
    page.get_by_label("Bisa menunggu beberapa hari").check()
    press(page, "Lanjutkan")
    look(page)
    page.get_by_label("Lanjut usia yang tidak terurus").check()
    page.get_by_label("Ceritakan dengan kata-kata sendiri").fill("Kakinya bengkak.")
    press(page, "Lanjutkan")
    look(page)
    page.get_by_label("Nama orang yang perlu bantuan").fill("Mbah Sarinem")
    page.get_by_label("Desa atau kelurahan").select_option(label="Punten")
    page.get_by_label("WhatsApp").check()
    page.get_by_label("Nomor atau alamat surel Anda").fill("0812 3456 7890")
    press(page, "Lanjutkan")
    look(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_report_from_home_to_the_follow_page(visit: Callable[..., Page], scripts: bool) -> None:
    page = visit("/", java_script_enabled=scripts)
    look = fits if scripts else lambda page: None

    fill_in(page, look=look)
    page.get_by_label("Sejauh yang saya tahu, isi laporan ini benar").check()
    press(page, "Kirim laporan")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Terima kasih")
    look(page)
    code = Report.objects.get().code
    expect(page.locator(".ticket")).to_contain_text(code)
    page.get_by_role("link", name="Lacak laporan ini").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sudah diterima, menunggu dibaca")
    look(page)


def test_errors_are_told_at_the_top_and_take_the_focus(visit: Callable[..., Page]) -> None:
    page = visit("/lapor/")

    press(page, "Lanjutkan")

    expect(page.locator("[data-error-summary]")).to_be_focused()
    fits(page)


@pytest.mark.parametrize(
    "address",
    ["/bantuan-darurat/", "/kontak/", "/privasi/", "/aksesibilitas/", "/lacak/"],
)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_other_public_pages(visit: Callable[..., Page], address: str, theme: str) -> None:
    fits(visit(address, color_scheme=theme))


def test_the_follow_page_in_every_state(visit: Callable[..., Page]) -> None:
    from tests.work.intake.test_triage import in_state

    for state in Report.State:
        row = in_state(state, UserFactory())
        pin = actions.renew_pin(report=row, by=UserFactory(), at=timezone.now())
        page = visit(f"/lacak/?kode={row.code}")
        page.get_by_label("PIN 6 angka").fill(pin)
        press(page, "Lihat laporan")
        expect(page).to_have_url(re.compile(row.code))
        fits(page)


def test_the_desk_in_light_and_dark(visit: Callable[..., Page]) -> None:
    now = timezone.now()
    first = receive(at=now, urgency="EMERGENCY", contact_kind="PHONE", contact="+6281234567890")
    second = receive(at=now, name="Sarinem")
    receive(at=now, kinds=("VIOLENCE",), name="Rizki")
    sari = worker(*DESK)
    one, other = first.report.pk, second.report.pk
    for theme in ("light", "dark"):
        for address in (
            "/kerja/laporan/",
            f"/kerja/laporan/{one}/",
            f"/kerja/laporan/{one}/bandingkan/{other}/",
            "/kerja/laporan/baru/",
        ):
            fits(visit(address, user=sari, color_scheme=theme))


def test_the_keyboard_walks_the_queue_and_the_panel_follows(visit: Callable[..., Page]) -> None:
    now = timezone.now()
    first, second = (receive(at=now, name=name, rt=rt) for name, rt in (("A", "1"), ("B", "2")))
    page = visit("/kerja/laporan/", user=worker(*DESK))
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator("#panel")).to_contain_text(first.report.code)

    page.keyboard.press("j")

    expect(page.locator("#panel")).to_contain_text(second.report.code)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(str(second.report.pk)))
