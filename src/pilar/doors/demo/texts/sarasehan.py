"""What the forums talked about and decided: invented, but for the theme of 2024."""

from dataclasses import dataclass
from datetime import date, timedelta

from pilar.doors.demo.members import THIN
from pilar.doors.demo.turns import Turns

THEME_2024 = (
    "Kesetiakawanan Sosial Mempersatukan Pilar-Pilar Sosial"
    " untuk Memperkuat Ketahanan Sosial Nasional"
)
PILLARS = (
    ("TKSK", "TKSK"),
    ("PSM", "PSM"),
    ("TAGANA", "Tagana"),
    ("KARANG_TARUNA", "Karang Taruna"),
    ("PKH", "Pendamping PKH"),
)


@dataclass(frozen=True)
class StepText:
    """A step under its agenda item, with the days on which it truly began and ended."""

    item: str
    decision: str
    title: str
    owner: str
    supporters: tuple[str, ...]
    indicator: str
    target: str
    deadline: date
    began_on: date | None = None
    ended_on: date | None = None
    baseline: str = ""
    gave_up: bool = False
    pillar: str = ""
    area: str = ""


STEPS_2024 = (
    StepText(
        "Langkah: jawaban dalam tiga hari",
        "Setiap kecamatan menunjuk satu petugas jawab harian. Laporan yang belum dijawab dibacakan tiap Senin.",
        "Petugas jawab harian di setiap kecamatan",
        "DINSOS", ("TKSK", "PSM"), "in_time", "90", date(2025, 9, 30), date(2025, 2, 3), date(2025, 9, 26), "80",
    ),
    StepText(
        "Langkah: kecakapan PSM",
        "Semua PSM mengikuti bimtek dasar dalam setahun, bergilir supaya desa tidak kosong.",
        "Bimtek dasar untuk PSM di semua desa",
        "PSM", ("TKSK", "DINSOS"), "tasks_in_time", "90", date(2025, 12, 31), date(2025, 1, 20), date(2025, 11, 28), "82",
        pillar="PSM",
    ),
    StepText(
        "Langkah: selesai menurut warga",
        "Kasus ditutup hanya setelah warga atau pihak kedua membenarkan. Yang dibantah dibuka lagi dan dihitung.",
        "Tutup kasus dengan suara warga",
        "TKSK", ("PSM", "PKH"), "reopened", "8", date(2026, 3, 31), date(2025, 1, 6), date(2026, 3, 27), "12",
    ),
    StepText(
        "Langkah: PKH tepat sasaran",
        "Keluarga yang memenuhi aturan diusulkan dalam bulan yang sama, dengan mata kedua.",
        "Usulan PKH pada bulan yang sama",
        "PKH", ("DINSOS", "PSM"), "pkh", "75", date(2026, 12, 31), date(2025, 4, 14), None, "",
    ),
    StepText(
        "Langkah: pangan yang adil",
        "Jadwal antar pangan diundi antar-RT supaya tidak ada yang menunggu terlalu lama.",
        "Undian jadwal antar pangan",
        "KARANG_TARUNA", ("TAGANA", "PSM"), "tasks_in_time", "90", date(2025, 12, 31), date(2025, 3, 3), date(2025, 10, 10), "86",
        gave_up=True, pillar="KARANG_TARUNA",
    ),
)  # fmt: skip


def steps_of_the_year(story: Turns) -> tuple[StepText, ...]:
    """The steps that the second forum decided, and how they went until today."""
    since, until = story.list_since, story.schedule_until

    def after(days: int) -> date:
        return since + timedelta(days=days)

    return (
        StepText(
            "Langkah: satu daftar tugas",
            "Semua pilar memakai satu daftar tugas per desa: siapa memegang apa, dan sampai kapan.",
            "Daftar tugas bersama relawan",
            "DINSOS", ("TKSK", "PSM", "TAGANA", "KARANG_TARUNA", "PKH"), "in_time", "87", after(214),
            since, after(198),
        ),
        StepText(
            "Langkah: dibantah berarti dikerjakan lagi",
            "Setiap kasus yang dibantah warga dibahas pada pekan yang sama oleh TKSK dan pelaksananya.",
            "Bahas setiap kasus yang dibuka lagi",
            "TKSK", ("PSM",), "reopened", "5", after(275), after(5),
        ),
        StepText(
            "Langkah: siap sebelum hujan",
            "Tagana berlatih sekali sebulan bersama Karang Taruna desa di lereng, dicatat sebagai kegiatan.",
            "Latihan bulanan Tagana di desa lereng",
            "TAGANA", ("KARANG_TARUNA",), "activities", "30", after(190), after(3), after(187),
            pillar="TAGANA",
        ),
        StepText(
            "Langkah: satu jadwal Karang Taruna",
            "Kegiatan 24 Karang Taruna mengikuti satu jadwal kota supaya tidak bertabrakan.",
            "Satu jadwal kota untuk kegiatan Karang Taruna",
            "KARANG_TARUNA", ("PSM",), "activities", "45", after(180), story.schedule_since, until,
            gave_up=True, pillar="KARANG_TARUNA",
        ),
        StepText(
            "Langkah: tetangga yang sendiri",
            "PSM mengetuk sepuluh rumah setiap Selasa, mulai dari lansia yang tinggal sendiri.",
            "Ketuk pintu setiap Selasa",
            "PSM", ("KARANG_TARUNA", "PKH"), "visits", "60", after(150), after(11), after(147),
            pillar="PSM",
        ),
        StepText(
            "Langkah: Songgokerto",
            "Karang Taruna Songgokerto menempatkan dua pendamping muda, dilatih TKSK, sampai PSM pengganti diangkat.",
            "Pendamping muda untuk Songgokerto",
            "KARANG_TARUNA", ("TKSK", "PSM"), "in_time", "85", after(210), after(62),
            area=THIN,
        ),
        StepText(
            "Langkah: pendamping di setiap desa",
            "Dinas mengusulkan pendamping PKH untuk desa yang masih dilayani dari desa lain.",
            "Pendamping PKH untuk Tlekung",
            "DINSOS", ("PKH",), "tasks_in_time", "95", after(330), pillar="PKH",
        ),
    )  # fmt: skip


# What is put to the next forum under its item on Songgokerto.
PROPOSED = "Dua PSM pengganti untuk Songgokerto diangkat sebelum akhir triwulan, ditemani pendamping muda sampai mahir."

# Title, minutes, kind, pillar, indicator, area.
NEXT_AGENDA: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("Pembukaan", 10, "OPENING", "", "", ""),
    ("Apa yang terjadi dengan langkah tahun lalu", 30, "REVIEW", "", "", ""),
    ("Capaian TKSK", 10, "ACHIEVEMENTS", "TKSK", "tasks_in_time", ""),
    ("Capaian PSM", 10, "ACHIEVEMENTS", "PSM", "tasks_in_time", ""),
    ("Capaian Tagana", 10, "ACHIEVEMENTS", "TAGANA", "activities", ""),
    ("Capaian Karang Taruna", 10, "ACHIEVEMENTS", "KARANG_TARUNA", "tasks_in_time", ""),
    ("Capaian Pendamping PKH", 10, "ACHIEVEMENTS", "PKH", "visits", ""),
    ("Mengapa Songgokerto tertinggal", 30, "DISCUSSION", "", "in_time", THIN),
    ("Bekal musim hujan di lereng Arjuno", 25, "DISCUSSION", "TAGANA", "activities", ""),
    ("Perumusan langkah strategis", 40, "STEPS", "", "in_time", ""),
    ("Penutupan", 10, "CLOSING", "", "", ""),
)
