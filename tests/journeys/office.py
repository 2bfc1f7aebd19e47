"""What officers do at their desks."""

from playwright.sync_api import expect

from tests.support.visitor import Visitor


def signs_in(worker: Visitor, role: str) -> None:
    """By the button of the demo."""
    worker.open("/masuk/")
    with worker.page.expect_navigation(wait_until="load"):
        worker.page.locator(f'[data-demo-role="{role}"]').click()
    worker.look()


def signs_in_by_password(worker: Visitor, *, address: str, password: str) -> None:
    """As everybody does outside the demo."""
    worker.open("/masuk/")
    worker.write("Nama pengguna", address)
    worker.write("Kata sandi", password)
    worker.press("Masuk")


def matches(front: Visitor, *, code: str, name: str, manager: str) -> None:
    """The front office opens a new report, sees who may be meant and why, says who it is, and hands it over."""
    page = front.page
    front.open("/kerja/laporan/")
    row = page.locator("tr[data-row]", has_text=code)
    expect(row).to_be_visible()
    front._go(row.get_by_role("link").first)
    front.follow("Padankan orang")
    first = page.locator("#found .candidate").first
    expect(first.get_by_role("heading")).to_have_text(name)
    expect(first.locator("table")).to_be_visible()
    front.picture("padanan")
    front.press("Ini orangnya", within=first)
    front.press("Terima laporan")
    expect(page.get_by_role("link", name=name)).to_be_visible()
    front.select("Siapa yang menangani", manager)
    front.press("Tugaskan")


def opens_case(manager: Visitor, *, code: str) -> str:
    """The case manager takes the report into care; gives the address of the case."""
    manager.search(code)
    manager.follow("Buka kasus")
    manager.press("Buka kasus")
    return manager.page.url


def asks(manager: Visitor, case: str, *, title: str, member: str) -> None:
    """Add a first visit to the plan and offer it to a member who fits."""
    manager.open(case)
    manager.follow("Tambah tugas")
    manager.select("Jenis pekerjaan", "Kunjungan pertama")
    manager.write("Apa yang perlu dikerjakan", title)
    manager.choose("Saya pilih di halaman berikut")
    manager.press("Tambah tugas")
    card = manager.page.locator(".offers-list > li", has_text=member)
    expect(card.locator(".reasons")).to_contain_text("Punten")
    manager.press(f"Tawarkan kepada {member}", within=card)


def reads_determination(officer: Visitor, case: str, *, amount: str) -> str:
    """The worker has computed all programmes from the answers; gives the address of PKH's."""
    page = officer.page
    officer.open(case)
    officer.follow("Penetapan")
    officer.reload_until(page.get_by_text("PKH: layak diusulkan"))
    expect(page.locator("main")).to_contain_text(f"{amount} setahun")
    officer.picture("penetapan")
    return page.url


def proposes(officer: Visitor, answer: str, *, reason: str) -> None:
    """One officer proposes, and cannot be the one who approves."""
    page = officer.page
    officer.open(answer)
    officer.write("Alasan singkat", reason)
    officer.press("Usulkan keluarga ini")
    expect(page.locator("main")).to_contain_text("Anda sendiri yang mengusulkan")
    expect(page.get_by_role("button", name="Setujui usulan")).to_have_count(0)


def approves(other: Visitor, *, name: str, reason: str) -> None:
    """A second officer finds the proposal in the list and approves it."""
    other.open("/kerja/penetapan/")
    other.follow(name)
    other.write("Alasan singkat", reason)
    other.press("Setujui usulan")
    expect(other.page.locator("main")).to_contain_text("Disetujui")


def asks_for_the_word(manager: Visitor, case: str) -> None:
    """The work is done: now the resident says whether it is solved."""
    manager.open(case)
    manager.follow("Minta suara warga")
    manager.press("Minta suara warga")
