"""Reports of need: age, food, illness, disability. Marks and slots as in needs.py."""

from pilar.doors.demo.texts.words import Words

ELDERLY = Words(
    other=(
        "{siapa} ({umur} th) tinggal sendiri, kakinya bengkak.",
        "{siapa}, {umur} tahun, sudah {lama} tidak keluar rumah.",
        "{siapa} hidup sendiri dan makannya tidak teratur.",
        "{siapa} ({umur} tahun) tidak ada yang merawat.",
        "{siapa} jatuh di kamar mandi dan sekarang hanya bisa berbaring.",
        "{siapa} mulai pikun dan sering keluar rumah malam hari.",
        "{siapa} sakit-sakitan, anaknya merantau semua.",
        "{siapa} ({umur} th) hanya dijaga cucunya yang masih sekolah.",
        "{siapa} tidak kuat lagi mengambil air ke sumber.",
    ),
    self_=(
        "Saya sudah {umur} tahun, tinggal sendiri dan sering tidak kuat masak.",
        "P|Saya hidup sendiri sejak suami meninggal, sekarang sakit.",
        "L|Saya dan istri sama-sama sudah tua, tidak ada yang menolong.",
        "Lutut saya tidak bisa untuk jalan, ke kamar mandi harus merangkak.",
    ),
    details=(
        "O|Sudah {lama} makannya hanya dari tetangga yang kebetulan ingat.",
        "O|Rumahnya gelap dan kasurnya basah karena bocor.",
        "O|Anak-anaknya di luar kota dan jarang pulang.",
        "O|Kalau malam sering terdengar memanggil-manggil.",
        "Obatnya habis, tidak ada yang mengantar ke puskesmas.",
        "Kader posyandu lansia sudah pernah datang, tetapi sekarang tidak bisa tiap hari.",
        "KTP ada, kartu bantuan tidak pernah punya.",
        "O|Beliau tidak mau merepotkan, jadi tidak pernah bilang.",
        "Tetangga bergantian menengok, tetapi siang hari semua ke ladang.",
    ),
    wishes=(
        "Mohon ada yang menengok.",
        "Kalau bisa ada yang memeriksa dan mengantar makan.",
        "Apakah bisa dibantu makanan dan obat?",
        "Kami tidak tahu harus lapor ke mana lagi.",
        "Terima kasih kalau ada petugas yang bisa datang.",
        "Semoga bisa dibantu kursi roda atau tongkat.",
    ),
)
FOOD = Words(
    other=(
        "Keluarga {siapa} sudah {lama} kesulitan makan.",
        "{siapa} tidak bekerja sejak kecelakaan, anaknya tiga.",
        "P|{siapa} ditinggal suaminya dan tidak ada penghasilan.",
        "Anak-anak {siapa} sering berangkat sekolah tanpa sarapan.",
        "{siapa} kena PHK dan sudah menunggak kontrakan.",
        "{siapa} tidak pernah dapat bantuan padahal paling susah di RT kami.",
        "Panen {siapa} gagal dan utangnya menumpuk.",
    ),
    self_=(
        "Saya sudah {lama} tidak ada pekerjaan, beras di rumah habis.",
        "P|Suami saya sakit, tidak ada yang mencari nafkah.",
        "Saya buruh harian, sejak hujan terus tidak ada yang menyuruh kerja.",
        "Bantuan sembako saya berhenti tanpa pemberitahuan.",
        "P|Saya janda dengan tiga anak, hari ini tidak ada yang dimasak.",
        "Warung saya tutup, sekarang makan dari utang.",
    ),
    details=(
        "Ada balita dan anak sekolah di rumah.",
        "Listrik juga hampir diputus.",
        "Sudah tanya ke RT, disuruh menunggu pendataan.",
        "Dulu terdaftar, sekarang katanya tidak ada di data.",
        "Beberapa hari ini makan sekali sehari.",
        "L|Istri sedang hamil tua.",
        "O|Orang tuanya yang sakit juga ikut di rumah itu.",
        "Sudah menjual motor untuk bayar sekolah.",
    ),
    wishes=(
        "Mohon dibantu sembako dulu.",
        "Apakah bisa didata supaya dapat bantuan?",
        "Kalau ada pekerjaan atau pelatihan juga mau.",
        "Tolong dicek apakah bantuannya masih ada.",
        "Mohon ada petugas yang melihat keadaannya.",
        "Kami malu meminta, tetapi sudah tidak ada jalan.",
    ),
)
HEALTH = Words(
    other=(
        "BPJS {siapa} mati saat jadwal cuci darah.",
        "{siapa} sakit {lama} dan tidak punya BPJS.",
        "{siapa} harus kontrol ke rumah sakit tetapi kartunya tidak aktif.",
        "{siapa} ({umur} th) stroke dan belum pernah diperiksa dokter.",
        "{siapa} batuk darah dan tidak mau berobat karena biaya.",
        "{siapa} tidak bisa menebus obat karena jaminannya mati.",
    ),
    self_=(
        "BPJS saya tidak aktif padahal harus kontrol Kamis ini.",
        "Kartu KIS saya mati, saya sakit gula dan harus suntik.",
        "Saya harus operasi bulan ini tetapi tidak punya jaminan.",
        "Saya menunggak iuran dan tidak sanggup membayar lagi.",
        "Anak saya harus operasi, jaminannya tidak aktif.",
    ),
    details=(
        "Surat dari puskesmas sudah ada.",
        "Rumah sakit memberi waktu tiga hari untuk mengurus.",
        "Dulu PBI, dinonaktifkan sejak bulan lalu.",
        "Di rumah hanya ada anak-anak kecil.",
        "Sudah ke kantor BPJS, disuruh ke Dinas Sosial.",
        "Obatnya harus diminum setiap hari.",
        "Tetangga sudah urunan untuk ongkos.",
    ),
    wishes=(
        "Mohon dibantu mengaktifkan lagi.",
        "Apakah bisa dibuatkan surat hari ini?",
        "Tolong diberi tahu syaratnya apa saja.",
        "Mohon ada yang mengantar ke rumah sakit.",
        "Kalau tidak bisa, ke mana kami harus mengurus?",
    ),
)
DISABILITY = Words(
    other=(
        "{siapa} ({umur} th) perlu kursi roda, yang lama sudah rusak.",
        "{siapa} tidak bisa mendengar dan belum pernah sekolah.",
        "{siapa} sulit berjalan sejak kecil, keluarganya hanya orang tua.",
        "Kursi roda {siapa} kekecilan.",
        "{siapa} sering mengamuk dan keluarganya kewalahan.",
        "{siapa} diamputasi kakinya dan ingin kaki palsu.",
    ),
    self_=(
        "Saya pengguna kursi roda, bannya pecah dan tidak bisa keluar rumah.",
        "Anak saya cerebral palsy, perlu terapi dan kursi khusus.",
        "Penglihatan saya tinggal sedikit, ingin tongkat dan pelatihan pijat.",
        "Saya tuna rungu, alat bantu dengar saya hilang.",
    ),
    details=(
        "O|Sehari-hari harus digendong.",
        "Belum punya KTP karena sulit pergi ke kantor kecamatan.",
        "Terapi di rumah sakit berhenti karena ongkos.",
        "Bantuan disabilitas kota pernah dapat, sekarang tidak.",
        "Ingin sekali ikut kegiatan seperti yang lain.",
        "Obatnya habis {lama} ini.",
        "O|Keluarga ini hanya mengandalkan upah buruh tani.",
    ),
    wishes=(
        "Mohon bantuan alat.",
        "Apakah ada petugas yang bisa mengukur ke rumah?",
        "Mohon dibantu perekaman KTP di rumah.",
        "Kalau ada sekolah atau pelatihan yang mau menerima, mohon kabar.",
        "Tolong didampingi berobat.",
    ),
)
