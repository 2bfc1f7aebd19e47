"""Numbers, money and dates in the active language: 1.284 and 92,4 in Indonesian, 1,284 in English.

Each takes None for what is not known and gives "" back. Aware times are shown in the
city's time zone.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias, TypeVar

from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal
from django.utils import timezone
from django.utils.translation import get_language

Number: TypeAlias = int | float | Decimal | None
D = TypeVar("D", date, datetime)


def locale() -> str:
    """The locale for Babel: "id" unless English is active."""
    return "en_GB" if (get_language() or "").startswith("en") else "id"


def angka(value: Number, places: int | None = None) -> str:
    """1284 -> "1.284"; places: that many decimals, exactly ("92,4")."""
    if value is None:
        return ""
    pattern = "#,##0.###" if places is None else f"#,##0.{'0' * places}" if places else "#,##0"
    return str(format_decimal(value, format=pattern, locale=locale()))


def persen(value: Number, places: int = 1) -> str:
    """92.4 (percent, not a share) -> "92,4%"; a zero after the comma is left out ("95%")."""
    if value is None:
        return ""
    rounded = round(Decimal(str(value)), places)
    whole = rounded == rounded.to_integral_value()
    return f"{angka(rounded, 0 if whole else places)}%"


def rupiah(value: int | None) -> str:
    """1500000 -> "Rp1.500.000"."""
    if value is None:
        return ""
    sign = "−" if value < 0 else ""
    return f"{sign}Rp{angka(abs(value), 0)}"


def _local(value: D) -> D:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def tanggal(value: date | datetime | None) -> str:
    """ "24 November 2026"."""
    return str(format_date(_local(value), "d MMMM y", locale=locale())) if value else ""


def tanggal_pendek(value: date | datetime | None) -> str:
    """ "24 Nov 2026", for tables."""
    return str(format_date(_local(value), "d MMM y", locale=locale())) if value else ""


def hari_tanggal(value: date | datetime | None) -> str:
    """ "Selasa, 24 November 2026"."""
    return str(format_date(_local(value), "EEEE, d MMMM y", locale=locale())) if value else ""


def jam(value: datetime | None) -> str:
    """ "09.12" in Indonesian, "09:12" in English."""
    if not value:
        return ""
    pattern = "HH.mm" if locale() == "id" else "HH:mm"
    return str(format_time(_local(value).time(), pattern))


def hari_jam(value: datetime | None) -> str:
    """ "Selasa, 24 November, 09.12"."""
    if not value:
        return ""
    day = format_datetime(_local(value), "EEEE, d MMMM", locale=locale())
    return f"{day}, {jam(value)}"


def bulan(value: date | None) -> str:
    """ "November 2026"."""
    return str(format_date(_local(value), "MMMM y", locale=locale())) if value else ""
