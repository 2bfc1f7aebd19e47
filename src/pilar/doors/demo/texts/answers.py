"""What the office and the members answer, do, find and note, by need. Warm, plain, one thought a sentence."""

ANSWERS = {
    "ELDERLY": ("Kami sudah membaca. {pilar} {desa} menengok paling lambat {hari}.", "Terima kasih sudah memperhatikan. {pilar} akan datang memeriksa keadaan dan makanannya."),
    "FOOD": ("Sembako darurat disiapkan. {pilar} datang sekalian mendata.", "Kami cek datanya dulu, dan {pilar} datang paling lambat {hari}."),
    "HEALTH": ("Surat keterangan kami siapkan. Mohon bawa surat dari puskesmas.", "Reaktivasi kami ajukan hari ini. Kami kabari begitu aktif."),
    "DISABILITY": ("{pilar} datang mengukur dan mencatat kebutuhan alatnya.", "Kami carikan alat yang pas. Petugas datang paling lambat {hari}."),
    "CHILD": ("{pilar} bicara dengan keluarga dan sekolahnya minggu ini.", "Kami bantu supaya bisa sekolah lagi. {pilar} datang paling lambat {hari}."),
    "HOUSE": ("Tagana melihat dulu apakah rumahnya aman ditempati.", "Terpal diantar hari ini. Perbaikannya kami usulkan."),
    "STREET": ("Petugas menuju ke sana. Mohon temani dulu bila aman.", "Sudah kami teruskan ke petugas di jalan."),
    "VIOLENCE": ("Laporan ini hanya dibaca petugas khusus. Bila bahaya sekarang, telepon 112.", "Petugas pendamping akan menghubungi Anda dengan hati-hati."),
    "PAPERS": ("Bisa dibetulkan. Bawa KK dan KTP ke Puskesos, kami bantu sampai selesai.", "Usul pemutakhiran kami ajukan. Perubahan desil diputuskan BPS tiap triwulan."),
    "UNSURE": ("Terima kasih sudah bercerita. {pilar} {desa} akan datang mengobrol.", "Kami dengarkan dulu. {pilar} datang paling lambat {hari}."),
}  # fmt: skip
DIRECT = {
    "PAPERS": ("KK dan KTP sudah kami cocokkan. Nama di data bantuan sudah dibetulkan.", "Syarat dan tempat mengurus sudah kami kirim. Bila ada kendala, balas saja di sini.", "Data diperbarui lewat operator desa. Mulai triwulan depan mengikuti data baru."),
    "HEALTH": ("Surat sudah jadi dan diambil keluarga.", "Kepesertaan sudah aktif kembali. Silakan dicek di puskesmas."),
    "FOOD": ("Bantuan pangan masih aktif, jadwal salurnya tanggal 20.", "Sudah didaftarkan dalam usulan bulan ini lewat musyawarah desa."),
    "UNSURE": ("Sudah kami telepon dan jelaskan pilihan bantuannya.",),
}  # fmt: skip
ASK_BACK = (
    "Boleh tahu di RT berapa rumahnya, dan patokan terdekat?",
    "Siapa nama orang yang perlu dibantu, dan kira-kira berapa umurnya?",
    "Nomor berapa yang bisa kami hubungi pada siang hari?",
    "Apakah sudah ada surat dari puskesmas?",
    "Apakah beliau masih bisa berjalan sendiri?",
    "Siapa yang sehari-hari ada di rumah itu?",
)
REPLIES = (
    "RT {rt}, {patokan}.",
    "Sudah ada, saya fotokan besok.",
    "Umurnya sekitar {umur}, namanya saya kurang yakin.",
    "Bisa ditelepon habis magrib.",
    "Anaknya pulang hari Minggu saja.",
    "Masih bisa, tetapi pelan sekali.",
)
ADDITIONS = (
    "Hari ini keadaannya agak baikan.",
    "Tadi malam hujan, bocornya tambah banyak.",
    "Saya sudah bicara dengan pak RT.",
    "Sampai siang ini belum ada yang datang.",
    "Terima kasih, tadi sudah ada yang menengok.",
)
REJECTED = (
    "Ini tentang penagihan pinjaman, bukan layanan sosial. Silakan ke OJK 157.",
    "Alamatnya di luar Kota Batu. Kami sudah teruskan ke Dinas Sosial setempat.",
    "Laporan uji coba. Kalau ada yang perlu dibantu, silakan kirim lagi.",
    "Lampu jalan ditangani Dinas Perhubungan. Laporan sudah kami sampaikan.",
    "Orang yang dimaksud tidak tinggal di alamat itu, dan pelapor tidak dapat dihubungi.",
)
# (pillar, kind of task, title, what came of it); {siapa} the person. Each pillar has a mandate for the kind.
FIRST = frozenset({"FIRST_VISIT", "EMERGENCY_AID", "RAPID_ASSESSMENT"})  # a shorter clock
VISITING = frozenset({"FIRST_VISIT", "HOME_VISIT"})
TASKS = {
    "ELDERLY": (
        ("PSM", "FIRST_VISIT", "Tengok {siapa} dan catat keadaannya", ("Keadaan lemah tetapi sadar. Makan sekali sehari, obat habis.", "Sudah ditengok. Cucu bersedia menginap tiap malam.", "Rumah bersih, stok makan tipis. Tetangga membantu bergilir.")),
        ("TKSK", "ACCOMPANY", "Antar pemeriksaan ke puskesmas", ("Perawat puskesmas datang, kontrol tiap dua minggu.", "Diperiksa dokter, obat sebulan diberikan.")),
        ("KARANG_TARUNA", "DELIVER", "Antar makan siang dan air bergilir", ("Jadwal antar tujuh hari berjalan.", "Air diangkut tiga kali seminggu oleh pemuda RT.")),
        ("PKH", "DATA_CHECK", "Periksa komponen lansia untuk PKH", ("Memenuhi komponen lansia, diusulkan bulan ini.", "Sudah penerima, komponen dimutakhirkan.")),
    ),
    "FOOD": (
        ("PSM", "FIRST_VISIT", "Kunjungi keluarga {siapa} dan lengkapi data", ("Enam jiwa, penghasilan tidak tetap. Data lengkap.", "Keluarga kooperatif, rumah kontrakan satu kamar.")),
        ("TAGANA", "DELIVER", "Antar paket sembako darurat", ("Paket untuk dua minggu diterima.", "Diterima istri, difoto di depan rumah.")),
        ("TKSK", "DATA_CHECK", "Usulkan pemutakhiran DTSEN dan kursus kerja", ("Diusulkan lewat musyawarah desa.", "Terdaftar kursus boga bulan depan.")),
        ("PKH", "DATA_CHECK", "Periksa komponen PKH keluarga", ("Dua anak sekolah memenuhi komponen.", "Belum ada komponen, dicatat.")),
    ),
    "HEALTH": (
        ("TKSK", "DOCUMENTS", "Urus reaktivasi jaminan dan surat faskes", ("Aktif kembali pada hari ketiga.", "Surat faskes ada, reaktivasi disetujui.")),
        ("PSM", "ACCOMPANY", "Dampingi {siapa} berobat", ("Diantar kontrol, jadwal berikut dicatat.", "Dirawat tiga hari, sudah pulang.")),
    ),
    "DISABILITY": (
        ("PSM", "HOME_VISIT", "Ukur kebutuhan alat bantu {siapa}", ("Ukuran kursi dicatat, lebar pintu 70 cm.", "Perlu tongkat dan pegangan di kamar mandi.")),
        ("TKSK", "COORDINATE", "Ajukan alat bantu ke penyedia", ("Kursi roda diterima dan pas.", "Alat datang, dilatih cara memakainya.")),
        ("KARANG_TARUNA", "HANDS", "Pasang landaian di pintu rumah", ("Landaian kayu terpasang.", "Kerja bakti setengah hari, selesai.")),
    ),
    "CHILD": (
        ("PSM", "FIRST_VISIT", "Bicara dengan keluarga dan sekolah {siapa}", ("Anak mau kembali, wali kelas menunggu Senin.", "Nenek setuju, seragam dipinjami sekolah.")),
        ("PKH", "DATA_CHECK", "Periksa hak PIP dan komponen sekolah", ("Diusulkan PIP oleh sekolah.", "Komponen SMP dimasukkan.")),
        ("KARANG_TARUNA", "YOUTH", "Dampingi belajar dua kali seminggu", ("Kelompok belajar di balai RW, lima anak ikut.", "Sudah masuk sekolah sebulan penuh.")),
    ),
    "HOUSE": (
        ("TAGANA", "RAPID_ASSESSMENT", "Kaji cepat keamanan rumah {siapa}", ("Bagian dapur tidak aman, keluarga pindah ke ruang depan.", "Tebing stabil, terpal dipasang.")),
        ("KARANG_TARUNA", "HANDS", "Kerja bakti menutup atap", ("Dua puluh warga, atap tertutup seng.", "Dinding diperkuat, selesai sehari.")),
        ("TKSK", "COORDINATE", "Usulkan perbaikan rumah kota", ("Masuk usulan RTLH, survei bulan depan.", "Berkas lengkap, surat tanah ada.")),
    ),
    "STREET": (
        ("TAGANA", "EMERGENCY_AID", "Jemput dan antar ke tempat aman", ("Dijemput, mandi dan makan di kantor.", "Diantar ke puskesmas, luka dirawat.")),
        ("TKSK", "COORDINATE", "Cari keluarga dan asalnya", ("Keluarga ditemukan, dipulangkan dengan pendamping.", "Dititipkan ke sentra, keluarga dihubungi.")),
    ),
    "VIOLENCE": (
        ("PSM", "ACCOMPANY", "Dampingi dan buat rencana aman", ("Sudah didampingi, tinggal sementara di saudara.", "Rencana aman disepakati.")),
        ("TKSK", "COORDINATE", "Hubungkan dengan pendamping UPT PPA", ("Didampingi UPT PPA.", "Konseling dimulai.")),
    ),
    "PAPERS": (
        ("TKSK", "DOCUMENTS", "Bantu perekaman KTP di rumah", ("Perekaman selesai di rumah.", "KTP jadi dan diantar.")),
        ("PSM", "DOCUMENTS", "Antar mengurus akta dan KK", ("Akta terbit.", "KK baru sudah benar.")),
    ),
    "UNSURE": (
        ("PSM", "FIRST_VISIT", "Mengobrol dan catat kebutuhan {siapa}", ("Perlu teman bicara dan modal kecil.", "Kebutuhan utama: sekolah anak.")),
        ("KARANG_TARUNA", "LOOK_IN", "Ajak ikut kegiatan warga", ("Ikut kelompok tani muda.", "Mulai ikut pengajian lagi.")),
    ),
}  # fmt: skip
GOALS = {
    "ELDERLY": "{siapa} terperiksa dan ada yang menengok setiap hari",
    "FOOD": "Keluarga {siapa} cukup makan dan punya jalan penghasilan",
    "HEALTH": "{siapa} bisa berobat dengan jaminan",
    "DISABILITY": "{siapa} bisa bergerak dan ikut kegiatan",
    "CHILD": "{siapa} kembali sekolah dan sehat",
    "HOUSE": "{siapa} tinggal di rumah yang aman",
    "STREET": "{siapa} aman dan kembali ke keluarga",
    "VIOLENCE": "{siapa} aman",
    "PAPERS": "Surat {siapa} lengkap dan benar",
    "UNSURE": "{siapa} tahu bantuan yang cocok dan mendapatkannya",
}
TITLES = {
    "ELDERLY": ("tinggal sendiri, sakit", "tidak ada yang merawat", "perlu makan dan obat"),
    "FOOD": ("kesulitan makan", "kehilangan penghasilan", "bantuan berhenti"),
    "HEALTH": ("jaminan kesehatan tidak aktif", "perlu berobat"),
    "DISABILITY": ("perlu alat bantu", "perlu terapi dan pendampingan"),
    "CHILD": ("putus sekolah", "tinggal tanpa orang tua", "gizi kurang"),
    "HOUSE": ("rumah tidak aman", "atap dan dinding rusak"),
    "STREET": ("terlantar di jalan",),
    "VIOLENCE": ("perlindungan",),
    "PAPERS": ("belum punya dokumen",),
    "UNSURE": ("beberapa kebutuhan sekaligus",),
}
HANDED_BACK = (
    ("NO_TIME", "Sedang bertugas di luar kota sampai Sabtu."),
    ("NO_TIME", "Sudah ada tiga tugas lain minggu ini."),
    ("OTHER", "Anak saya dirawat, mohon dialihkan."),
    ("TOO_CLOSE", "Keluarga ini masih saudara, lebih baik orang lain."),
    ("TOO_FAR", "Jalannya longsor, motor saya tidak bisa lewat."),
    ("NOT_FOUND", "Alamatnya belum ketemu, mohon patokan yang lebih jelas."),
)
NOTES = (
    "Tetangga sebelah bersedia dihubungi bila ada apa-apa.",
    "Keluarga minta kunjungan sore hari saja.",
    "Dokumen difotokopi, asli dikembalikan.",
    "Sudah bicara dengan ketua RT, mendukung.",
    "Menunggu jadwal dokter minggu depan.",
    "Anaknya di Surabaya sudah dihubungi, pulang akhir pekan.",
    "Puskesmas memberi nomor langsung untuk keadaan mendesak.",
)
WORDS_SOLVED = (
    "Sudah dibantu, terima kasih banyak.",
    "Alhamdulillah sudah beres.",
    "Petugasnya sabar sekali.",
    "Sekarang ada yang menengok tiap hari.",
    "Bantuan sudah diterima.",
    "",
    "",
)
WORDS_NOT_SOLVED = {
    "ELDERLY": (
        "Yang datang baru sekali, makannya masih kurang.",
        "Obatnya habis lagi dan belum ada yang mengantar.",
    ),
    "FOOD": ("Paketnya sekali saja, bulan ini kosong lagi.", "Namanya masih belum ada di daftar."),
    "HEALTH": (
        "Jaminannya belum aktif waktu dicek di puskesmas.",
        "Jadwal kontrol lewat karena suratnya belum jadi.",
    ),
    "DISABILITY": ("Kursi rodanya belum datang.", "Alatnya datang, tetapi ukurannya tidak pas."),
    "CHILD": (
        "Anaknya belum masuk sekolah lagi.",
        "Seragamnya belum ada, jadi belum mau berangkat.",
    ),
    "HOUSE": (
        "Atapnya masih bocor di kamar belakang.",
        "Bahannya datang, yang mengerjakan belum ada.",
    ),
    "STREET": ("Orangnya kembali lagi ke tempat yang sama.",),
    "VIOLENCE": ("Masih takut pulang.",),
    "PAPERS": ("Datanya masih yang lama waktu dicek.", "Kata petugas bank suratnya belum sesuai."),
    "UNSURE": ("Katanya mau ada tindak lanjut, belum ada kabar.",),
}
VISITS = {
    "FOUND": ("Bertemu kepala keluarga, semua pertanyaan terjawab.", "Bertemu istri, data dilengkapi.", "Dibantu kader, jawaban jelas."),
    "NOT_HOME": ("Rumah kosong, titip pesan ke tetangga.", "Sedang ke ladang, diulang lusa."),
    "REFUSED": ("Belum berkenan ditanya, akan dicoba lagi bersama RT.",),
    "MOVED": ("Menurut RT sudah pindah ke luar kota.",),
}  # fmt: skip
PROPOSED = (
    "Semua syarat terpenuhi menurut data terbaru dan kunjungan.",
    "Ada komponen sekolah dan lansia, desil sesuai.",
    "Keluarga sudah dikunjungi PSM, keadaan sesuai data.",
    "Penghasilan tidak tetap, anak masih sekolah.",
)
DECIDED = {
    "APPROVED": (
        "Data cocok dengan hasil kunjungan.",
        "Dokumen lengkap, diteruskan ke SIKS-NG.",
        "Sesuai aturan yang berlaku.",
    ),
    "REFUSED": (
        "Menurut RT keluarga ini sudah pindah ke luar kota.",
        "Sudah menerima dari kartu keluarga yang lain.",
    ),
    "RETURNED": (
        "Mohon lengkapi sekolah anak kedua.",
        "Tanggal lahir cucu berbeda dengan akta, mohon dicek.",
        "Lampirkan foto rumah dari depan.",
    ),
}
