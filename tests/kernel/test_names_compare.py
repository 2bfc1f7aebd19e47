"""How alike two names are, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.kernel.names import Evidence, similarity, while_typing


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("BUDI SANTOSO", "Budi Santoso", Evidence.SAME),
        ("Moch. Ridho", "Muhammad Rido", Evidence.SPELLING),
        ("Susantu", "Susanto", Evidence.VOWELS),
        ("Kastmui", "Kastumi", Evidence.TYPING),
        ("Rini Ayu I.", "Rini Ayu Indrawati", Evidence.INITIAL),
        ("M. Yudi Hariyadi", "Mohammad Yudi Haryadi", Evidence.INITIAL),
        ("Sriwahyuni Lestari", "Sri Wahyuni Lestari", Evidence.JOINED),
        ("Santoso Budi", "Budi Santoso", Evidence.ORDER),
        ("Ayu Lestari", "Dwi Ayu Lestari", Evidence.EXTRA_WORD),
        ("Mini", 'Sumini "Mini"', Evidence.ALIAS),
        ("P. Yanto", "Yanto", Evidence.CALL_NAME),
    ],
)
def test_names_that_may_be_one_agree_and_say_why(one: str, other: str, why: Evidence) -> None:
    found = similarity(one, other)

    assert found.agrees
    assert why in found.evidence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dwi", "Dewi"),
        ("Dwi Lestari", "Dewi Lestari"),
        ("Sukarno", "Sukarni"),
        ("Hasan", "Husen"),
        ("Siti Aminah", "Siti Aisyah"),
        ("Budi Santoso", "Budi Hartono"),
        ("Budi", "Budiman"),
        ("Adi", "Ari"),
        ("Muhammad Hasan", "Muhammad Husen"),
        ("Siti", "Siti Aminah"),
        ("Muhammad", "Ahmad"),
    ],
)
def test_names_of_two_people_do_not_agree(one: str, other: str) -> None:
    assert not similarity(one, other).agrees


def test_a_side_without_name_is_missing() -> None:
    assert similarity("-", "Slamet").evidence == (Evidence.MISSING,)


def test_initials_alone_say_nothing() -> None:
    assert similarity("M.", "Moch. Ridho").score == 0


NAMES = st.lists(
    st.sampled_from(
        [
            "Siti",
            "Moch.",
            "Budi",
            "Santoso",
            "Dwi",
            "Dewi",
            "Nur",
            "Hayati",
            "Nurhayati",
            "W.",
            "Soekarno",
            "Sukarno",
            "P.",
            "alias",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@pytest.mark.slow
@given(NAMES, NAMES)
def test_similarity_is_symmetric_and_bounded(one: str, other: str) -> None:
    found = similarity(one, other)

    assert found == similarity(other, one)
    assert 0 <= found.score <= 1


@pytest.mark.slow
@given(NAMES)
def test_a_name_is_like_itself(name: str) -> None:
    found = similarity(name, name)

    assert found.score in (0, 1)  # 0 for initials alone


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("sit nurh", "Siti Nurhayati"),
        ("nurh", "Siti Nur Hayati"),
        ("m yus", "Muhammad Yusuf Hidayat"),
        ("santoso bu", "Budi Santoso"),
        ("khoi an", "Choirul Anam"),
        ("mini", 'Sumini "Mini"'),
        ("soek", "Sukarno"),
    ],
)
def test_what_is_typed_so_far_fits_the_name(typed: str, recorded: str) -> None:
    assert while_typing(typed, recorded).agrees


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("siti am", "Siti Nurhayati"),
        ("budi h", "Budi Santoso"),
        ("dwi", "Dewi"),
        ("", "Sulami"),
        ("ya", "Sulami"),
    ],
)
def test_what_is_typed_so_far_does_not_fit(typed: str, recorded: str) -> None:
    assert not while_typing(typed, recorded).agrees


def test_half_a_word_is_told() -> None:
    assert while_typing("sulam", "Sulami").evidence == (Evidence.BEGUN,)
    assert while_typing("sulami", "Sulami").evidence == (Evidence.SAME,)


@pytest.mark.slow
@given(NAMES, st.integers(1, 30))
def test_typing_on_never_leaves_the_name(name: str, length: int) -> None:
    typed = name[:length].rstrip()
    if (
        length > 2
        and all(len(word) > 2 for word in typed.split())
        and "." not in name
        and "alias" not in name
    ):
        assert while_typing(typed, name).agrees
