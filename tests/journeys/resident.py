"""What a resident does: on the public pages, without an account."""

import re
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.support.visitor import Visitor


@dataclass(frozen=True)
class Slip:
    """What the resident keeps of a report."""

    code: str
    pin: str


def reports(resident: Visitor, *, name: str, age: int, village: str) -> Slip:
    """From the first page to the code and the PIN, for somebody whom the resident knows."""
    page = resident.page
    resident.open("/")
    resident.follow(re.compile("^Laporkan kebutuhan bantuan"))
    resident.choose("Untuk orang yang saya kenal")
    resident.choose("Bisa menunggu beberapa hari")
    resident.press("Lanjutkan")
    resident.choose("Lanjut usia yang tidak terurus")
    resident.picture("lapor")
    resident.write(
        "Ceritakan dengan kata-kata sendiri", "Mbah makan sekali sehari. Cucunya kelas empat."
    )
    resident.press("Lanjutkan")
    resident.write("Nama orang yang perlu bantuan", name)
    resident.write("Umurnya, kira-kira", str(age))
    resident.select("Desa atau kelurahan", village)
    resident.write("RT", "3")
    resident.write("RW", "2")
    resident.write("Patokan", "Utara langgar, rumah papan")
    resident.choose("WhatsApp")
    resident.write("Nomor atau alamat surel Anda", "0868 4001 7755")
    resident.press("Lanjutkan")
    resident.choose("Sejauh yang saya tahu, isi laporan ini benar")
    resident.press("Kirim laporan")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Terima kasih")
    code = re.search(r"BT-\w{4}-\w{3}", page.locator(".ticket").inner_text())
    pin = re.search(r"\b(\d{3}) (\d{3})\b", page.locator(".ticket").inner_text())
    assert code
    assert pin
    return Slip(code[0], pin[1] + pin[2])


def looks_up(resident: Visitor, slip: Slip) -> str:
    """By code and PIN; gives the state in the page's own words."""
    page = resident.page
    resident.open("/lacak/")
    resident.write("Kode laporan", slip.code)
    resident.write("PIN 6 angka", slip.pin)
    resident.press("Lihat laporan")
    return page.get_by_role("heading", level=1).inner_text()


def says(resident: Visitor, *, solved: bool, words: str) -> None:
    """Gives the word on which a case closes or opens again."""
    resident.picture("lacak")
    resident.choose("Sudah teratasi" if solved else "Belum teratasi")
    resident.choose("Sangat baik" if solved else "Kurang baik")
    resident.write("Apa yang perlu kami tahu?", words)
    resident.press("Kirim jawaban saya")


def adds(resident: Visitor, *, words: str) -> None:
    """Tells more, on the page on which a report is followed."""
    resident.write("Kabar atau keterangan baru", words)
    resident.press("Kirim")
    expect(resident.page.locator("main")).to_contain_text(words)
