"""Figures are counted anew for each test: those of another one's rows may be kept in the process."""

import pytest

from pilar.review.indicators import measuring


@pytest.fixture(autouse=True)
def counted_anew() -> None:
    measuring.forget()
