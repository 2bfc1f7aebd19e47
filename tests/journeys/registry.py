"""Whom the registry knows already: a grandmother and her grandson, from a list of the ministry."""

import csv
import json
from datetime import date

from pilar.doors.demo.command import default_today
from pilar.doors.demo.dtsen import last_edition
from tests.support.city import City

NAME = "Karsini Wulandari"
CALLED = "Mbah Karsini"
GRANDSON = "Bayu Wulandari"
VILLAGE = "Punten"
CORNER = "RT 003 RW 002"
_TODAY = default_today()
_OLD, _YOUNG = date(_TODAY.year - 74, 3, 9), date(_TODAY.year - 10, 2, 11)
_PERIOD = last_edition(_TODAY).period
_ADDRESS = {"desa_kelurahan": "PUNTEN", "kecamatan": "BUMIAJI", "alamat": "DSN. PAYAN"}
_FAMILY = {"id_keluarga": "KLG-7001", "nomor_kartu_keluarga": "3579910101190077"}
_BOTH = _FAMILY | _ADDRESS | {"rt": "003", "rw": "002", "desil_nasional": "1", "periode": _PERIOD}
_ROWS = (
    _BOTH
    | {
        "nik": f"3579914903{_OLD:%y}0041",
        "nama": NAME.upper(),
        "hubungan_keluarga": "KEPALA KELUARGA",
        "jenis_kelamin": "PEREMPUAN",
        "tanggal_lahir": f"{_OLD:%Y-%m-%d}",
        "status_kawin": "CERAI MATI",
        "nama_ibu_kandung": "PONIRAH",
    },
    _BOTH
    | {
        "nik": f"3579911102{_YOUNG:%y}0042",
        "nama": GRANDSON.upper(),
        "hubungan_keluarga": "CUCU",
        "jenis_kelamin": "LAKI-LAKI",
        "tanggal_lahir": f"{_YOUNG:%Y-%m-%d}",
        "status_kawin": "BELUM KAWIN",
        "nama_ibu_kandung": "SUTINI",
    },
)


def import_family(city: City) -> None:
    """By the command that a data steward uses."""
    file = city.folder / "dtsen-punten.csv"
    with file.open("w", newline="") as text:
        sheet = csv.DictWriter(text, list(_ROWS[0]))
        sheet.writeheader()
        sheet.writerows(_ROWS)
    done = city.run("import", "persons", str(file), "--source", "dtsen", "--json")
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert (counts["read"], counts["new"], counts["rejected"]) == (2, 2, 0), counts
