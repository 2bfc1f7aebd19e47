"""Spelled anew, shortened or half typed: the same person is found, in few look-ups."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.kernel.names import frame, match_keys, query_keys, relaxed, skeleton, standardise, worth

TEMAS = "35.79.01.1001"
# One line, one name: the table of the field, with what the lists of offices add.
SPELLINGS = [
    "muhammad mohammad mohamad muhamad mochammad mochamad moch moh muh mhd",
    "ahmad achmad akhmad akmad",
    "soekarno sukarno",
    "djoko joko",
    "tjahjono cahyono cahjono",
    "soerjo suryo",
    "jahja yahya",
    "njoto nyoto",
    "sjamsul syamsul samsul",
    "hasanah khasanah kasanah chasanah",
    "khoirul choirul khairul chairul qoirul",
    "sholeh soleh saleh",
    "ridho ridlo rido",
    "fatkhur fathur fatchur",
    "zainal jainal zaenal",
    "zainab zaenab",
    "maulana molana",
    "heny heni henny",
    "suwarno suarno",
    "novi nofi nopi",
    "fitri pitri",
    "eva efa",
    "anna ana",
    "yulliana yuliana",
    "arief arif",
    "wahyuni wayuni wahjuni",
    "fatimah fatima",
    "sulistyowati sulistiowati sulistyouati",
    "taufik taufiq topik taoefik",
    "khadijah khadidjah kadijah",
    "rohmah rahmah rokhmah",
]


@pytest.mark.parametrize("line", SPELLINGS)
def test_spellings_of_one_name_share_its_skeleton(line: str) -> None:
    tokens = {token for word in line.split() for token in standardise(word).tokens}

    assert len({skeleton(token) for token in tokens}) == 1


@pytest.mark.parametrize(
    "pair",
    [
        "dwi dewi",
        "kartini hartini",
        "sri sari",
        "dani doni",
        "kasim kasiyem",
        "sukarno sukarni",
        "budi badi",
        "hasan husen",
        "panji pani",
        "muhammad ahmad",
    ],
)
def test_other_names_keep_their_own_skeleton(pair: str) -> None:
    one, other = pair.split()

    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    "pair", ["hartana hartono", "sutrisna sutrisno", "wibawa wibowo", "susantu susanto"]
)
def test_vowels_that_dialects_exchange_are_relaxed(pair: str) -> None:
    one, other = pair.split()

    assert skeleton(one) != skeleton(other)
    assert relaxed(one) == relaxed(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdurrahman", "Abdul Rohman"),
        ("Abdulrohman", "Abd. Rohman"),
        ("Sriwahyuni", "Sri Wahyuni"),
        ("Nur Hayati", "Nurhayati"),
        ("Sulistyo wati", "Sulistyowati"),
        ("Choirul Anam", "KHOIRUL ANAM"),
    ],
)
def test_a_name_split_joined_or_spelled_anew_is_found_anywhere(one: str, other: str) -> None:
    assert {k for k in match_keys(one) & query_keys(other) if k[0] == "n"}


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        ("Siti Nur'aini Rahmawati", "sit nurai"),
        ("Siti Nur'aini Rahmawati", "rahm"),
        ("Muhammad Yusuf", "m yus"),
        ("Budi Santoso", "santoso bu"),
        ("Siti Aminah", "siti a"),
        ("Choirul Anam", "khoir"),
    ],
)
def test_half_a_name_with_the_village_finds(recorded: str, typed: str) -> None:
    assert match_keys(recorded, village=TEMAS) & query_keys(typed, village=TEMAS)


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        ("Siti Nur'aini Rahmawati", "siti rahm"),
        ("Budi Santoso", "Santoso Budi"),
        ("Dwi Ayu Lestari", "Ayu Lestari"),
        ("Suprapto", "suprap"),
    ],
)
def test_half_a_name_without_the_village_finds(recorded: str, typed: str) -> None:
    assert match_keys(recorded) & query_keys(typed)


@pytest.mark.parametrize(
    ("recorded", "asked"), [("Kastumi", "KASTMUI"), ("Watini", "Watni"), ("Satemi", "Satmei")]
)
def test_a_slip_of_the_hand_is_found_with_the_year(recorded: str, asked: str) -> None:
    born = date(1950, 4, 30)

    assert match_keys(recorded, birth_date=born) & query_keys(asked, birth_year=1950)


def test_an_age_finds_the_years_beside_it() -> None:
    keys = match_keys("Sumini", birth_date=date(1950, 7, 1), year_only=True)

    assert keys & query_keys("Sumini", birth_year=1951, year_slack=1)
    assert not any(key.startswith("b") for key in keys)


def test_the_day_of_birth_finds_any_name_also_with_day_and_month_exchanged() -> None:
    keys = match_keys("Legiyem", birth_date=date(1950, 4, 3))

    assert "b19500403" in keys & query_keys("Xyz", birth_date=date(1950, 4, 3))
    assert "b19500403" in keys & query_keys("Xyz", birth_date=date(1950, 3, 4))


def test_family_card_and_phone_come_as_blind_keys() -> None:
    keys = match_keys("Sumini", family_card_key="ab" * 32, phone_key="cd" * 32)

    assert keys & query_keys("", family_card_key="ab" * 32)
    assert keys & query_keys("", phone_key="cd" * 32)


def test_too_little_gives_no_key() -> None:
    assert query_keys("") == query_keys("s") == frozenset()


@pytest.mark.parametrize("name", ["Siti Nur'aini Rahmawati Putri Kusuma Dewi", "Sumini", "M."])
def test_keys_are_short_and_few(name: str) -> None:
    keys = match_keys(
        name,
        birth_date=date(1980, 5, 3),
        sex="P",
        village=TEMAS,
        rt="004",
        rw="002",
        family_card_key="ab" * 32,
    )

    assert len(keys) <= 24
    assert all(len(key) <= 26 and 1 <= worth(key) <= 10 for key in keys)


VARIANTS = st.sampled_from(SPELLINGS).map(str.split)


@pytest.mark.slow
@given(first=VARIANTS, second=VARIANTS, data=st.data())
def test_spelled_anew_variants_share_a_key(
    first: list[str], second: list[str], data: st.DataObject
) -> None:
    def spelled() -> str:
        words = data.draw(st.sampled_from(first)), data.draw(st.sampled_from(second))
        return data.draw(st.sampled_from([" ", "  "])).join(data.draw(st.permutations(words)))

    one, other = spelled(), spelled()

    assert match_keys(one, village=TEMAS) & query_keys(other, village=TEMAS)
    assert match_keys(one, birth_date=date(1980, 1, 1)) & query_keys(other, birth_year=1980)


@pytest.mark.slow
@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_any_word_has_keys_of_plain_letters(word: str) -> None:
    for key in (skeleton(word), relaxed(word), frame(word)):
        assert key == "" or key.isalpha()
    assert len(frame(word)) <= len(skeleton(word)) + 1


@pytest.mark.slow
def test_keys_of_a_city_are_made_in_seconds() -> None:
    """About 50 microseconds a name here; the bound leaves room for a busy machine."""
    names = [
        f"Siti {a}ah {b}wati"
        for a in ("Nur", "Khotim", "Rohm", "Sal")
        for b in map(str, "abcdefgh")
    ] * 50
    names = [name + "x" * (i % 40) for i, name in enumerate(names)]
    began = time.perf_counter()

    for name in names:
        match_keys(name, birth_date=date(1980, 5, 3), sex="P", village=TEMAS, rt="4", rw="2")

    assert (time.perf_counter() - began) / len(names) < 400e-6
