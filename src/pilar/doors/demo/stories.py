"""The reports of the last hours and days that a visitor meets first: written by hand, one by one.

Hours count back from the moment at which the told history ends.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pilar.doors.demo import clock
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.people import City
from pilar.doors.demo.plans import ReportPlan, Told
from pilar.doors.demo.subjects import Subject, Subjects


@dataclass(frozen=True)
class Story:
    """A report that nobody has answered yet. `asked` leaves it waiting for the reporter's reply."""

    hours: float
    channel: str
    for_whom: str
    need: str
    urgency: str
    village: str
    landmark: str
    text: str
    reporter: str
    contact: str = ""
    also: str = ""
    by: str = ""
    asked: str = ""
    assignee: str = ""
    twin_of: int | None = None


STORIES = (
    Story(0.6, "PHONE", "OTHER", "VIOLENCE", "EMERGENCY", "35.79.02.2003", "dekat balai dusun",
          "Anak perempuan sekitar sembilan tahun tidak aman di rumahnya. Kader desa menelepon, anaknya sekarang di rumah kader.",
          "Kader desa", "086831002401", by="rina.dewi", assignee="bagus.prasetyo"),
    Story(1.2, "FIELD", "OTHER", "HOUSE", "EMERGENCY", "35.79.02.2009", "balai dusun Lemah Putih",
          "Longsor kecil, dua keluarga mengungsi di balai dusun. Jalan masih bisa dilewati motor. Perlu selimut dan makanan bayi.",
          "Agus Trianto", "086929475148", by="agus.trianto", assignee="rina.dewi"),
    Story(14.5, "PUBLIC", "OTHER", "ELDERLY", "URGENT", "35.79.02.2001", "dekat kebun apel, dusun Gemulo",
          "Mbah sekitar 74 tahun tinggal sendiri, kaki bengkak. Sejak anaknya merantau Mbah hidup sendiri. Sudah seminggu kakinya bengkak dan tidak bisa ke sumur.",
          "Tetangga", "086840022117", also="HEALTH"),
    Story(34, "MESSAGE", "OTHER", "ELDERLY", "NORMAL", "35.79.02.2001", "kebun apel, dusun Gemulo",
          "Mbah tua di Gemulo kakinya bengkak dan sendirian. Umurnya 70 lebih. Kasihan kalau malam.",
          "Anak muda Gemulo", "086840077315", twin_of=2),
    Story(12.2, "PARTNER", "OTHER", "HEALTH", "URGENT", "35.79.02.2008", "samping musala",
          "BPJS mati saat jadwal cuci darah Kamis. Pasien rutin dua kali seminggu, kartunya nonaktif sejak awal bulan. Surat dari rumah sakit terlampir.",
          "Rumah Sakit Lereng Arjuno", "086851003300", by="rina.dewi", assignee="rina.dewi"),
    Story(16.8, "PUBLIC", "OTHER", "DISABILITY", "NORMAL", "35.79.02.2007", "samping penggilingan padi",
          "Kursi roda anak 9 tahun kekecilan. Anaknya tumbuh cepat, sekarang kakinya menggantung dan sakit kalau duduk lama.",
          "Bu Yuni", "086861240077", assignee="rina.dewi"),
    Story(22, "DESK", "SELF", "PAPERS", "NORMAL", "35.79.02.2002", "dusun Brau",
          "Nama saya di data bantuan keliru, tertukar dengan tetangga. Sudah dua triwulan bantuan diterima orang lain yang namanya mirip.",
          "Suprapti", "086812345098", by="mega.puspitasari"),
    Story(26, "FIELD", "OTHER", "HOUSE", "NORMAL", "35.79.02.2005", "pinggir sungai, dusun Kajar",
          "Atap bocor, dinding bambu miring. Ada dua balita di dalam rumah. Kalau hujan semua tidur di dapur.",
          "Kader RW", "", by="hariyanto.tksk"),
    Story(20, "PUBLIC", "STRANGER", "STREET", "URGENT", "35.79.01.1004", "belakang alun-alun",
          "Seorang bapak tua tidur di emperan toko sudah tiga malam. Bajunya basah, kakinya luka. Ditanya rumahnya hanya menunjuk ke utara.",
          "Pedagang alun-alun", ""),
    Story(40, "PUBLIC", "SELF", "FOOD", "NORMAL", "35.79.01.1003", "di bawah tanjakan",
          "Saya kehilangan pekerjaan di penginapan, beras di rumah tinggal dua hari. Anak saya tiga, yang kecil masih menyusu.",
          "Ibu tiga anak", "086877120045"),
    Story(95, "PUBLIC", "SELF", "FOOD", "NORMAL", "35.79.01.1003", "dekat penginapan lama",
          "Bantuan sembako saya berhenti tanpa kabar. Tetangga masih terima. Saya tidak tahu harus bertanya ke mana.",
          "Warga Tambuh", "086877127781"),
    Story(190, "MESSAGE", "OTHER", "CHILD", "NORMAL", "35.79.02.2009", "samping gudang sayur",
          "Anak kelas lima sudah dua minggu tidak sekolah. Katanya membantu panen kentang. Gurunya sudah datang, orang tuanya ke luar kota.",
          "Wali kelas", "086899013377"),
    Story(70, "PUBLIC", "OTHER", "ELDERLY", "NORMAL", "35.79.03.2003", "pertigaan pos ojek",
          "Bu tua di gang belakang tidak ada yang merawat. Kami bergantian memberi makan, tetapi minggu depan banyak yang pergi.",
          "Warga RT", "warga4471@contoh.example", asked="Boleh tahu nama beliau dan di RT berapa rumahnya?", assignee="anjar.wicaksono"),
    Story(52, "PHONE", "OTHER", "UNSURE", "NORMAL", "35.79.01.2005", "samping tandon air",
          "Tetangga saya berubah pendiam sejak suaminya meninggal. Anaknya sering menangis. Saya tidak tahu ini harus ke siapa.",
          "Bu RT", "086823310084", by="anjar.wicaksono", asked="Apakah beliau mau bila petugas datang mengobrol?", assignee="rina.dewi"),
    Story(46, "PUBLIC", "SELF", "DISABILITY", "NORMAL", "35.79.01.2006", "dekat kandang sapi",
          "Saya pengguna kursi roda, bannya pecah dan tidak bisa keluar rumah. Pekerjaan saya menjahit, pesanan menumpuk.",
          "Penjahit rumahan", "086855123908"),
)  # fmt: skip


def tell(told: Told, city: City, subjects: Subjects) -> None:
    """Add the stories to the reports, as far as they fit into the told time."""
    plans: list[ReportPlan] = []
    for number, story in enumerate(STORIES):
        dice = Dice(city.seed, "story", number)
        subject = subjects.pick(
            dice, story.need, "STRANGER" if story.for_whom == "STRANGER" else "OTHER", city.today
        )
        received = told.now - timedelta(hours=story.hours)
        if story.channel in ("DESK", "PARTNER"):  # offices are open on working days
            day = clock.working_day_on_or_before(received.date() - timedelta(days=1))
            received = clock.moment(day, 9.0 + number / 10)
        plan = _plan(story, subject, received)
        if story.asked:
            plan.asked_at, plan.asked = received + timedelta(hours=3), story.asked
            plan.messages.append((plan.asked_at, False, story.asked))
        if story.assignee:
            plan.assigned_at = received + timedelta(minutes=12)
            plan.assignee = story.assignee
        if story.twin_of is not None:
            twin = plans[story.twin_of]
            plan.rt, plan.rw = twin.rt, twin.rw
        plans.append(plan)
    told.reports += plans
    told.reports.sort(key=lambda plan: plan.received_at)


def _plan(story: Story, subject: Subject, received: datetime) -> ReportPlan:
    kind = "EMAIL" if "@" in story.contact else "PHONE" if story.contact else "NONE"
    here = subject.village == story.village
    return ReportPlan(
        number=0,
        received_at=received,
        channel=story.channel,
        for_whom=story.for_whom,
        need=story.need,
        also=story.also,
        urgency=story.urgency,
        village=story.village,
        rt=subject.rt if here else "002",
        rw=subject.rw if here else "003",
        landmark=story.landmark,
        text=story.text,
        reporter=story.reporter,
        contact_kind=kind,
        contact=story.contact,
        recorded_by=story.by,
    )
