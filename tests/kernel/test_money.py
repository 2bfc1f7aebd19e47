"""Rupiah as Indonesians write them."""

import pytest

from pilar.kernel.money import rupiah


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "Rp0"), (500, "Rp500"), (1_500_000, "Rp1.500.000"), (-2_000, "-Rp2.000")],
)
def test_whole_rupiah_have_dots_between_thousands(amount: int, text: str) -> None:
    assert rupiah(amount) == text
