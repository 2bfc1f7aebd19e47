"""What the gallery shows: invented words, people and figures. No component depends on them."""

from datetime import date, timedelta
from typing import ClassVar

from django import forms
from django.db.models import Model
from django.http import HttpRequest

from pilar.ground.web import charts, tilemap
from pilar.ground.web.forms import DayField, PilarForm
from pilar.ground.web.pages import Listing
from pilar.ground.web.parts import (
    BoardCard,
    Choice,
    Column,
    Evidence,
    PillarAtWork,
    Step,
    Tab,
    Tile,
)

VILLAGES = (
    ("Sumberbrantas", 3, 0, 81.0), ("Tulungrejo", 2, 1, 88.0), ("Sumbergondo", 3, 1, 94.0),
    ("Gunungsari", 1, 2, 86.0), ("Punten", 2, 2, 97.0), ("Bulukerto", 3, 2, 92.0),
    ("Bumiaji", 4, 2, 95.0), ("Sumberejo", 1, 3, 91.0), ("Sidomulyo", 2, 3, 96.0),
    ("Pandanrejo", 3, 3, 93.0), ("Giripurno", 4, 3, None), ("Songgokerto", 0, 4, 84.0),
    ("Ngaglik", 1, 4, 96.0), ("Sisir", 2, 4, 98.0), ("Temas", 3, 4, 95.0),
    ("Torongrejo", 4, 4, 93.0), ("Pendem", 5, 4, 90.0), ("Pesanggrahan", 1, 5, 89.0),
    ("Oro-oro Ombo", 2, 5, 94.0), ("Beji", 3, 5, 96.0), ("Mojorejo", 4, 5, 97.0),
    ("Dadaprejo", 5, 5, 92.0), ("Tlekung", 2, 6, 87.0), ("Junrejo", 3, 6, 95.0),
)  # fmt: skip
TREND = (81.2, 80.4, 82.9, 84.0, 83.1, 86.5, 88.2, 89.9, 91.0, 92.4)
GOOD = (83.0, 82.5, 85.0, 86.0, 85.1, 90.0, 93.0, 97.0)
BAD = (88.0, 89.5, 88.0, 86.5, 87.0, 85.2, 83.1, 84.0)


class Specimen(PilarForm):
    """A form with every kind of field, and a mistake in most of them."""

    born = DayField(label="Tanggal lahir", help_text="Misalnya 17 8 1952.")
    phone = forms.RegexField(
        r"^\d{10,13}$",
        label="Nomor HP",
        error_messages={"invalid": "Kurang dua angka atau lebih. Contoh: 0812 3456 7890."},
    )
    nik = forms.CharField(
        label="NIK", required=False, help_text="Tanpa NIK laporan tetap kami terima."
    )
    elder = forms.ChoiceField(
        label="Adakah yang berusia 60 tahun atau lebih di rumah Anda?",
        choices=[("YES", "Ada"), ("NO", "Tidak ada"), ("UNSURE", "Belum tahu pasti")],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label="Bantuan apa yang diperlukan?",
        choices=[
            ("ELDERLY", "Lanjut usia yang tidak terurus"),
            ("VIOLENCE", "Kekerasan atau perlakuan buruk"),
            ("UNSURE", "Saya tidak yakin"),
        ],
        widget=forms.CheckboxSelectMultiple,
        help_text="Boleh pilih lebih dari satu.",
    )
    village = forms.ChoiceField(
        label="Desa atau kelurahan", choices=[("", "Pilih desa"), ("1", "Punten"), ("2", "Sisir")]
    )
    story = forms.CharField(
        label="Kabar atau keterangan baru", widget=forms.Textarea, required=False
    )
    photo = forms.FileField(label="Foto", required=False)
    true = forms.BooleanField(label="Sejauh yang saya tahu, isi laporan ini benar")
    choice_hints: ClassVar = {
        "elder": {"UNSURE": "Tidak tahu bukan berarti tidak"},
        "needs": {
            "ELDERLY": "Tinggal sendiri, tidak ada yang merawat, atau kekurangan makan",
            "VIOLENCE": "Hanya dibaca petugas khusus. Bahaya sekarang? Telepon 112.",
            "UNSURE": "Ceritakan saja dengan kata-kata sendiri",
        },
    }
    choice_icons: ClassVar = {"needs": {"VIOLENCE": "lock"}}
    unknown: ClassVar = {"elder": "UNSURE", "needs": "UNSURE"}


def form(prefix: str) -> Specimen:
    """Bound to answers of which some are wrong; ids begin with `prefix`."""
    answers = {"born": "17 13 1952", "phone": "0812 34", "elder": "YES", "needs": ["ELDERLY"]}
    return Specimen(answers | {"village": "1"}, auto_id=f"{prefix}_%s")


class Search(PilarForm):
    """Filters of a list."""

    where = forms.ChoiceField(label="Desa", choices=[("", "Semua desa"), ("1", "Punten")])
    words = forms.CharField(label="Kata")


class Pages(Listing[Model]):
    """The pages of a list of 312 rows that nobody reads."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.size, self.total = request, 25, 312


def evidence(last: float) -> list[Evidence]:
    return [
        Evidence("", "awal", "satu dari sekitar 4.100 pasangan", -12.0),
        Evidence("=", "Nama", "sarinem = sarinem", 6.4),
        Evidence("≈", "Umur", "±74 dan 74", 3.1),
        Evidence("=", "Desa", "Punten = Punten", 3.6),
        Evidence("=", "RT/RW", "03/02 = 03/02", last)
        if last > 0
        else Evidence("≠", "RT/RW", "03/02, di sini 07/02", last),
        Evidence("?", "Ibu, HP", "belum diketahui", 0.0),
    ]


def pictures() -> dict[str, object]:
    """Charts and the map, drawn as pages draw them."""
    months = [date(2026, month, 1) for month in range(1, 11)]
    broken = [81.0, 80.2, None, None, 84.0, 86.1, 85.0, 84.2, 83.0, 82.1]
    return {
        "trend": charts.line(
            list(zip(months, TREND, strict=True)),
            title="Persen laporan yang dijawab dalam 3 hari kerja",
            description="Naik dari 81,2 pada Januari ke 92,4 pada Oktober; target 95.",
            value_head="Persen",
            target=95,
            event=(date(2026, 5, 1), "Mei: daftar tugas bersama"),
        ),
        "gap": charts.line(
            list(zip(months, broken, strict=True)),
            title="Persen dijawab di Songgokerto",
            description="Maret dan April belum dikirim.",
            value_head="Persen",
            target=95,
            bad=True,
        ),
        "bars": charts.bars(
            [("PSM", 94), ("TKSK", 91), ("Pendamping PKH", 89), ("Tagana", 97), ("Karang Taruna", 82)],
            title="Tugas yang selesai tepat waktu, per pilar",
            name_head="Pilar",
            value_head="Persen",
            target=90,
            maximum=100,
        ),
        "map": tilemap.draw(
            [
                Tile(name, name, column, row, value, "" , "", value is not None and value < 85, name == "Punten")
                for name, column, row, value in VILLAGES
            ],
            title="Dijawab dalam 3 hari kerja, per desa",
            value_head="Persen",
            steps=[
                Step(0, "di bawah 85"), Step(85, "85–89"), Step(90, "90–94"), Step(95, "95 ke atas (target)"),
            ],
        ),
    }  # fmt: skip


def board() -> dict[str, list[BoardCard]]:
    return {
        "planned": [
            BoardCard("Pendamping muda untuk Songgokerto", "Dwi Ratna, TKSK Batu", "sampai 31 Jan 2027",
                      "84", "→ 92%", "PLANNED", BAD, 92, effect="Angka awal dicatat 11 Des 2026. Belum dimulai."),
        ],
        "running": [
            BoardCard("Reaktivasi PBI-JK langsung di desa", "Puskesos Bumiaji", "sampai 28 Feb 2027",
                      "4,9", "hari, target 3", "TOWARD", (9.1, 9.3, 9.0, 9.1, 8.0, 6.4, 5.2, 4.9), 3, 3),
            BoardCard("Vendor kursi roda kedua", "Dinas Sosial", "lewat 12 hari", "37", "lewat tenggat, target 10",
                      "AWAY", (25, 27, 29, 31, 33, 35, 36, 37), 10, 3, late=True),
        ],
        "done": [
            BoardCard("Daftar tugas bersama relawan", "TKSK Bumiaji", "selesai Sep 2026", "92,4%", "target 90",
                      "WORKED", GOOD, 90, 3, "+6,8 poin dibanding desa tanpa langkah (4,1 sampai 9,5)"),
            BoardCard("Jemput rekam KTP disabilitas", "PSM dan Dukcapil", "selesai Agu 2026", "65%", "target 85",
                      "NOT_PROVEN", (61, 62, 63, 62, 64, 65, 66, 65), 85, 4, "+1,9 poin (−1,2 sampai 5,0): bisa kebetulan"),
            BoardCard("Undian jadwal pangan", "PSM Beji", "selesai Jul 2026", "61%", "target 85",
                      "FAILED", (70, 70, 69, 68, 66, 64, 62, 61), 85, 4, "−8,3 poin. Dihentikan 11 Des."),
        ],
    }  # fmt: skip


def small() -> dict[str, object]:
    """Values for the components that take lists."""
    hour = timedelta(hours=1)
    return {
        "clocks": [(16 * hour, 24 * hour), (6 * hour, 24 * hour), (timedelta(minutes=-40), 8 * hour)],
        "tabs": [
            Tab("Ringkasan", "#tabs", True), Tab("Asal data", "#tabs", count=5), Tab("Program", "#tabs", count=4),
        ],
        "programmes": [
            Choice("PKH", "#list", "Perlu satu fakta lagi", "wait", True),
            Choice("Sembako", "#list", "Layak, sudah menerima", "good"),
            Choice("BLT Desa", "#list", "Belum memenuhi"),
        ],
        "columns": [
            Column("Desa", href="#table", sort="name", direction="ascending"),
            Column("Laporan", numeric=True, href="#table", sort="n"),
            Column("Tepat waktu", numeric=True), Column("Delapan bulan"), Column("Keadaan"),
        ],
        "pillars_at_work": [
            PillarAtWork("TKSK", "TKSK", "Hariyanto", "Koordinasi puskesmas"),
            PillarAtWork("PSM", "PSM", "Lilik Suryani", "Kunjungan tiap Selasa"),
            PillarAtWork("TAGANA", "Tagana", active=False),
            PillarAtWork("KARANG_TARUNA", "Karang Taruna", "Punten Muda", "Angkut air, bergilir"),
            PillarAtWork("PKH", "Pendamping PKH", "Wulan Sari", "Komponen cucu"),
        ],
        "good": GOOD, "bad": BAD, "match": evidence(5.2), "doubt": evidence(-1.2),
    }  # fmt: skip
