"""Who works in the demo city. All names are invented; no official of the real city is among them."""

from dataclasses import dataclass

DOMAIN = "pilar.example"  # reserved by RFC 2606: nobody can have an address there
PASSWORD = "lima-pilar-satu-kota"  # noqa: S105 - printed on the sign-in page: the demo's accounts are open


@dataclass(frozen=True)
class Account:
    """Somebody who signs in. `role` is a code of config/roles.py, `area` where it holds.

    `demo_role` marks the one account per role that the sign-in page offers.
    """

    key: str
    name: str
    role: str
    area: str
    demo_role: str = ""
    member: str = ""  # key of the pillar member behind it

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"


CITY = "35.79"
OFFICE = (
    Account("rina.dewi", "Rina Dewi", "FRONT_OFFICE", CITY, "front_office"),
    Account("bagus.prasetyo", "Bagus Prasetyo", "BACK_OFFICE", CITY, "back_office"),
    Account("retno.palupi", "Retno Palupi", "PROGRAMME_MANAGER", CITY, "programme_manager"),
    Account("arif.nurcahyo", "Arif Nurcahyo", "DATA_STEWARD", CITY, "data_steward"),
    Account("sulastri.ningrum", "Sulastri Ningrum", "COORDINATOR", CITY, "coordinator"),
    Account("endang.wahyuningtyas", "Endang Wahyuningtyas", "HEAD", CITY, "head"),
    Account("yusuf.maulana", "Yusuf Maulana", "AUDITOR", CITY, "auditor"),
    Account("fitri.handayani", "Fitri Handayani", "ADMIN", CITY, "admin"),
    Account("anjar.wicaksono", "Anjar Wicaksono", "FRONT_OFFICE", CITY),
    Account("mega.puspitasari", "Mega Puspitasari", "FRONT_OFFICE", "35.79.02"),
    Account("hanif.ramadhan", "Hanif Ramadhan", "BACK_OFFICE", CITY),
    Account("nanik.setyorini", "Nanik Setyorini", "BACK_OFFICE", "35.79.03"),
    Account("yoga.permana", "Yoga Permana", "PROGRAMME_MANAGER", CITY),
    Account("wahyu.indrawati", "Wahyu Indrawati", "DATA_STEWARD", CITY),
    Account("sri.rahayu", "Sri Rahayuningsih", "COORDINATOR", "35.79.02"),
    Account("heru.susanto", "Heru Susantoso", "COORDINATOR", "35.79.03"),
)
FRONT = ("rina.dewi", "anjar.wicaksono", "mega.puspitasari")
MANAGERS = ("bagus.prasetyo", "hanif.ramadhan", "nanik.setyorini")
PROPOSERS = ("retno.palupi", "bagus.prasetyo", "hanif.ramadhan")
APPROVERS = ("yoga.permana", "retno.palupi")
COORDINATORS = {
    "35.79.01": "sulastri.ningrum",
    "35.79.02": "sri.rahayu",
    "35.79.03": "heru.susanto",
}  # on duty for a kecamatan
STEWARDS = ("arif.nurcahyo", "wahyu.indrawati")
# The members whom the sign-in page offers: (pillar, key, name, village or kecamatan, demo role).
KNOWN_MEMBERS = (
    ("TKSK", "hariyanto.tksk", "Hariyanto", "35.79.02", "tksk"),
    ("TKSK", "dwi.ratna", "Dwi Ratnasari", "35.79.01", ""),
    ("TKSK", "moch.fauzi", "Moch. Fauzi Ridwan", "35.79.03", ""),
    ("PSM", "lilik.suryani", "Lilik Suryani", "35.79.02.2001", "psm"),
    ("TAGANA", "agus.trianto", "Agus Trianto", "35.79", "tagana"),
    ("KARANG_TARUNA", "dimas.ardiansyah", "Dimas Ardiansyah", "35.79.02.2001", "karang_taruna"),
    ("PKH", "wulan.sari", "Wulan Sariningtyas", "35.79.02.2001", "pkh"),
)
