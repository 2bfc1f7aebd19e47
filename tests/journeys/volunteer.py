"""What a member of a pillar does in the field, on a phone."""

import re

from playwright.sync_api import expect

from tests.support.visitor import Visitor

# What the family says, by the words of the question. Whatever else is asked stays open.
TOLD = {
    "Apakah keluarga ini menerima PKH?": "Tidak",
    "Apakah Karsini Wulandari bekerja sebagai ASN, TNI, atau Polri?": "Tidak",
    "Apakah Karsini Wulandari penyandang disabilitas berat": "Tidak",
    "Apakah Bayu Wulandari masih bersekolah?": "masih bersekolah",
    "Bayu Wulandari bersekolah di jenjang apa?": "SD atau MI",
    "Apakah Bayu Wulandari penyandang disabilitas berat": "Tidak",
    "Apakah Karsini Wulandari tercatat dalam daftar negara": "Tidak",
    "Apakah Bayu Wulandari tercatat dalam daftar negara": "Tidak",
}

# Asked of nobody: the list said it, or it cannot be of a boy of ten or a grandmother.
KNOWN = re.compile(r"desil|Kapan .* lahir|laki-laki atau perempuan|status kawin|hamil", re.I)


def accepts(member: Visitor, *, kind: str, place: str) -> None:
    """Sees in "my day" that somebody asks, and accepts."""
    page = member.page
    member.open("/hari-ini/")
    card = page.locator(".offered", has_text=kind).filter(has_text=place)
    expect(card.first).to_be_visible()
    member.press("Terima tugas", within=card.first)


def visits(member: Visitor, *, title: str) -> None:
    """At the door: only what is missing or too old is asked, and what the family says is stored."""
    page = member.page
    member.open("/hari-ini/")
    member.picture("hari-ini")
    member.follow(title)
    member.follow("Mulai kunjungan")
    asked = page.locator("main label").all_inner_texts()
    assert not [each for each in asked if KNOWN.search(each)], asked
    for question, answer in TOLD.items():
        member.select(question, answer)
    member.picture("kuesioner")
    member.press("Simpan jawaban")
    expect(page.locator("#flashes")).to_contain_text(f"{len(TOLD)} jawaban")


def records(member: Visitor, *, title: str, words: str) -> None:
    """What came of the task."""
    member.open("/hari-ini/")
    member.follow(title)
    member.follow("Catat hasil")
    member.choose("Selesai")
    member.write("Apa yang dilihat dan dikerjakan", words)
    member.press("Catat hasil")
