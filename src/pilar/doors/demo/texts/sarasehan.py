"""What the forums talked about and decided: invented, but for the theme of 2024."""

from dataclasses import dataclass
from datetime import date

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
        "TKSK", ("PSM", "PKH"), "solved", "80", date(2026, 3, 31), date(2025, 1, 6), date(2026, 3, 27), "",
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


def steps_of_the_year(held: date, better_since: date) -> tuple[StepText, ...]:
    """The steps that the forum one year ago decided; the shared task list began with `better_since`."""
    year = held.year + 1
    return (
        StepText(
            "Langkah: satu daftar tugas",
            "Semua pilar memakai satu daftar tugas per desa: siapa memegang apa, dan sampai kapan.",
            "Daftar tugas bersama relawan",
            "DINSOS", ("TKSK", "PSM", "TAGANA", "KARANG_TARUNA", "PKH"), "in_time", "90", date(year, 10, 31),
            better_since, date(year, 10, 16),
        ),
        StepText(
            "Langkah: dibantah berarti dikerjakan lagi",
            "Setiap kasus yang dibantah warga dibahas pada pekan yang sama oleh TKSK dan pelaksananya.",
            "Bahas setiap kasus yang dibuka lagi",
            "TKSK", ("PSM",), "reopened", "5", date(year, 12, 31), date(year, 2, 2), None,
        ),
        StepText(
            "Langkah: tetangga yang sendiri",
            "PSM mengetuk sepuluh rumah setiap Selasa, mulai dari lansia yang tinggal sendiri.",
            "Ketuk pintu setiap Selasa",
            "PSM", ("KARANG_TARUNA", "PKH"), "visits", "60", date(year, 8, 31), date(year, 1, 12), date(year, 8, 28),
            pillar="PSM",
        ),
        StepText(
            "Langkah: Songgokerto",
            "Karang Taruna Songgokerto menempatkan dua pendamping muda, dilatih TKSK, sampai PSM pengganti diangkat.",
            "Pendamping muda untuk Songgokerto",
            "KARANG_TARUNA", ("TKSK", "PSM"), "in_time", "92", date(year + 1, 1, 31), area="35.79.01.1003",
        ),
        StepText(
            "Langkah: usulan lengkap sejak awal",
            "Pendamping PKH memeriksa berkas sebelum diusulkan, supaya tidak kembali.",
            "Berkas PKH lengkap sebelum diusulkan",
            "PKH", ("DINSOS",), "pkh", "70", date(year, 11, 30), date(year, 3, 2), None,
        ),
    )  # fmt: skip


# Title, minutes, kind, pillar, indicator, area.
NEXT_AGENDA: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("Pembukaan", 10, "OPENING", "", "", ""),
    ("Apa yang terjadi dengan langkah tahun lalu", 30, "REVIEW", "", "", ""),
    ("Capaian TKSK", 10, "ACHIEVEMENTS", "TKSK", "tasks_in_time", ""),
    ("Capaian PSM", 10, "ACHIEVEMENTS", "PSM", "tasks_in_time", ""),
    ("Capaian Tagana", 10, "ACHIEVEMENTS", "TAGANA", "activities", ""),
    ("Capaian Karang Taruna", 10, "ACHIEVEMENTS", "KARANG_TARUNA", "tasks_in_time", ""),
    ("Capaian Pendamping PKH", 10, "ACHIEVEMENTS", "PKH", "visits", ""),
    ("Mengapa Songgokerto tertinggal", 30, "DISCUSSION", "", "in_time", "35.79.01.1003"),
    ("Bekal musim hujan di lereng Arjuno", 25, "DISCUSSION", "TAGANA", "activities", ""),
    ("Perumusan langkah strategis", 40, "STEPS", "", "in_time", ""),
    ("Penutupan", 10, "CLOSING", "", "", ""),
)
