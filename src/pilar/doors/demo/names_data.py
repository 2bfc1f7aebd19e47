"""Pools of name parts by time and custom. Combined at random: whoever bears such a name is chance.

Within a pool the commoner ones stand first. Generations: OLD until 1954, MIDDLE 1955-1979,
GROWN 1980-1999, YOUNG 2000-2011, NEW since 2012.
"""


def _w(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Javanese names of the countryside, most of them a whole name by themselves.
OLD_L = _w("""Slamet Paimin Tukimin Sukarman Kasman Ponidi Sakiman Wagiman Sarmin Jumadi Ngatemin Tukiran
 Wagino Kasiman Sarmo Supardi Suparman Sukardi Kasdi Rakiman Parman Sutikno Ponimin Ngadiman Saimin
 Kusnan Mustajab Sanusi Rasimin Tarmuji Kamdi Misdi Buari Ngadi Senari Wakidi Tukijan Satuman Sumarto
 Sutrisno Suwarno Suyitno Kardi Giman Poniran Legiman Paidi Karto Matali Sampurno Tamin Kasanuri
 Ngatiman Sumardi Katemin Paniran Asnawi Bakri Dulmanan Jaenuri Samsuri Munawar Suwito Tasmuji""")
OLD_P = _w("""Ngatemi Sarinem Tukinem Ponirah Wagiyem Sumiati Kasiyati Suparti Painem Sukarti Ngatinah
 Paini Tuminah Sariyem Misiyem Ponimah Kasinem Satinah Suminah Jumiati Legiyem Rukmini Supiati Sutini
 Tukiyem Karsinem Poniyem Warsiti Sumini Mursini Rumini Kusniah Rukayah Maisaroh Asiyah Sutarmi Lasmi
 Ngatiyem Wakini Darmi Suwarti Sulami Satupah Buamah Kamisah Munah Sumarni Lamini Marsiti Rokanah
 Supinah Tumirah Saminah Sanirah Siti Musripah Juminah Rasmi Kartini Muntamah""")
MIDDLE_L = _w("""Sutrisno Suyanto Bambang Agus Hariyanto Mulyono Supriyanto Sugeng Suprapto Budi Heru Eko Edi
 Sugiono Supriyadi Suharto Sujono Sumarsono Kusnadi Sunaryo Purwanto Wahyudi Joko Djoko Rudi Yanto Sunarto
 Wiyono Hadi Susilo Sukamto Sudarmaji Nanang Iwan Teguh Mochammad Achmad Abdul Imam Mujiono Siswanto
 Setyo Ismail Suroso Winarto Yudi Nurhadi Muslimin Khoirul Anang Gatot Wibowo Sudarsono Hartono""")
MIDDLE_P = _w("""Sri Sumiati Siti Endang Suliati Sulastri Titik Wiwik Lilik Sutini Suparmi Yuliati Nanik
 Tutik Rusmiati Sunarti Kusmiati Mujiati Ernawati Indah Anik Sumarni Suwarni Sukesi Ponisri Wahyuni
 Nurul Khusnul Supriatin Luluk Ninik Lestari Jumiati Hartini Istiqomah Umi Kholifah Mariyati Sriatun
 Wartini Winarsih Dwi Tri Nunuk Rahayu Suhartini Yayuk Retno Asmaul Munawaroh""")
MIDDLE_SECOND_L = _w("""Santoso Hariyanto Wahyudi Susanto Utomo Prayitno Widodo Setiawan Hidayat Sutrisno Purnomo
 Prasetyo Handoko Cahyono Riyanto Wijaya Sasongko Mulyadi Kurniawan Raharjo Subagyo Sucipto Pramono
 Widianto Rochim Basuki Nugroho Suwarno Efendi Wicaksono Hermanto Sunarko Irianto Margono Yulianto""")
MIDDLE_SECOND_P = _w("""Wahyuni Lestari Rahayu Susilowati Astuti Ningsih Handayani Hidayati Aminah Khotimah
 Sulistyowati Utami Winarti Purwanti Indrawati Maryati Yuniarti Suryani Mulyani Nurjanah Fatimah Romlah
 Sumarni Wulandari Ambarwati Kurniati Setyowati Zubaidah Muslimah Masruroh Indayani Rohani Rochmah""")
GROWN_L = _w("""Agus Eko Dwi Andik Moh. Ahmad Muhammad Dedi Rudi Hendra Arif Nur Yudi Imam Wahyu Dian Budi Andi
 Hadi Tri Anton Slamet Fajar Bayu Didik Khoirul Fathur Rizal Abdul Heri Joko Irwan Ferry Denny Zainal Taufik
 Sigit Roni Yoga Dimas Aditya Angga Ilham Mukhlis Fauzi Rohmad Catur Galih Hari Miftahul Tomi Yusuf Samsul""")
GROWN_P = _w("""Siti Dwi Dewi Sri Nur Eka Ika Rina Ratna Dian Yuni Lilik Fitri Wahyu Tri Ani Indah Devi Lia Nurul
 Umi Anis Evi Novi Mei Rini Yulia Endah Ririn Titin Dyah Erna Heni Luluk Sulis Retno Puji Vivi Nita Diah Wiwit
 Khusnul Nila Elok Mamik Fatma Rika Silvi Binti Reni Yanti Maya Citra Lutfi""")
GROWN_SECOND_L = _w("""Prasetyo Setiawan Kurniawan Santoso Wahyudi Hidayat Susanto Nugroho Cahyono Saputra Purnomo
 Arifin Efendi Anwar Wijaya Utomo Ramadhan Hariyanto Sulistyo Firmansyah Rohman Ikhsan Gunawan Permana Budiman
 Irawan Suprayitno Wibowo Mustofa Fauzan Huda Rahmat Widodo Rosyid Yulianto Hakim Wicaksono Ashari Bahtiar""")
GROWN_SECOND_P = _w("""Lestari Wahyuni Puspitasari Rahmawati Handayani Nurhayati Wulandari Astutik Ningsih Kurniawati
 Fitriani Susanti Khotimah Agustin Yuliana Sari Hidayah Rahayu Setyaningrum Anggraini Andayani Permatasari
 Aisyah Mufidah Indriani Novitasari Oktavia Maulidah Purnamasari Widyawati Damayanti Lailatul Zulaikah Pratiwi
 Mahmudah Kusumawati Safitri Ekawati Fatmawati Kholifah Mardiana Ambarwati""")
YOUNG_L = _w("""Muhammad Ahmad Rizky Dimas Aditya Bagus Fajar Ilham Bayu Rafi Dwi Yoga Moch. Galang Fahmi Andika Rendi
 Reza Farhan Alfian Iqbal Rangga Satria Aldi Bima Danang Naufal Akbar Wildan Haris Daffa Raka Yusril Fikri Arya
 Gilang Adam Yudha Syahrul Nanda Vino Ferdi Firman Krisna Ardi Aksan""")
YOUNG_P = _w("""Putri Nabila Siti Dinda Aulia Anisa Dwi Eka Salsabila Intan Nur Amelia Novia Dea Citra Rizka Nadia
 Cindy Tiara Vina Alya Zahra Fitri Khofifah Laila Salma Della Bunga Adinda Safira Ayu Risma Dini Febri Indah Nisa
 Selvi Tasya Yunita Wulan Ardita Linda Elsa Sekar Nazwa Melati Diva""")
YOUNG_LATER_L = _w("""Pratama Saputra Ramadhan Maulana Firmansyah Setiawan Kurniawan Hidayatullah Ardiansyah Prasetya
 Nugraha Putra Wijaya Alamsyah Akbar Fadillah Permana Mahendra Hakim Febrian Syahputra Wicaksono Kusuma
 Ardana Al-Farisi Rahmatullah Dwi Eka Tri Aji Bagaskara Wardana Priyambodo""")
YOUNG_LATER_P = _w("""Putri Lestari Ramadhani Rahmawati Maharani Salsabila Anggraini Permatasari Aulia Azzahra Safitri
 Oktaviani Wulandari Pratiwi Nuraini Amelia Maulidya Khoirunnisa Febriyanti Kusuma Dewi Ayu Puspita Larasati
 Fadhilah Damayanti Cahyani Aprilia Novitasari Sari Nirmala""")
NEW_L = _w("""Muhammad Arkana Ahmad Rafa Azka Kenzo Alvaro Arsya Gibran Abizar Rayyan Hafiz Keanu Dzaki Elvano Raffasya
 Fatih Zayn Zafran Arsenio Khalid Naufal Abimanyu Arjuna Bima Satria Danish Adzriel Ghani Malik Sakha Athar Ibrahim
 Yusuf Haidar Aqil Farel Reyhan Shaka Kenzie""")
NEW_P = _w("""Aisyah Shakila Naura Almira Khanza Azzahra Alesha Kayla Nafisa Hanum Mikayla Keisha Adiba Zahira Arsyila
 Humaira Freya Inara Nadhira Syifa Sheza Kirana Queena Medina Fatimah Raisa Anindya Aruna Zivanna Elvina Kinanti
 Raline Yumna Salwa Qonita Afifah Dilara Gendis Ayra""")
NEW_LATER_L = _w("""Alfarizqi Pratama Ramadhan Putra Al-Fatih Maulana Wijaya Athallah Alfarizi Hidayat Ardhani Nugroho
 Saputra Mahardika Akbar Zulfikar Abqori Firdaus Prayoga Rasyid Syahputra Adiputra Khairan Pradipta Wirayudha""")
NEW_LATER_P = _w("""Azzahra Putri Ramadhani Salsabila Maulida Khairunnisa Az-Zahra Humaira Anindita Maheswari Kirana Zhafira
 Nurfadillah Shafira Adelia Almahyra Qirani Larasati Safitri Ayudia Mecca Latifah Calista Nadhifa""")

# Families with roots in China: names of three syllables before 1966, given names with adopted family names since.
CHINA_FAMILY = _w("Tan Lim Oei Liem Kwee The Ong Tjan Go Njoo")
CHINA_OLD_L = (
    "Hok Liong",
    "Kiem Hwa",
    "Tiong Gie",
    "Swan Bing",
    "Hong Djien",
    "Gwan Tik",
    "Sien Hok",
)
CHINA_OLD_P = ("Swie Nio", "Giok Lan", "Mei Hwa", "Lien Nio", "Siok Tjen", "Kim Nio", "Hwie Lan")
CHINA_NEW_FAMILY = _w("""Tanuwijaya Gunawan Halim Limantoro Santoso Wijaya Kusuma Hartono Wibisono Sutanto Lesmana
 Tanoto Setiadi Budihardjo Ongkowijoyo Kurniawan""")
CHINA_NEW_L = _w(
    "Hendra Kevin Andreas Yohanes Stefanus Jonathan Michael Daniel William Felix Christian Rudy Antonius Leonardo"
)
CHINA_NEW_P = _w(
    "Yuliana Linda Maria Felicia Jessica Natalia Christina Angelina Vania Michelle Lidya Grace Fransisca Cynthia"
)
# Families from Madura and from elsewhere in the country.
MADURA_L = (
    "Moh. Hasan",
    "Abd. Rahman",
    "Matrawi",
    "Moh. Rofik",
    "Hasan Basri",
    "Abdul Wafi",
    "Misnawi",
    "Moh. Sahri",
)
MADURA_P = (
    "Maimunah",
    "Sitti Aminah",
    "Hotijah",
    "Nurhasanah",
    "Sulaiha",
    "Musarrofah",
    "Siti Romlah",
    "Hosniyah",
)
ELSEWHERE_L = (
    "I Made Suartana",
    "I Wayan Sudira",
    "Parlindungan Sinaga",
    "Yosef Manek",
    "La Ode Hamid",
    "Asep Suhendar",
    "Cecep Hidayat",
)
ELSEWHERE_P = (
    "Ni Luh Sukarti",
    "Ni Made Ariani",
    "Rotua Simbolon",
    "Maria Bere",
    "Wa Ode Nuraini",
    "Euis Komalasari",
    "Neneng Hasanah",
)

TITLES_AFTER = ("S.Pd.", "S.E.", "S.H.", "S.Sos.", "A.Md.", "S.Kom.", "S.Pd.I.", "M.Pd.", "S.T.")
