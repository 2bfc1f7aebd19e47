"""Cases of the last days in which every known member has something to do: written by hand.

Hours count back from the moment at which the told history ends. Each pillar's known member finds
a task that was offered, one under way, one that is late; a manager finds words that are awaited.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pilar.doors.demo import clock
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.people import City, Family, Resident
from pilar.doors.demo.plans import CasePlan, OfferPlan, ReportPlan, TaskPlan, Told, WordPlan
from pilar.doors.demo.workforce import Workforce


@dataclass(frozen=True)
class Job:
    """One task: `ago` hours since it was offered, `taken` since it was accepted, `done` since it ended."""

    pillar: str
    kind: str
    title: str
    member: str
    ago: float
    taken: float | None = None
    done: float | None = None
    words: str = ""
    goal: int = 0


@dataclass(frozen=True)
class Affair:
    """A report that became a case some hours ago."""

    hours: float
    need: str
    village: str
    text: str
    title: str
    goals: tuple[str, ...]
    jobs: tuple[Job, ...]
    also: str = ""
    who: str = ""  # part of a name; "" takes somebody whom the need fits
    urgency: str = "NORMAL"
    notes: tuple[tuple[float, str], ...] = ()
    asked: float | None = None  # hours since the word was asked for
    not_solved: tuple[float, str] | None = None  # hours since, words
    manager: str = "bagus.prasetyo"
    channel: str = "PUBLIC"


LILIK, DIMAS, AGUS = "lilik.suryani", "dimas.ardiansyah", "agus.trianto"
WULAN, HARIYANTO = "wulan.sari", "hariyanto.tksk"
PUNTEN, GUNUNGSARI, TULUNGREJO = "35.79.02.2001", "35.79.02.2002", "35.79.02.2003"

AFFAIRS: tuple[Affair, ...] = (
    Affair(
        190, "ELDERLY", PUNTEN,
        "Mbah Sarinem tinggal hanya dengan cucunya yang kelas tiga. Kakinya bengkak, makan sekali sehari. BPJS-nya mati sejak bulan lalu.",
        "Sarinem: tinggal sendiri, sakit, tanpa jaminan",
        ("Mbah Sarinem terperiksa dan berjaminan", "Ada yang menengok setiap hari", "Penghasilan tetap"),
        (
            Job("PSM", "FIRST_VISIT", "Kunjungan pertama ke Mbah Sarinem", LILIK, 186, 185, 164, "Bengkak kedua kaki, makan sekali sehari. Cucu ikut tinggal sejak Maret.", 0),
            Job("TKSK", "COORDINATE", "Surat faskes untuk reaktivasi jaminan", HARIYANTO, 162, 150, None, "", 0),
            Job("KARANG_TARUNA", "DELIVER", "Angkut air dan antar makan siang bergilir", DIMAS, 160, 152, 70, "Jadwal tujuh hari berjalan, air diangkut tiga kali sepekan.", 1),
            Job("PSM", "LOOK_IN", "Tengok setiap Selasa dan Jumat", LILIK, 66, 64, None, "", 1),
            Job("PKH", "DATA_CHECK", "Pastikan komponen cucu dan lansia untuk PKH", WULAN, 23, None, None, "", 2),
        ),
        also="HEALTH", who="Sarinem",
        notes=((160, "Anaknya di Surabaya sudah dihubungi, pulang akhir pekan."), (46, "Puskesmas minta pasien datang untuk kontrol sebelum surat dibuat.")),
    ),
    Affair(
        60, "HOUSE", TULUNGREJO,
        "Tebing di belakang rumah longsor kecil, tanahnya masih bergerak. Ada bayi di rumah itu.",
        "rumah di bawah tebing yang bergerak",
        ("Keluarga tidur di tempat aman",),
        (
            Job("TAGANA", "RAPID_ASSESSMENT", "Kaji cepat keamanan rumah dan tebing", AGUS, 58, 57, 52, "Retakan dua meter, keluarga dipindah ke balai dusun. Terpal terpasang."),
            Job("TAGANA", "DELIVER", "Antar selimut dan makanan bayi ke balai dusun", AGUS, 20, 18.5),
            Job("KARANG_TARUNA", "HANDS", "Kerja bakti menutup retakan", "", 16),
        ),
        urgency="URGENT", channel="FIELD",
    ),
    Affair(
        100, "CHILD", PUNTEN,
        "Anak kelas dua SMP sudah dua minggu tidak masuk sekolah, ikut kerja di kebun apel. Gurunya sudah datang.",
        "dua minggu tidak sekolah",
        ("Kembali sekolah dan ada yang mendampingi belajar",),
        (
            Job("PSM", "FIRST_VISIT", "Bicara dengan keluarga dan wali kelas", LILIK, 96, 94, 73, "Anaknya mau kembali. Seragam hanya satu dan sudah sempit."),
            Job("KARANG_TARUNA", "YOUTH", "Dampingi belajar dua sore sepekan", DIMAS, 19),
            Job("PKH", "DATA_CHECK", "Periksa hak PIP dan komponen sekolah", WULAN, 44, 42),
        ),
    ),
    Affair(
        210, "FOOD", PUNTEN,
        "Keluarga ini sudah tiga hari kesulitan makan. Ayahnya jatuh dari pohon apel dan belum bisa bekerja.",
        "kehilangan penghasilan karena kecelakaan",
        ("Cukup makan selama masa sembuh",),
        (
            Job("PSM", "FIRST_VISIT", "Kunjungi dan lengkapi data keluarga", LILIK, 206, 200, 178, "Lima jiwa. Beras habis, listrik belum dibayar."),
            Job("TAGANA", "DELIVER", "Antar paket sembako darurat", AGUS, 176, 170, 150, "Paket dua minggu diterima istri."),
            Job("PSM", "DATA_CHECK", "Lengkapi berkas pemutakhiran DTSEN", LILIK, 148, 140),
        ),
    ),
    Affair(
        260, "DISABILITY", PUNTEN,
        "Bapak pengguna kursi roda, bannya pecah dan rangkanya retak. Sudah sebulan tidak keluar rumah.",
        "perlu kursi roda baru",
        ("Bisa keluar rumah lagi",),
        (
            Job("PSM", "HOME_VISIT", "Ukur kebutuhan kursi roda", LILIK, 256, 250, 220, "Lebar pintu 72 cm, ukuran dicatat."),
            Job("TKSK", "COORDINATE", "Ajukan alat bantu ke penyedia", HARIYANTO, 218, 210, 60, "Kursi roda diterima dan pas."),
        ),
        asked=50,
    ),
    Affair(
        300, "ELDERLY", PUNTEN,
        "Bu tua di RT kami sering lupa jalan pulang. Anaknya bekerja sampai malam.",
        "sering lupa jalan pulang",
        ("Aman di rumah dan ada yang menemani",),
        (
            Job("PSM", "FIRST_VISIT", "Tengok dan bicara dengan anaknya", LILIK, 296, 290, 265, "Pintu diberi lonceng, tetangga bersedia menemani siang."),
            Job("PSM", "LOOK_IN", "Datang lagi dan atur jadwal tetangga", LILIK, 21),
        ),
        asked=240, not_solved=(26, "Tetangga yang menemani sekarang kerja, siang hari sendirian lagi."),
    ),
    Affair(
        75, "PAPERS", GUNUNGSARI,
        "Kakak saya difabel dan belum pernah rekam KTP. Sulit dibawa ke kantor kecamatan.",
        "belum punya KTP",
        ("KTP jadi tanpa harus ke kantor",),
        (
            Job("TKSK", "DOCUMENTS", "Jadwalkan rekam KTP di rumah", HARIYANTO, 22),
        ),
    ),
    Affair(
        120, "CHILD", "35.79.01.1003",
        "Dua remaja di gang bawah putus sekolah dan sering nongkrong sampai subuh. Orang tuanya kerja di luar kota.",
        "dua remaja putus sekolah",
        ("Ada orang dewasa yang mendampingi",),
        (
            Job("PSM", "FIRST_VISIT", "Temui remaja dan walinya", "", 117),
            Job("KARANG_TARUNA", "YOUTH", "Ajak ikut kelompok belajar", "-", 40),
        ),
        manager="hanif.ramadhan",
    ),
    Affair(
        230, "HEALTH", GUNUNGSARI,
        "BPJS ayah saya mati, padahal kontrol jantung tiap bulan. Surat puskesmas sudah ada.",
        "jaminan tidak aktif, kontrol tiap bulan",
        ("Bisa kontrol dengan jaminan",),
        (
            Job("TKSK", "DOCUMENTS", "Urus reaktivasi jaminan", HARIYANTO, 226, 220, 130, "Aktif kembali pada hari ketiga."),
        ),
        asked=100,
    ),
)  # fmt: skip


def tell(told: Told, city: City, workforce: Workforce) -> None:
    """Add the cases to the reports."""
    for number, affair in enumerate(AFFAIRS):
        dice = Dice(city.seed, "affair", number)
        found = _somebody(dice, city, affair)
        if found:
            plan = _report(told.now, affair, *found)
            for task in plan.case.tasks if plan.case else []:
                _name_members(dice, workforce, plan.village, task)
            told.reports.append(plan)
    told.reports.sort(key=lambda plan: plan.received_at)


def _name_members(dice: Dice, workforce: Workforce, village: str, task: TaskPlan) -> None:
    """Who takes what nobody is named for, as routing would find them."""
    for offer in task.offers:
        if not offer.member:
            member = workforce.choose(dice, task.pillar, village, offer.offered_at.date())
            offer.member = member.key if member else ""


def _somebody(dice: Dice, city: City, affair: Affair) -> tuple[Family, Resident] | None:
    fitting = [
        (family, person)
        for family in city.families
        if family.village == affair.village
        for person in family.members
        if person.died_on is None and person.birth_date < city.since and _fits(affair, person, city)
    ]
    if not fitting:
        return None
    poorest = min(family.decile for family, _ in fitting)
    return dice.pick([one for one in fitting if one[0].decile <= poorest + 1])


def _fits(affair: Affair, person: Resident, city: City) -> bool:
    age = person.age(city.today)
    if affair.who:
        return affair.who in person.name and age > 60
    if affair.need == "ELDERLY":
        return age >= 66 and person.sex == "P"
    if affair.need == "CHILD":
        return 12 <= age <= 16
    if affair.need == "DISABILITY":
        return person.sex == "L" and 30 <= age < 70
    return person.relation == "HEAD" and person.sex == "L" and age >= 30


def _report(now: datetime, affair: Affair, family: Family, person: Resident) -> ReportPlan:
    received = clock.by_day(now - timedelta(hours=affair.hours))
    title = affair.title if affair.who else f"{person.name}: {affair.title}"
    opened = received + timedelta(hours=1.2)
    plan = ReportPlan(
        number=0, received_at=received, channel=affair.channel, for_whom="OTHER", need=affair.need,
        also=affair.also, urgency=affair.urgency, village=affair.village, rt=family.rt, rw=family.rw,
        landmark=f"Dusun {family.hamlet}", text=affair.text, reporter="Tetangga",
        contact_kind="PHONE", contact="086840011223", called=person.name,
        recorded_by=AGUS if affair.channel == "FIELD" else "", resident=person, family=family,
        assignee="mega.puspitasari" if affair.village.startswith("35.79.02") else "rina.dewi",
        assigned_at=received + timedelta(minutes=20), matched_at=received + timedelta(minutes=40),
        answered_at=received + timedelta(hours=1),
        answer="Kami sudah membaca dan menugaskan orang terdekat. Anda bisa melihat jalannya di halaman ini.",
    )  # fmt: skip
    case = CasePlan(title, opened, affair.manager, list(affair.goals))
    case.tasks = [_task(now, job, opened) for job in affair.jobs]
    case.notes = [(now - timedelta(hours=h), affair.manager, words) for h, words in affair.notes]
    if affair.asked is not None:
        case.words_asked_at = [now - timedelta(hours=affair.asked)]
    if affair.not_solved:
        hours, words = affair.not_solved
        case.words = [WordPlan(now - timedelta(hours=hours), "RESIDENT", False, 2, words)]
    plan.case = case
    return plan


def _task(now: datetime, job: Job, opened: datetime) -> TaskPlan:
    def ago(hours: float) -> datetime:
        return now - timedelta(hours=hours)

    offered = max(ago(job.ago), opened + timedelta(minutes=5))
    offers: Sequence[OfferPlan] = ()
    if job.member != "-":  # "-": nobody fits, routing says so
        accepted = max(ago(job.taken), offered + timedelta(minutes=5)) if job.taken else None
        offers = [OfferPlan(job.member, job.pillar, offered, accepted)]
    due = clock.add_working_days(offered.date(), 5)
    finished = ago(job.done) if job.done else None
    return TaskPlan(
        job.pillar, job.kind, job.title, job.goal, offered, due, list(offers), finished, job.words
    )
