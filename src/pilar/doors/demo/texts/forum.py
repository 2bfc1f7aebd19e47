"""What is said at the forums of the demo city. Theme and day of the first are those of the real one
(11 December 2024); agenda times, steps and everybody in the room are invented."""

HKSN_2024 = "Kesetiakawanan Sosial Mempersatukan Pilar-Pilar Sosial untuk Memperkuat Ketahanan Sosial Nasional"
HALL = "Balai Kota Among Tani"
PILLARS = (
    ("TKSK", "Capaian TKSK: koordinasi dan rujukan"),
    ("PSM", "Capaian PSM: kunjungan dan verifikasi"),
    ("TAGANA", "Capaian Tagana: kesiapsiagaan dan tanggap bencana"),
    ("KARANG_TARUNA", "Capaian Karang Taruna: warga muda"),
    ("PKH", "Capaian pendamping PKH: keluarga dampingan"),
)
# title, owner, supporters, indicator, pillar, target, days until it began, months it ran
STEPS_2024 = (
    ("Satu alamat untuk semua laporan warga", "DINSOS", ("TKSK", "PSM"), "reported", "", "150", 22, 11),
    ("Bekal dasar untuk pengurus lima pilar", "PSM", ("TKSK", "KARANG_TARUNA"), "trained", "", "12", 36, 12),
    ("Kunjungan bersama ke warga yang tinggal sendiri", "PSM", ("PKH", "KARANG_TARUNA"), "visits", "", "60", 50, 9),
)  # fmt: skip
DISCUSSION_2024 = (
    "Kerja sama pemerintah, pilar, dan warga",
    "Pilar menyepakati satu cara kerja: laporan masuk lewat satu alamat, dibagi menurut mandat, dan hasilnya dibaca bersama.",
)
# title, decision text under the discussion
SONGGOKERTO = "Mengapa Songgokerto tertinggal"
REOPENED = "Kasus yang dibuka lagi"
NEXT_THEME = "Bersama membaca hasil: yang berhasil diteruskan, yang tidak dihentikan"
PROPOSED = "Dua pendamping muda dari Karang Taruna Songgokerto sampai PSM pengganti diangkat"
