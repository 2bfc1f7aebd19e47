"""What a list shows of what was told."""

import pytest

from pilar.work.intake.told import PIECE, Said


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Kakinya bengkak sejak Senin. Tidak bisa jalan.", "Kakinya bengkak sejak Senin"),
        ("Assalamualaikum. Beras di rumah habis.", "Beras di rumah habis"),
        ("Mohon maaf.\nAtap rumah bocor", "Atap rumah bocor"),
        ("Tolong!", "Tolong"),
        ("", ""),
        ("   \n ", ""),
    ],
)
def test_the_first_sentence_that_says_something(words: str, shown: str) -> None:
    assert Said(words=words).opening == shown


def test_a_long_one_ends_at_a_word() -> None:
    shown = Said(words="Mbah " * 40).opening

    assert len(shown) <= PIECE + 2
    assert shown.endswith("Mbah …")
