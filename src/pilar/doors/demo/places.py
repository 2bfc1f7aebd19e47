"""The 24 villages as the demo city fills them: how many people, hamlets, streets, landmarks.

The city has 226 RW and 1,059 RT in one old plan; people by kecamatan are those of 2015 (99,683 :
61,878 : 53,408), the split among the villages of one kecamatan is from memory. Most hamlets,
all streets and house numbers are invented, so that no address is anybody's.
"""

from dataclasses import dataclass
from functools import cached_property

from pilar.doors.demo.chance import Dice


@dataclass(frozen=True)
class Village:
    """A desa or kelurahan. `life` is what most people live on: FARM, TOWN, TOURISM or MIXED."""

    code: str
    name: str
    people: float  # in hundreds, to weigh by
    life: str
    rws: int
    hamlets: tuple[str, ...]
    landmarks: tuple[str, ...]

    @property
    def is_kelurahan(self) -> bool:
        return self.code[9] == "1"

    @property
    def kecamatan(self) -> str:
        return self.code[:8]

    @cached_property
    def neighbourhoods(self) -> tuple[tuple[str, str, str], ...]:
        """All (RT, RW, hamlet) of the village; RT are numbered anew in each RW."""
        dice = Dice("neighbourhoods", self.code)
        found = []
        for rw in range(1, self.rws + 1):
            hamlet = self.hamlets[(rw - 1) * len(self.hamlets) // self.rws]
            found += [(f"{rt:03}", f"{rw:03}", hamlet) for rt in range(1, dice.between(3, 6) + 1)]
        return tuple(found)


def _village(line: str) -> Village:
    number, name, people, life, rws, hamlets, landmarks = (part.strip() for part in line.split("|"))
    return Village(
        f"35.79.{number}",
        name,
        float(people),
        life,
        int(rws),
        tuple(hamlets.split(", ")),
        tuple(landmarks.split(", ")),
    )


# Number | name | people in hundreds | life | RW | hamlets | landmarks
_TABLE = """
01.1001 | Temas | 184 | TOWN | 13 | Besul, Putuk, Glonggong, Wukir | dekat pasar sayur, belakang musala Al-Ikhlas, sebelah bengkel las, jembatan kecil sebelum pos RW
01.1002 | Ngaglik | 124 | TOWN | 12 | Ngaglik Krajan, Genengan, Macari | gang samping SD, depan toko bangunan, dekat makam, sebelah pos kamling
01.1003 | Songgokerto | 70 | TOURISM | 9 | Krajan, Songgoriti, Tambuh | di bawah tanjakan, dekat penginapan lama, seberang pemandian, belakang warung sate
01.1004 | Sisir | 205 | TOWN | 15 | Sisir Krajan, Kauman, Caru, Genting | belakang alun-alun, gang buntu samping masjid, dekat sekolah dasar, sebelah penjahit
01.2005 | Sumberejo | 79 | MIXED | 9 | Sumberejo Krajan, Santrean, Sumbersari | dekat kebun mawar, samping tandon air, belakang balai dusun, seberang musala
01.2006 | Oro-oro Ombo | 118 | TOURISM | 12 | Krajan, Gondorejo, Dresel | jalan ke arah tempat wisata, dekat kandang sapi, belakang lapangan, sebelah warung bakso
01.2007 | Sidomulyo | 84 | FARM | 10 | Tonggolari, Tinjumoyo, Sukorembug | dekat kebun bunga, samping kios tanaman hias, belakang masjid, depan gapura RW
01.2008 | Pesanggrahan | 137 | MIXED | 14 | Krajan, Macari, Toyomerto, Srebet | jalan menanjak setelah masjid, dekat balai RW, samping kebun jeruk, belakang sekolah
02.2001 | Punten | 60 | FARM | 6 | Krajan, Payan, Gemulo | dekat kebun apel, samping sumber air, belakang balai desa, gang sebelah musala
02.2002 | Gunungsari | 74 | FARM | 9 | Brau, Kapru, Pagergunung, Jantur | di atas kebun mawar, dekat kandang sapi perah, jalan tanah setelah gapura, samping musala
02.2003 | Tulungrejo | 98 | FARM | 10 | Gondang, Gerdu, Kekep, Junggo, Wonorejo | dekat kebun kubis, belakang pasar desa, samping koperasi tani, tikungan setelah jembatan
02.2004 | Sumbergondo | 44 | FARM | 6 | Krajan, Segundu, Tegalsari | samping tandon air, dekat kebun wortel, belakang masjid, depan pos kamling
02.2005 | Pandanrejo | 62 | FARM | 7 | Pandan, Ngujung, Dadapan, Kajar | dekat kebun stroberi, pinggir sungai, samping lapangan voli, belakang PAUD
02.2006 | Bumiaji | 75 | FARM | 8 | Beru Kidul, Banaran, Binangun, Tlogorejo | dekat kebun jeruk, samping balai dusun, belakang langgar, depan rumah kader
02.2007 | Giripurno | 108 | FARM | 12 | Sabrangbendo, Kedung, Sawahan, Durek, Krajan | dekat jembatan bambu, samping penggilingan padi, belakang madrasah, pertigaan pohon beringin
02.2008 | Bulukerto | 69 | FARM | 8 | Beru, Cangar, Gintung, Keliran, Sambong | di tepi kali, dekat kebun apel, samping musala, jalan kecil sebelum makam
02.2009 | Sumberbrantas | 48 | FARM | 6 | Krajan, Lemah Putih, Jurang Kuali | dekat ladang kentang, di atas jalan utama, samping gudang sayur, belakang masjid
03.1001 | Dadaprejo | 76 | TOWN | 8 | Areng-areng, Karangmloko, Dadaptulis | dekat perumahan, samping minimarket, belakang SMP, gang kedua dari jalan raya
03.2002 | Beji | 88 | MIXED | 9 | Krajan, Karangjambe, Jamuran | dekat pabrik tempe, samping balai desa, belakang lapangan, depan warung kopi
03.2003 | Junrejo | 107 | MIXED | 11 | Rejoso, Jeding, Junwatu | dekat rumah sakit, samping sawah, belakang musala, pertigaan pos ojek
03.2004 | Tlekung | 51 | FARM | 7 | Krajan, Gangsiran, Ngujil | jalan ke arah hutan, dekat kandang kambing, samping tandon air, belakang balai dusun
03.2005 | Mojorejo | 53 | MIXED | 7 | Mojosari, Ngandat, Krajan | dekat patung di pertigaan, samping taman, belakang SD, gang sebelah apotek
03.2006 | Pendem | 119 | TOWN | 11 | Sekarputih, Ngepeh, Mojorejo Lor, Krajan | dekat terminal, samping pos polisi, belakang perumahan, depan tambal ban
03.2007 | Torongrejo | 63 | FARM | 7 | Ngukir, Klerek, Krajan | di tengah sawah, dekat kebun bawang, samping musala, belakang penggilingan padi
"""
VILLAGES = tuple(_village(line) for line in _TABLE.strip().splitlines())
BY_CODE = {village.code: village for village in VILLAGES}

# Shares of the whole city's people by kecamatan (2015); villages weigh within theirs.
_KECAMATAN_PEOPLE = {"35.79.01": 99_683, "35.79.02": 61_878, "35.79.03": 53_408}


def village_weights() -> list[float]:
    """How many of the city's people live in each of VILLAGES, as weights in that order."""
    sums: dict[str, float] = dict.fromkeys(_KECAMATAN_PEOPLE, 0.0)
    for village in VILLAGES:
        sums[village.kecamatan] += village.people
    return [
        village.people / sums[village.kecamatan] * _KECAMATAN_PEOPLE[village.kecamatan]
        for village in VILLAGES
    ]


STREETS = (
    "Melati", "Mawar", "Anggrek", "Kenanga", "Cempaka", "Dahlia", "Flamboyan", "Teratai", "Apel",
    "Jeruk", "Stroberi", "Durian", "Rambutan", "Merpati", "Kutilang", "Jalak", "Cendrawasih",
    "Gajah Putih", "Kijang", "Sumber Urip", "Sumber Mulyo", "Tirta Sari", "Bukit Indah", "Lereng Asri",
    "Pinus", "Cemara", "Mahoni", "Trembesi", "Sawo", "Kelapa Gading", "Kemuning", "Bougenvil",
)  # fmt: skip

BIRTH_PLACES = (("Batu", 62.0), ("Malang", 26.0), ("Blitar", 3.0), ("Kediri", 2.5), ("Pasuruan", 2.0),
                ("Surabaya", 2.0), ("Jombang", 1.2), ("Tulungagung", 1.0), ("Lumajang", 0.8))  # fmt: skip
OUTSIDE = ("Kabupaten Malang", "Kota Malang", "Blitar", "Kediri", "Pasuruan", "Surabaya", "Jombang",
           "Lumajang", "Mojokerto", "Probolinggo", "Jember", "Ponorogo")  # fmt: skip
