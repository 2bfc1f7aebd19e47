"""Reports of need: children, houses, the street, violence, papers. Marks and slots as in needs.py."""

from pilar.doors.demo.texts.words import Words

CHILD = Words(
    other=(
        "{siapa} ({umur} th) sudah {lama} tidak masuk sekolah.",
        "{siapa} dan adiknya tinggal hanya dengan nenek.",
        "{siapa}, {umur} tahun, ikut bekerja di ladang dan jarang sekolah.",
        "{siapa} ({umur} th) kehilangan kedua orang tuanya.",
        "{siapa} ({umur} th) kurus sekali dan sering tidak sarapan.",
        "{siapa} sering menunggu di pasar sampai malam.",
    ),
    self_=(
        "Saya tidak sanggup membayar seragam dan buku anak.",
        "Cucu saya yatim piatu, saya sudah tua untuk membiayai.",
        "Anak saya ditolak sekolah karena tidak punya akta.",
        "Ijazah anak saya masih ditahan karena tunggakan.",
    ),
    details=(
        "O|Ibunya kerja di luar negeri, ayahnya jarang pulang.",
        "O|Gurunya sudah datang dua kali.",
        "Seragam dan sepatunya tidak ada.",
        "O|Anaknya mau sekolah kalau ada yang mengantar.",
        "O|Neneknya sendiri sakit-sakitan.",
        "KIP belum pernah dapat.",
        "Berat badannya tidak naik tiga bulan ini.",
    ),
    wishes=(
        "Mohon dibantu supaya bisa sekolah lagi.",
        "Apakah ada bantuan untuk anak yatim?",
        "O|Tolong ada yang bicara dengan orang tuanya.",
        "Mohon dicek gizinya.",
        "O|Sekolah siap menerima kembali.",
    ),
)
HOUSE = Words(
    other=(
        "Atap rumah {siapa} bocor, dinding bambunya miring.",
        "Rumah {siapa} hampir roboh di bagian dapur.",
        "Tebing di belakang rumah {siapa} longsor kecil.",
        "Rumah {siapa} lantainya tanah dan selalu basah.",
        "{siapa} menumpang di bekas kandang.",
        "Angin semalam menerbangkan atap rumah {siapa}.",
        "Rumah {siapa} kemasukan lumpur setelah hujan.",
    ),
    self_=(
        "Atap rumah saya runtuh sebagian, kami tidur di ruang depan.",
        "Dinding rumah saya retak lebar setelah hujan deras.",
        "Saya tidak punya kamar mandi, harus ke sungai.",
        "Rumah kami kemasukan air setiap hujan.",
    ),
    details=(
        "Ada bayi dan lansia di dalam rumah.",
        "Kalau hujan semua pindah ke rumah tetangga.",
        "Kayunya sudah lapuk dimakan rayap.",
        "Tanahnya milik sendiri, suratnya ada.",
        "Warga siap gotong royong, bahannya yang tidak ada.",
        "Sudah dua kali diusulkan ke desa.",
        "Sementara ditutup terpal pinjaman.",
    ),
    wishes=(
        "Mohon dilihat sebelum hujan berikutnya.",
        "Apakah bisa dibantu bahan bangunan?",
        "Mohon terpal dan selimut dulu.",
        "Semoga bisa masuk bedah rumah.",
        "Tolong Tagana mengecek apakah masih aman ditempati.",
    ),
)
STREET = Words(
    other=(
        "Ada {siapa} tidur di emperan toko sudah {lama}.",
        "{siapa} berjalan tanpa alas kaki dan bicara sendiri.",
        "{siapa} dengan dua anak mengemis di lampu merah.",
        "{siapa} kebingungan di terminal, tidak tahu jalan pulang.",
        "{siapa} tidur di halte, badannya panas.",
        "{siapa} mengamen sampai malam, tampaknya di bawah umur.",
    ),
    self_=("Saya terlantar, dompet hilang dan tidak bisa pulang ke kampung.",),
    details=(
        "Bajunya basah dan menggigil.",
        "Ditanya nama hanya tersenyum.",
        "Mengaku dari luar kota, KTP tidak ada.",
        "Kakinya luka dan bernanah.",
        "Warga sudah memberi makan, tetapi takut kalau malam.",
        "Tidak mengganggu, hanya kasihan.",
        "Sepertinya orang yang sama dengan minggu lalu.",
    ),
    wishes=(
        "Mohon ada yang menjemput.",
        "Tolong diperiksa kesehatannya.",
        "Mungkin keluarganya bisa dicari.",
        "Kami jaga dulu sampai petugas datang.",
    ),
)
VIOLENCE = Words(
    other=(
        "Saya khawatir keselamatan {siapa} di rumahnya.",
        "{siapa} sering terdengar menangis dan ada lebam.",
        "Anak tetangga sering dipukul kalau malam.",
        "P|{siapa} tidak boleh keluar rumah oleh suaminya.",
    ),
    self_=(
        "Saya tidak aman di rumah sendiri.",
        "P|Saya butuh bicara dengan petugas, jangan hubungi suami saya.",
    ),
    details=(
        "Sudah beberapa kali terjadi.",
        "Ada anak kecil yang melihat.",
        "Tolong jangan sebut nama saya.",
        "O|Yang bersangkutan takut melapor.",
        "Sementara ini menginap di rumah saudara.",
    ),
    wishes=(
        "Mohon ditangani pelan-pelan.",
        "Tolong hubungi saya pada jam kerja saja.",
        "Apakah ada tempat yang aman?",
        "Mohon petugas perempuan.",
    ),
)
PAPERS = Words(
    other=(
        "Nama {siapa} di data bantuan keliru.",
        "{siapa} belum punya KTP sama sekali.",
        "KK {siapa} masih ikut alamat lama.",
        "{siapa} sudah meninggal tetapi masih tercatat menerima bantuan.",
        "{siapa} belum punya akta kelahiran.",
    ),
    self_=(
        "NIK saya tidak cocok dengan data bansos.",
        "Saya pindah ke {dusun} dan bantuan berhenti.",
        "Desil saya naik padahal keadaan tidak berubah.",
        "Nama saya dan nama tetangga tertukar di daftar.",
        "Kartu KKS saya hilang.",
        "Saya mau usul masuk DTSEN, caranya bagaimana?",
    ),
    details=(
        "Sudah ke desa, diminta menunggu.",
        "Fotokopi KK dan KTP siap.",
        "Di aplikasi tertulis tidak ditemukan.",
        "Tanggal lahirnya beda satu angka.",
        "Ini sudah triwulan kedua.",
        "Petugas bank minta surat keterangan.",
    ),
    wishes=(
        "Mohon dibetulkan.",
        "Apa saja yang harus dibawa?",
        "Tolong diberi tahu harus ke mana.",
        "Mohon dicek, terima kasih.",
        "Kalau boleh lewat WhatsApp saja.",
    ),
)
UNSURE = Words(
    other=(
        "Saya tidak tahu ini masuk apa, tetapi {siapa} perlu ditolong.",
        "Keluarga {siapa} banyak masalahnya, mohon dilihat.",
        "P|{siapa} berubah pendiam sejak suaminya meninggal.",
        "{siapa} banyak utang pinjaman online dan bingung.",
    ),
    self_=(
        "Saya bingung harus mulai dari mana.",
        "Keadaan kami sedang berat, kami perlu teman bicara.",
        "Saya baru pulang dari luar negeri dan tidak punya apa-apa.",
    ),
    details=(
        "Anak-anak masih kecil.",
        "Sudah {lama} seperti itu.",
        "O|Kami hanya bertetangga.",
        "Mungkin perlu beberapa bantuan sekaligus.",
        "O|Yang bersangkutan orangnya tertutup.",
    ),
    wishes=(
        "Mohon petunjuk.",
        "Semoga ada yang bisa datang.",
        "Terima kasih sudah mau membaca.",
        "Boleh ditelepon sore hari.",
    ),
)
