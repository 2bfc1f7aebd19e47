"""What a name cell says, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.kernel.names import NoName, standardise, tidy, why_no_name


@pytest.mark.parametrize(
    ("cell", "display"),
    [
        ("  SITI\u00a0ADIBA   RAMADHANI ", "Siti Adiba Ramadhani"),
        ("Ma'Ruf Efendi", "Ma'ruf Efendi"),
        ("Hj.Lasinah", "Lasinah"),
        ("Mbah Moch. Sutrisno W.", "Moch. Sutrisno W."),
        ("AL-HAKIM NUR", "Al-Hakim Nur"),
        ("AHMAD AL GHIFARI", "Ahmad Al Ghifari"),
    ],
)
def test_the_name_alone_is_shown_in_the_usual_case(cell: str, display: str) -> None:
    assert standardise(cell).display == display


def test_titles_before_and_behind_are_kept_apart() -> None:
    name = standardise("Dr.H.Ahmad Fauzi,S.Pd.,M.Pd")

    assert name.display == "Ahmad Fauzi"
    assert name.titles == ("Dr.", "H.", "S.Pd.", "M.Pd.")


@pytest.mark.parametrize(
    "cell",
    [
        "Alm. Sapair",
        "HJ.TARMINI (ALM)",
        "REBO ALM",
        "Siti Aminah MD",
        "Djumiah (almh.)",
        'Siti "lor" alm',
    ],
)
def test_a_mark_of_the_dead_is_a_hint_and_no_part_of_the_name(cell: str) -> None:
    name = standardise(cell)

    assert name.died_hint
    assert "alm" not in name.display.lower()


def test_md_before_a_name_is_muhammad_and_no_death() -> None:
    name = standardise("MD. YUSUF")

    assert name.tokens == ("muhammad", "yusuf")
    assert not name.died_hint


@pytest.mark.parametrize(
    ("cell", "alias"),
    [
        ("WAKIDI AL. KIDI", "Kidi"),
        ("Painem Fadilah alias Inem", "Inem"),
        ('SUMINI "MINI"', "Mini"),
        ("Bu Ponisri / Nisri", "Nisri"),
        ("NGADMIAN (ADIMAN)", "Adiman"),
        ("Slamet @ Gendon", "Gendon"),
        ("Moch. Legiman Ghofur, S.Kom al. Moch. cilik", "Moch. Cilik"),
    ],
)
def test_a_second_name_is_an_alias(cell: str, alias: str) -> None:
    assert standardise(cell).aliases == (alias,)


@pytest.mark.parametrize(
    ("cell", "parent", "sex"),
    [
        ("REBO BIN BEJO", "Bejo", "L"),
        ("Rukiyeh binti Kartono", "Kartono", "P"),
        ("Ngadiman b. Karto", "Karto", "L"),
    ],
)
def test_bin_and_binti_name_a_parent_and_tell_the_sex(cell: str, parent: str, sex: str) -> None:
    name = standardise(cell)

    assert (name.patronym, name.sex_hint) == (parent, sex)


def test_a_capital_b_is_an_initial() -> None:
    assert standardise("GALIH B. PRATAMA").tokens == ("galih", "b", "pratama")


def test_words_about_the_person_are_remarks_not_second_names() -> None:
    name = standardise("Yanto (anak Slamet)")

    assert name.remarks == ("anak Slamet",)
    assert name.aliases == ()


@pytest.mark.parametrize(
    ("cell", "code"), [("P. NGATENO", "PAK"), ("Ny. Slamet", "NYONYA"), ("Mbok Wagisem", "MBOK")]
)
def test_a_call_name_is_told(cell: str, code: str) -> None:
    assert standardise(cell).honorific == code


def test_a_title_that_is_the_whole_name_stays_the_name() -> None:
    assert standardise("Gus").display == "Gus"


@pytest.mark.parametrize("cell", ["", " ", "-", "?", "NN", "...", "n/a"])
def test_an_empty_cell_misses_the_name(cell: str) -> None:
    assert why_no_name(cell) is NoName.MISSING


@pytest.mark.parametrize(
    "cell",
    [
        "#N/A",
        "0",
        "JL. BRANTAS GG 3",
        "RT 03 RW 02",
        "rumah kosong",
        "=cmd|' /C calc'!A0",
        "+SUM(1+1)",
        "XXXXX",
        "3579926707040004",
        "Musholla Al-Ikhlas",
        "@SUM(1)",
        "-2+3",
        "-2+3+cmd|' /C calc'!A0",
    ],
)
def test_what_nobody_is_called_is_no_name(cell: str) -> None:
    assert why_no_name(cell) is NoName.OTHER


@pytest.mark.parametrize("cell", ["Sulami", "Ana", "Xaverius", "Élan", "- Sulami", "Nana", "Dsah"])
def test_a_name_is_a_name(cell: str) -> None:
    assert why_no_name(cell) is None


@pytest.mark.slow
@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    name = standardise(text)

    assert name.written == tidy(text)
    assert all(token.isascii() and token.isalpha() for token in name.tokens)
    why_no_name(text)


WORDS = [
    "Siti",
    "MOCH.",
    "Abd.",
    "Hj.",
    "Slamet",
    "Nur'aini",
    "W.",
    "al-Hakim",
    "S.Pd",
    "DJOKO",
    "Sri",
    "alm",
]


@pytest.mark.slow
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
def test_standardising_what_is_shown_changes_nothing_more(words: list[str]) -> None:
    shown = standardise(" ".join(words))

    again = standardise(shown.display)

    assert (again.display, again.tokens) == (shown.display, shown.tokens)
