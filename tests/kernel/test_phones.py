"""Telephone numbers to E.164."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.kernel.phones import Phone, find_phones, readable, to_e164


@pytest.mark.parametrize(
    "written",
    [
        "081234567890",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "6281234567890",
        "81234567890",
        "0062 81234567890",
        "+62081234567890",
        "(0812) 3456 7890",
        "81234567890.0",
        "0812.3456.7890",
    ],
)
def test_every_notation_of_a_mobile_number_is_one_number(written: str) -> None:
    assert to_e164(written) == "+6281234567890"


def test_a_landline_needs_its_area_code() -> None:
    assert to_e164("(0341) 591234") == "+62341591234"
    assert to_e164("591234") == ""


@pytest.mark.parametrize(
    "written", ["", "-", "tidak ada", "0", "12345", "8.12E+10", "0812", "3579921309150001"]
)
def test_what_is_no_number_gives_none(written: str) -> None:
    assert to_e164(written) == ""


def test_a_cell_may_hold_several_numbers_with_remarks() -> None:
    found = find_phones("086371422130 (anak) / 0341-591234; 086371422130")

    assert found == (Phone("+6286371422130", "anak"), Phone("+62341591234"))


def test_a_number_is_shown_as_people_write_it() -> None:
    assert readable("+6281234567890") == "0812-3456-7890"
    assert readable("+62341591234") == "0341 591234"
    assert readable("+15551234567") == "+15551234567"


@pytest.mark.slow
@given(st.from_regex(r"08[1-9][0-9]{7,9}", fullmatch=True))
def test_e164_is_a_fixed_point(number: str) -> None:
    once = to_e164(number)

    assert once == f"+62{number[1:]}"
    assert to_e164(once) == to_e164(readable(once)) == once


@pytest.mark.slow
@given(st.text(max_size=40))
def test_no_text_breaks_the_search(text: str) -> None:
    assert all(phone.number.startswith("+") for phone in find_phones(text))
