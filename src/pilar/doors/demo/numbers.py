"""Numbers that nobody holds: NIK and family cards of the kecamatan 35.79.91, phones of 086."""

from collections import defaultdict
from datetime import date

AREA = "357991"  # province, city and a kecamatan that does not exist


class Numbers:
    """Gives each number once, in the order of asking."""

    def __init__(self) -> None:
        self._serials: dict[str, int] = defaultdict(int)
        self._phones = 0

    def nik(self, born: date, sex: str) -> str:
        """16 digits: area, birth date (day + 40 for women), serial from 0001."""
        day = born.day + (40 if sex == "P" else 0)
        return self._with_serial(f"{AREA}{day:02}{born:%m%y}")

    def family_card(self, issued: date) -> str:
        """16 digits: area, day of issue, serial from 0001."""
        return self._with_serial(f"{AREA}{issued:%d%m%y}", "KK")

    def phone(self) -> str:
        """A mobile number of 12 digits with the prefix 086, which no operator has."""
        self._phones += 1
        return f"086{self._phones * 618_033_989 % 10**9:09}"

    def _with_serial(self, stem: str, kind: str = "NIK") -> str:
        self._serials[kind + stem] += 1
        serial = self._serials[kind + stem]
        if serial > 9999:
            raise OverflowError(f"More than 9,999 numbers of the kind {kind} on one day.")
        return f"{stem}{serial:04}"
