"""Numbers, money and dates are written as the reader's language does."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from pilar.ground.web import numbers

DAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 2, 12, tzinfo=UTC)  # 09.12 in Kota Batu


@pytest.mark.parametrize(
    ("value", "places", "indonesian", "english"),
    [
        (1284, None, "1.284", "1,284"),
        (92.4, 1, "92,4", "92.4"),
        (4, 1, "4,0", "4.0"),
        (Decimal("0.500"), None, "0,5", "0.5"),
        (-12, None, "-12", "-12"),
        (-0.0001, 1, "0,0", "0.0"),
        (1234567.891, None, "1.234.567,891", "1,234,567.891"),
    ],
)
def test_figures(value: float, places: int | None, indonesian: str, english: str) -> None:
    with translation.override("id"):
        assert numbers.angka(value, places) == indonesian
    with translation.override("en"):
        assert numbers.angka(value, places) == english


def test_words_of_time_and_money() -> None:
    with translation.override("id"):
        said = [
            numbers.persen(92.4), numbers.persen(95.0), numbers.rupiah(1_500_000), numbers.rupiah(-500),
            numbers.tanggal(DAY), numbers.tanggal_pendek(DAY), numbers.hari_tanggal(DAY),
            numbers.jam(MOMENT), numbers.hari_jam(MOMENT), numbers.bulan(DAY), numbers.bulan_pendek(DAY),
        ]  # fmt: skip

    assert said == [
        "92,4%", "95%", "Rp1.500.000", "−Rp500", "24 November 2026", "24 Nov 2026",
        "Selasa, 24 November 2026", "09.12", "Selasa, 24 November, 09.12", "November 2026", "Nov",
    ]  # fmt: skip


def test_english_dates() -> None:
    with translation.override("en"):
        assert numbers.hari_tanggal(DAY) == "Tuesday, 24 November 2026"
        assert numbers.jam(MOMENT) == "09:12"


def test_what_is_not_known_stays_empty() -> None:
    shown = (
        numbers.angka,
        numbers.persen,
        numbers.rupiah,
        numbers.tanggal,
        numbers.jam,
        numbers.bulan,
    )

    assert {write(None) for write in shown} == {""}  # type: ignore[operator]  # all take None


def test_late_in_the_evening_utc_is_the_next_day_here() -> None:
    assert numbers.tanggal(datetime(2026, 11, 24, 18, tzinfo=UTC)).startswith("25 ")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["id", "en"]))
def test_dates_agree_with_babel(day: date, language: str) -> None:
    with translation.override(language):
        assert numbers.hari_tanggal(day) == format_date(
            day, "EEEE, d MMMM y", locale=numbers.locale()
        )
        assert numbers.tanggal_pendek(day) == format_date(day, "d MMM y", locale=numbers.locale())


@given(st.decimals(-(10**12), 10**12, places=4), st.integers(0, 3))
def test_figures_agree_with_babel(value: Decimal, places: int) -> None:
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    with translation.override("id"):
        said = format_decimal(value, pattern, "id")
        assert numbers.angka(value, places) == (said if said.strip("-0,") else said.strip("-"))
