"""What pillars do besides tasks: activities, trainings, programmes of their own, proposals."""

# (kind, share, least minutes, most minutes, least people, most people, notes) by pillar.
ACTIVITIES = {
    "TKSK": (
        ("MEETING", 3, 60, 180, 8, 40, ("Rapat koordinasi PSM kecamatan.", "Menyelaraskan jadwal dengan puskesmas.", "Membahas laporan yang lewat tenggat.")),
        ("DATA_CHECK", 2, 90, 240, 10, 45, ("Mencocokkan data DTSEN dengan operator desa.", "Cek lapangan usulan baru.")),
        ("ACCOMPANYING", 2, 60, 200, 1, 4, ("Mendampingi warga mengurus rujukan.", "Mengantar berkas ke rumah sakit.")),
        ("HOME_VISIT", 1, 30, 90, 1, 6, ("Menengok keluarga bersama PSM.",)),
    ),
    "PSM": (
        ("HOME_VISIT", 5, 25, 120, 1, 12, ("Menengok lansia yang tinggal sendiri.", "Keliling RT menanyakan keadaan warga.", "Menengok ibu hamil dan balita.")),
        ("OUTREACH", 2, 45, 120, 10, 60, ("Menjelaskan cara melapor lewat Pilar di pengajian.", "Menerangkan syarat reaktivasi BPJS.", "Mengumumkan jadwal pemutakhiran data.")),
        ("DATA_CHECK", 2, 60, 180, 8, 40, ("Memeriksa daftar penerima bersama ketua RT.",)),
        ("ACCOMPANYING", 1, 60, 180, 1, 3, ("Mengantar warga kontrol ke puskesmas.",)),
    ),
    "TAGANA": (
        ("READINESS", 4, 90, 360, 12, 80, ("Latihan evakuasi bersama warga lereng.", "Memeriksa tenda, perahu, dan genset.", "Memasang rambu jalur evakuasi.")),
        ("DISTRIBUTION", 2, 60, 240, 20, 160, ("Menyalurkan paket sembako.", "Mengirim air bersih.")),
        ("COMMUNITY_WORK", 2, 90, 300, 15, 60, ("Membersihkan saluran air sebelum musim hujan.",)),
    ),
    "KARANG_TARUNA": (
        ("COMMUNITY_WORK", 4, 90, 240, 12, 60, ("Kerja bakti memperbaiki jalan setapak.", "Membersihkan sumber air.", "Mengecat balai RW.")),
        ("OUTREACH", 2, 60, 150, 15, 70, ("Ngobrol bareng remaja tentang pinjaman online.", "Kampanye jaga lansia.")),
        ("MEETING", 2, 60, 120, 8, 25, ("Rapat pengurus bulanan.",)),
    ),
    "PKH": (
        ("FAMILY_SESSION", 5, 60, 120, 18, 36, ("P2K2: mengelola uang keluarga.", "P2K2: menjadi orang tua yang lebih baik.", "P2K2: mencegah stunting.", "P2K2: perlindungan anak.", "P2K2: merawat lansia dan disabilitas.")),
        ("HOME_VISIT", 3, 25, 90, 1, 8, ("Kunjungan verifikasi komitmen.", "Menengok anak yang sering absen.")),
        ("DATA_CHECK", 2, 60, 180, 10, 40, ("Cek lapangan DTSEN.",)),
    ),
}  # fmt: skip
# Activities a month and member.
ACTIVE = {"TKSK": 4.0, "PSM": 1.3, "TAGANA": 1.0, "KARANG_TARUNA": 0.45, "PKH": 3.0}
IN_RAIN = ("RESPONSE", 120, 480, 10, 90, ("Menangani longsor kecil dan menutup retakan.", "Membersihkan lumpur di rumah warga.", "Memotong pohon tumbang."))  # fmt: skip

# (pillar, title, organiser, place, hours, competence gained, years, share of members, months back)
TRAININGS = (
    ("PSM", "Bimtek dasar PSM angkatan I", "Dinas Sosial", "Balai Kota Among Tani", 16, "BIMTEK_PSM", None, 0.55, 22),
    ("PSM", "Bimtek dasar PSM angkatan II", "Dinas Sosial", "Balai Kota Among Tani", 16, "BIMTEK_PSM", None, 0.5, 13),
    ("PSM", "Mendampingi lansia dengan pikun", "Puskesmas dan Dinas Sosial", "Pendopo Kecamatan Bumiaji", 8, "", None, 0.3, 9),
    ("PSM", "Memakai Pilar di HP", "Dinas Sosial", "Daring", 4, "", None, 0.7, 7),
    ("PSM", "Mendengar tanpa menghakimi", "Lembaga konsultasi keluarga", "Balai Desa Beji", 6, "", None, 0.25, 3),
    ("TKSK", "Pemantapan TKSK tingkat provinsi", "Dinas Sosial Provinsi", "Surabaya", 24, "BIMTEK_TKSK", 2, 1.0, 18),
    ("TKSK", "Memimpin musyawarah data", "Dinas Sosial", "Balai Kota Among Tani", 8, "", None, 1.0, 5),
    ("TKSK", "Sertifikasi asisten pekerja sosial", "LSPS", "Malang", 40, "SOCIAL_ASSISTANT", 3, 0.67, 11),
    ("TAGANA", "Layanan dukungan psikososial", "Kementerian Sosial", "Malang", 32, "LDP", 3, 0.48, 20),
    ("TAGANA", "Dapur umum lapangan", "Dinas Sosial Provinsi", "Lapangan Oro-oro Ombo", 16, "FIELD_KITCHEN", 3, 0.6, 16),
    ("TAGANA", "Penampungan dan logistik", "BPBD dan Dinas Sosial", "Gudang BPBD", 16, "LOGISTICS", 3, 0.5, 12),
    ("TAGANA", "Pengelolaan tempat penampungan", "Dinas Sosial Provinsi", "Batu", 16, "SHELTER", 3, 0.4, 6),
    ("TAGANA", "Pertolongan pertama", "PMI", "Markas PMI", 8, "", None, 0.7, 2),
    ("KARANG_TARUNA", "Kepemimpinan pemuda desa", "Dinas Sosial", "Balai Kota Among Tani", 12, "", None, 0.45, 15),
    ("KARANG_TARUNA", "Usaha bersama dari kebun", "Koperasi tani", "Punten", 8, "", None, 0.3, 8),
    ("KARANG_TARUNA", "Teman sebaya tanpa narkoba", "BNN kota", "Sisir", 8, "", None, 0.35, 4),
    ("PKH", "Diklat FDS tahap dasar", "BBPPKS", "Daring", 40, "FDS", 4, 0.7, 21),
    ("PKH", "Diklat FDS penyegaran", "BBPPKS", "Daring", 16, "FDS", 4, 0.45, 10),
    ("PKH", "Cek lapangan DTSEN", "Kementerian Sosial", "Daring", 8, "", None, 0.9, 14),
    ("PKH", "Mengenali kekerasan dalam keluarga", "UPT PPA", "Balai Kota Among Tani", 8, "", None, 0.6, 5),
)  # fmt: skip

# (organisation, name, about, innovation, hoped outcome, months since it began, months since it ended or None)
INITIATIVES = (
    ("DINSOS", "Daftar tugas bersama", "Semua pilar melihat satu daftar tugas per desa, siapa memegang apa, dan tenggatnya.", True, "Laporan dijawab dalam tiga hari kerja naik menjadi 95 persen", 7, None),
    ("TKSK", "Puskesos keliling", "Sekali sepekan meja layanan pindah ke dusun yang jauh: reaktivasi jaminan, surat, dan cek data.", True, "Warga dusun jauh melapor sama seringnya dengan warga kota", 14, None),
    ("PSM", "Ketuk pintu Selasa", "Setiap Selasa PSM mengetuk sepuluh rumah lansia yang tinggal sendiri.", True, "Tidak ada lansia sendiri yang lebih dari sepekan tidak ditengok", 18, None),
    ("PSM", "Bank waktu tetangga", "Tetangga menabung jam menolong dan memakainya saat perlu.", False, "", 9, 2),
    ("TAGANA", "Sekolah siaga lereng", "Latihan evakuasi dua kali setahun di sekolah sepanjang lereng.", False, "", 20, None),
    ("TAGANA", "Sensor hujan warga", "Botol ukur hujan di dua puluh rumah, dibaca warga dan dikirim sebelum tanah jenuh.", True, "Peringatan longsor sampai ke warga dua jam lebih awal", 11, None),
    ("KARANG_TARUNA", "Ojek antar lansia", "Pemuda mengantar lansia kontrol ke puskesmas tanpa ongkos.", True, "Lansia dengan jadwal kontrol tidak melewatkan kunjungan", 12, None),
    ("KARANG_TARUNA", "Kebun belajar", "Kebun bersama untuk anak yang putus sekolah, dua sore sepekan.", False, "", 16, None),
    ("PKH", "Kelas lulus mandiri", "Pendampingan usaha dan tabungan bagi keluarga yang siap lepas dari PKH.", True, "Tiga puluh keluarga lulus mandiri setiap tahun", 15, None),
    ("PKH", "Kartu pengingat posyandu", "Pesan pengingat sehari sebelum posyandu.", False, "", 19, 8),
)  # fmt: skip

# (organisation, title, reason, hoped outcome)
PROPOSALS = (
    ("PSM", "Dua PSM pengganti untuk Songgokerto", "Dua dari empat SK sudah habis dan jawaban di desa ini paling sering terlambat.", "Jawaban tepat waktu di Songgokerto naik dari 84 menjadi 92 persen"),
    ("TKSK", "Reaktivasi jaminan langsung di desa", "Keluarga bolak-balik dua kali hanya untuk satu surat.", "Lama reaktivasi turun menjadi tiga hari"),
    ("TAGANA", "Gudang kecil di Sumberbrantas", "Saat longsor jalan terputus dan bantuan berangkat dari kota.", "Bantuan pertama tiba dalam satu jam"),
    ("KARANG_TARUNA", "Seragam kedua dari kakak kelas", "Anak tidak berangkat sekolah karena seragam basah hanya satu.", "Tidak ada anak absen karena seragam"),
    ("PKH", "Pendamping untuk Tlekung", "Desa ini tanpa pendamping sejak awal tahun dan dilayani dari desa lain.", "Kunjungan verifikasi lengkap setiap triwulan"),
)  # fmt: skip
