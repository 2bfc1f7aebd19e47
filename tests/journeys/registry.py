"""Whom the registry knows already: a grandmother and her grandson, from a list of the ministry."""

import json
from pilar.doors.demo.command import default_today
from pilar.doors.demo.dtsen import last_edition
from tests.support.city import City

NAME = "Karsini Wulandari"
CALLED = "Mbah Karsini"
GRANDSON = "Bayu Wulandari"
VILLAGE = "Punten"
_TODAY = default_today()
_PERIOD = last_edition(_TODAY).period
_HEAD = (
    "id_keluarga,nomor_kartu_keluarga,nik,nama,hubungan_keluarga,jenis_kelamin,tempat_lahir,"
    "tanggal_lahir,status_kawin,nama_ibu_kandung,desa_kelurahan,kecamatan,alamat,rt,rw,"
    "desil_nasional,periode"
)
_OLD = f"{_TODAY.year - 74}-03-09"
_YOUNG = f"{_TODAY.year - 10}-02-11"
_ROWS = (
    f"KLG-7001,3579910101190077,3579914903{_OLD[2:4]}0041,{NAME.upper()},KEPALA KELUARGA,"
    f"PEREMPUAN,BATU,{_OLD},CERAI MATI,PONIRAH,PUNTEN,BUMIAJI,DSN. PAYAN,003,002,1,{_PERIOD}",
    f"KLG-7001,3579910101190077,3579911102{_YOUNG[2:4]}0042,{GRANDSON.upper()},CUCU,"
    f"LAKI-LAKI,BATU,{_YOUNG},BELUM KAWIN,SUTINI,PUNTEN,BUMIAJI,DSN. PAYAN,003,002,1,{_PERIOD}",
)


def import_family(city: City) -> None:
    """By the command that a data steward uses."""
    file = city.folder / "dtsen-punten.csv"
    file.write_text("\n".join((_HEAD, *_ROWS)) + "\n")
    done = city.run("import", "persons", str(file), "--source", "dtsen", "--json")
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert (counts["read"], counts["new"], counts["rejected"]) == (2, 2, 0), counts
