"""What people live on: schooling, work, health, and the house, all bound to how well off a family is.

`means` is a family's standing as a number around 0 (one unit = one standard deviation); the decile
follows from its place among all families. Words are those of the family form; codes only where the registry has codes.
"""

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from pilar.doors.demo.chance import Dice

# Families by national decile in a town that is better off than the country (poverty 2.9 %).
DECILE_SHARES = (4.5, 6.0, 7.0, 8.5, 10.0, 11.5, 12.0, 13.0, 13.5, 14.0)

_WORK_MEN = {
    "FARM": (("Petani", 34), ("Buruh tani", 20), ("Buruh harian lepas", 10), ("Wiraswasta", 9), ("Karyawan swasta", 8), ("Pedagang", 6), ("Sopir", 5), ("Peternak", 5), ("Tukang bangunan", 3)),
    "TOWN": (("Karyawan swasta", 27), ("Wiraswasta", 19), ("Pedagang", 14), ("Buruh harian lepas", 14), ("Tukang bangunan", 8), ("Sopir", 8), ("Tukang ojek", 4), ("Petani", 3), ("Satpam", 3)),
    "TOURISM": (("Karyawan hotel", 18), ("Wiraswasta", 18), ("Pedagang", 16), ("Karyawan swasta", 14), ("Buruh harian lepas", 12), ("Sopir", 8), ("Petani", 8), ("Tukang ojek", 6)),
    "MIXED": (("Karyawan swasta", 20), ("Petani", 17), ("Wiraswasta", 16), ("Buruh harian lepas", 14), ("Pedagang", 12), ("Tukang bangunan", 8), ("Sopir", 7), ("Buruh tani", 6)),
}  # fmt: skip
_WORK_WOMEN = {
    "FARM": (("Mengurus rumah tangga", 46), ("Petani", 16), ("Buruh tani", 14), ("Pedagang", 11), ("Karyawan swasta", 7), ("Penjahit", 3), ("Pembuat keripik", 3)),
    "TOWN": (("Mengurus rumah tangga", 46), ("Karyawan swasta", 20), ("Pedagang", 16), ("Wiraswasta", 9), ("Pekerja rumah tangga", 5), ("Penjahit", 4)),
    "TOURISM": (("Mengurus rumah tangga", 42), ("Karyawan hotel", 16), ("Pedagang", 21), ("Wiraswasta", 11), ("Pekerja rumah tangga", 6), ("Penjahit", 4)),
    "MIXED": (("Mengurus rumah tangga", 47), ("Karyawan swasta", 15), ("Pedagang", 14), ("Buruh pabrik", 8), ("Wiraswasta", 8), ("Buruh tani", 5), ("Penjahit", 3)),
}  # fmt: skip
_POOR_WORK = (
    "Buruh harian lepas",
    "Buruh tani",
    "Pekerja rumah tangga",
    "Pemulung",
    "Pedagang keliling",
)
_PUBLIC_WORK = ("PNS", "PNS", "PNS", "Guru PPPK", "Guru", "TNI", "Polri", "Perawat PPPK")


def choose_work(dice: Dice, sex: str, age: float, life: str, means: float) -> tuple[str, bool]:
    """What somebody does, in the words of a family card, and whether the state employs them."""
    if age < 15:
        return ("Belum bekerja" if age < 6 else "Pelajar"), False
    if age > 72 or (age > 64 and dice.hits(0.45)):
        if means > 0.9 and dice.hits(0.5):
            return "Pensiunan", False
        return ("Tidak bekerja" if sex == "L" or age > 75 else "Mengurus rumah tangga"), False
    if 24 <= age < 60 and dice.hits(0.004 if means < -0.5 else 0.03 + 0.085 * max(0.0, means)):
        return dice.pick(_PUBLIC_WORK), True
    if age < 24 and dice.hits(0.2):
        return "Belum bekerja", False
    if means < -0.8 and dice.hits(0.5):
        return dice.often_first(_POOR_WORK, 1.3), False
    return dice.weighted((_WORK_MEN if sex == "L" else _WORK_WOMEN)[life]), False


def schooling(dice: Dice, age: float, means: float) -> tuple[str, str, bool | None]:
    """(school_status, school_level, finished twelve years) for 3 to 24 years; else ("", "", None)."""
    if age < 3 or age >= 25:
        return "", "", None
    if age < 6.2:
        return (
            ("ATTENDING", "PAUD", False) if dice.hits(0.24 * (age - 2.2)) else ("NEVER", "", False)
        )
    leaves = 0.03 if means > -0.5 else 0.16
    if age < 12.5:
        return ("ATTENDING", "SD", False) if dice.random() > leaves / 20 else ("LEFT", "SD", False)
    if age < 15.6:
        return ("ATTENDING", "SMP", False) if dice.random() > leaves / 4 else ("LEFT", "SD", False)
    if age < 18.6:
        return ("ATTENDING", "SMA", False) if dice.random() > leaves else ("LEFT", "SMP", False)
    if dice.random() < leaves * 1.5:
        return "LEFT", "SMP", False
    if age < 23 and dice.hits(0.22 + 0.12 * means):
        return "ATTENDING", "TERTIARY", True
    return "LEFT", "SMA", True


_DISABILITIES = (
    ("fisik", 40),
    ("sensorik", 22),
    ("intelektual", 16),
    ("mental", 15),
    ("ganda", 7),
)
_ILLNESSES = (("hipertensi", 34), ("diabetes", 18), ("asam urat", 12), ("asma", 9), ("jantung", 9), ("stroke", 7), ("TBC", 4), ("gagal ginjal", 3), ("kanker", 3))  # fmt: skip


def disability(dice: Dice, age: float) -> tuple[str, bool]:
    """(ragam disabilitas, severe); ("", False) for most. About 1.6 % have one, a fifth of them a severe one."""
    share = 0.009 if age < 45 else 0.015 if age < 65 else 0.06
    if not dice.hits(share):
        return "", False
    kind = dice.weighted(_DISABILITIES)
    return kind, dice.hits(0.65 if kind == "ganda" else 0.17)


def illness(dice: Dice, age: float) -> str:
    share = 0.008 if age < 30 else 0.06 if age < 55 else 0.24
    return dice.weighted(_ILLNESSES) if dice.hits(share) else ""


def insurance(dice: Dice, decile: int, works_for_the_state: bool) -> str:
    """The health insurance, in the words of the family form."""
    if works_for_the_state:
        return "pemberi kerja"
    if decile <= 5:
        return dice.weighted(
            (("PBI", 74), ("mandiri", 10), ("pemberi kerja", 7), ("tidak punya", 9))
        )
    return dice.weighted((("PBI", 16), ("mandiri", 40), ("pemberi kerja", 36), ("tidak punya", 8)))


@dataclass(slots=True)
class House:
    """Housing as the family form of DTSEN asks for it; the aid that the family says it gets."""

    tenure: str
    floor_area_m2: int
    floor: str
    wall: str
    roof: str
    water: str
    lighting: str
    watt: int
    fuel: str
    toilet: str
    receives_pkh: bool
    receives_sembako: bool
    receives_other: str
    income_monthly_idr: int


def deciles(means: list[float]) -> list[int]:
    """The decile of each family by its place among all: 1 for the least well-off."""
    order = sorted(range(len(means)), key=means.__getitem__)
    limits = [limit * len(means) / 100 for limit in accumulate(DECILE_SHARES)]
    result = [10] * len(means)
    decile = 1
    for place, family in enumerate(order):
        while place >= limits[decile - 1] and decile < 10:
            decile += 1
        result[family] = decile
    return result


def furnish(dice: Dice, decile: int, people: int, components: bool, life: str) -> House:
    """The house of a family of that decile; `components` says whether PKH has something to pay for."""
    poor, low = decile <= 2, decile <= 4
    pick: Any = dice.weighted
    watt = pick(((450, 7), (900, 3)) if poor else ((450, 4), (900, 6), (1300, 1)) if low
                else ((900, 6), (1300, 4), (2200, 1)) if decile <= 7 else ((900, 1), (1300, 5), (2200, 3), (3500, 1)))  # fmt: skip
    pkh = components and dice.hits(0.62 if poor else 0.42 if low else 0.015)
    return House(
        tenure=pick((("milik sendiri", 78), ("menumpang", 14), ("sewa", 7), ("lainnya", 1)) if low else (("milik sendiri", 84), ("sewa", 9), ("menumpang", 5), ("rumah dinas", 2))),
        floor_area_m2=max(15, round(dice.gauss(24 + 6.2 * decile + 3.5 * people, 11))),
        floor=pick((("semen", 52), ("ubin", 20), ("keramik", 17), ("tanah", 8), ("kayu", 3)) if poor
                   else (("semen", 30), ("keramik", 46), ("ubin", 23), ("tanah", 1)) if low else (("keramik", 80), ("ubin", 12), ("semen", 6), ("marmer", 2))),
        wall=pick((("tembok", 72), ("kayu", 13), ("anyaman bambu", 12), ("bambu plester", 3)) if poor else (("tembok", 93), ("kayu", 4), ("anyaman bambu", 3)) if low else (("tembok", 98), ("kayu", 2))),
        roof=pick((("genteng", 74), ("asbes", 14), ("seng", 12)) if low else (("genteng", 80), ("asbes", 8), ("beton", 9), ("seng", 3))),
        water=pick((("mata air terlindung", 42), ("leding", 26), ("sumur terlindung", 16), ("mata air terbuka", 9), ("sumur terbuka", 7)) if low or life == "FARM"
                   else (("leding", 47), ("air isi ulang", 20), ("mata air terlindung", 18), ("sumur bor", 9), ("air kemasan", 6))),
        lighting="PLN tanpa meteran" if poor and dice.hits(0.16) else "PLN dengan meteran",
        watt=watt,
        fuel=pick((("gas 3 kg", 74), ("kayu bakar", 25), ("tidak memasak", 1)) if poor else (("gas 3 kg", 93), ("kayu bakar", 7)) if low else (("gas 3 kg", 78), ("gas 12 kg", 15), ("gas 5,5 kg", 7))),
        toilet=pick((("sendiri", 71), ("bersama tetangga", 22), ("umum", 3), ("tidak ada", 4)) if poor else (("sendiri", 91), ("bersama tetangga", 9)) if low else (("sendiri", 99), ("bersama tetangga", 1))),
        receives_pkh=pkh,
        receives_sembako=(pkh and dice.hits(0.8)) or (low and dice.hits(0.3)),
        receives_other=dice.pick(("BLT Desa", "bantuan lansia kota", "subsidi listrik")) if low and dice.hits(0.12) else "",
        income_monthly_idr=round(max(0.3, dice.gauss(0.6 + 0.47 * decile, 0.4)) * 10) * 100_000,
    )  # fmt: skip
