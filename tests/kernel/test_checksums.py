"""Report codes: every slip is caught and, where it can be, placed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.kernel.checksums import ALPHABET, new_code, read_code

CODES = st.randoms(use_true_random=False).map(lambda rng: new_code(choose=rng.choice))


def _signs(code: str) -> str:
    return code.removeprefix("BT-").replace("-", "")


def _at(position: int) -> int:
    return 1 if position < 4 else 2


def test_the_same_seed_gives_the_same_code() -> None:
    assert new_code(choose=random.Random(7).choice) == new_code(choose=random.Random(7).choice)


@given(CODES)
def test_a_code_is_read_as_it_stands_and_as_people_type_it(code: str) -> None:
    for typed in (code, code.lower(), code.replace("-", " "), _signs(code), f"  {code} "):
        assert read_code(typed).code == code


@pytest.mark.slow
@given(CODES)
def test_every_single_wrong_sign_is_caught_and_its_group_named(code: str) -> None:
    signs = _signs(code)
    for position, right in enumerate(signs):
        for wrong in set(ALPHABET) - {right}:
            reading = read_code(signs[:position] + wrong + signs[position + 1 :])
            assert (reading.code, reading.off) == ("", (_at(position),))


@pytest.mark.slow
@given(CODES)
def test_every_two_signs_exchanged_are_caught(code: str) -> None:
    signs = list(_signs(code))
    for i in range(len(signs)):
        for j in range(i + 1, len(signs)):
            if signs[i] != signs[j]:
                typed = signs.copy()
                typed[i], typed[j] = typed[j], typed[i]
                assert read_code("".join(typed)).code == ""


def test_signs_that_look_like_ours_are_read_as_ours() -> None:
    code = next(
        c
        for c in (new_code(choose=random.Random(s).choice) for s in range(99))
        if "8" in c and "2" in c
    )

    assert read_code(code.replace("8", "B").replace("2", "Z")).code == code


@pytest.mark.parametrize("typed", ["", "BT", "BT-7K4M", "BT-7K4M-2Q9X", "ÄÖÜ", "BT-!!!!-!!!"])
def test_a_code_of_another_length_is_no_code(typed: str) -> None:
    assert read_code(typed).code == ""
    assert read_code(typed).off == ()


def test_signs_that_no_code_has_are_named_by_group() -> None:
    assert read_code("1111-111").off == (1, 2)
