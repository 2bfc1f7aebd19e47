"""Numbers, money and dates in the active language: 1.284 and 92,4 in Indonesian, 1,284 in English.

Each takes None for what is not known and gives "" back. Aware times are shown in the city's time
zone. Names of months and days come from Babel once; lists of hundreds of rows call these often.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from typing import TypeAlias, TypeVar

from babel import Locale
from django.utils import timezone
from django.utils.translation import get_language

Number: TypeAlias = int | float | Decimal | None
D = TypeVar("D", date, datetime)
_SWAP = str.maketrans(",.", ".,")


def locale() -> str:
    """The locale for Babel: "id" unless English is active."""
    return "en_GB" if (get_language() or "").startswith("en") else "id"


@cache
def _names(of: str, width: str, code: str) -> dict[int, str]:
    """Names of the months (from 1) or days (from Monday, 0) in that language."""
    names = getattr(Locale.parse(code), of)["format"][width]
    return {int(number): str(name) for number, name in names.items()}


def _grouped(text: str) -> str:
    return text.translate(_SWAP) if locale() == "id" else text


def angka(value: Number, places: int | None = None) -> str:
    """1284 -> "1.284"; places: that many decimals, exactly ("92,4"); else up to three."""
    if not isinstance(value, int | float | Decimal):
        return ""
    if isinstance(value, int) and not places:
        return _grouped(f"{value:,}")
    kept = 3 if places is None else places
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-kept), rounding=ROUND_HALF_EVEN)
    text = f"{exact or abs(exact):,f}"  # never "-0"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return _grouped(text)


def persen(value: Number, places: int = 1) -> str:
    """92.4 (percent, not a share) -> "92,4%"; a zero after the comma is left out ("95%")."""
    if not isinstance(value, int | float | Decimal):
        return ""
    rounded = round(Decimal(str(value)), places)
    whole = rounded == rounded.to_integral_value()
    return f"{angka(rounded, 0 if whole else places)}%"


def rupiah(value: int | None) -> str:
    """1500000 -> "Rp1.500.000"."""
    if not isinstance(value, int):
        return ""
    return f"{'−' if value < 0 else ''}Rp{angka(abs(value))}"


def _local(value: D) -> D:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def tanggal(value: date | datetime | None) -> str:
    """ "24 November 2026"."""
    if not value:
        return ""
    day = _local(value)
    return f"{day.day} {_names('months', 'wide', locale())[day.month]} {day.year}"


def tanggal_pendek(value: date | datetime | None) -> str:
    """ "24 Nov 2026", for tables."""
    if not value:
        return ""
    day = _local(value)
    return f"{day.day} {_names('months', 'abbreviated', locale())[day.month]} {day.year}"


def hari(value: date | datetime | None) -> str:
    """ "Selasa, 24 November": without the year, for what is near."""
    if not value:
        return ""
    day = _local(value)
    name = _names("days", "wide", locale())[day.weekday()]
    return f"{name}, {day.day} {_names('months', 'wide', locale())[day.month]}"


def hari_tanggal(value: date | datetime | None) -> str:
    """ "Selasa, 24 November 2026"."""
    return f"{hari(value)} {_local(value).year}" if value else ""


def jam(value: datetime | None) -> str:
    """ "09.12" in Indonesian, "09:12" in English."""
    if not value:
        return ""
    local = _local(value)
    return f"{local:%H.%M}" if locale() == "id" else f"{local:%H:%M}"


def hari_jam(value: datetime | None) -> str:
    """ "Selasa, 24 November, 09.12"."""
    return f"{hari(value)}, {jam(value)}" if value else ""


def bulan(value: date | None) -> str:
    """ "November 2026"."""
    if not value:
        return ""
    day = _local(value)
    return f"{_names('months', 'wide', locale())[day.month]} {day.year}"


def bulan_pendek(value: date | None) -> str:
    """ "Nov", for axes."""
    return _names("months", "abbreviated", locale())[_local(value).month] if value else ""
