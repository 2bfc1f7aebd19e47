"""What the forum does: a figure is frozen, a decision put, agreed, and followed as a step."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.support.visitor import Visitor

QUARTER = timedelta(days=90)


def opens(manager: Visitor) -> str:
    """The forum that is being prepared begins; gives its address."""
    page = manager.page
    manager.open("/kerja/sarasehan/")
    row = page.locator("tr[data-row]", has_text=re.compile("isiapkan"))
    manager._go(row.first.get_by_role("link").first)
    manager.press("Buka sarasehan")
    return page.url


def puts(manager: Visitor, meeting: str, *, about: str, figure: str, decision: str) -> None:
    """An item with its frozen figure, and what is proposed about it."""
    page = manager.page
    manager.open(meeting)
    manager.follow("Butir agenda baru")
    manager.write("Tentang apa", about)
    manager.select("Angka", figure)
    manager.press("Tambah butir")
    item = page.locator(".agenda-item", has_text=about)
    manager.follow("Bekukan bukti", within=item)
    manager.press("Bekukan angka")
    manager.follow("Usulkan keputusan", within=page.locator(".agenda-item", has_text=about))
    manager.write("Yang disepakati", decision)
    manager.select("Penanggung jawab", "Pekerja Sosial Masyarakat")
    manager.write("Sampai", f"{date.today() + QUARTER:%d %m %Y}")
    manager.write("Yang hendak dicapai", "5")
    manager.press(re.compile("Simpan"))


def agrees(head: Visitor, meeting: str, *, about: str) -> None:
    head.open(meeting)
    item = head.page.locator(".agenda-item", has_text=about)
    head.press("Sepakati", within=item)
    expect(item.locator(".agreed")).to_be_visible()


def follows(head: Visitor, *, step: str, figure: str) -> float:
    """The board shows the step, and its page the figure; gives the percentage from which it begins."""
    page = head.page
    head.open("/kerja/langkah/")
    card = page.locator(".board-card", has_text=step)
    begins = re.search(r"Angka awal ([\d,]+)%", card.inner_text())
    assert begins
    head.picture("langkah")
    head.follow(step)
    expect(page.locator("main")).to_contain_text(figure)
    return float(begins[1].replace(",", "."))
