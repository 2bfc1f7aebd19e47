"""Whole rupiah as Indonesians write them."""


def rupiah(amount_idr: int) -> str:
    """`rupiah(1_500_000)` -> "Rp1.500.000"; below zero "-Rp500". Whole rupiah only."""
    sign = "-" if amount_idr < 0 else ""
    return f"{sign}Rp{number(abs(amount_idr))}"


def number(value: int) -> str:
    """A whole number with a dot between thousands: `number(225408)` -> "225.408"."""
    return f"{value:,}".replace(",", ".")
