"""Bad input is refused whole, each fault with its place and what would be right, without a number leaking."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilar.rules.household import Household
from pilar.rules.reading import BadHousehold, read, read_file

ON = date(2026, 11, 24)
NIK = "3579917112520001"


def refused(said: object) -> BadHousehold:
    with pytest.raises(BadHousehold) as refusal:
        read(said, ON)
    return refusal.value


def member(**facts: object) -> dict[str, Any]:
    return {"members": [facts]}


def test_a_household_is_read_with_what_is_known() -> None:
    household = read(
        {"household_id": "k1", "decile": 2, "members": [{"name": "Sarinem", "sex": "P"}]}, ON
    )

    assert household.facts == {"decile": 2}
    assert household.members[0].facts == {"sex": "P"}
    assert (household.members[0].id, household.members[0].name) == ("1", "Sarinem")


@pytest.mark.parametrize("empty", [None, ""])
def test_null_and_empty_are_unknown(empty: str | None) -> None:
    household = read({"decile": None, "members": [{"sex": empty, "birth_date": empty}]}, ON)

    assert household.facts == household.members[0].facts == {}


def test_what_is_too_old_is_set_aside_with_its_day() -> None:
    household = read({"decile": 2, "observed": {"decile": "2026-01-02"}, "members": [{}]}, ON)

    assert household.facts == {}
    assert household.too_old == {"decile": date(2026, 1, 2)}


@pytest.mark.parametrize(
    ("said", "path", "part"),
    [
        ([], "", "{ ... }"),
        ("keluarga", "", "{ ... }"),
        ({}, "members", "1 sampai 100"),
        ({"members": []}, "members", "1 sampai 100"),
        ({"members": [{}] * 101}, "members", "1 sampai 100"),
        ({"members": {"a": {}}}, "members", "1 sampai 100"),
        ({"members": [7]}, "members[0]", "{ ... }"),
        ({"decil": 2, "members": [{}]}, "decil", "Maksudnya decile?"),
        (member(pregnat=True), "members[0].pregnat", "Maksudnya pregnant?"),
        ({"pregnant": True, "members": [{}]}, "pregnant", "bukan fakta"),
        (member(decile=2), "members[0].decile", "bukan fakta"),
        ({"decile": 0, "members": [{}]}, "decile", "1 sampai 10"),
        ({"decile": 11, "members": [{}]}, "decile", "1 sampai 10"),
        ({"decile": 2.0, "members": [{}]}, "decile", "1 sampai 10"),
        ({"decile": "2", "members": [{}]}, "decile", "1 sampai 10"),
        ({"decile": True, "members": [{}]}, "decile", "1 sampai 10"),
        ({"decile": 10**30, "members": [{}]}, "decile", "1 sampai 10"),
        (member(pregnant=1), "members[0].pregnant", "true, false"),
        (member(pregnant="ya"), "members[0].pregnant", "true, false"),
        (member(sex="F"), "members[0].sex", "L, P"),
        (member(school_level=["SD"]), "members[0].school_level", "PAUD, SD, SMP"),
        (member(birth_date="2026-13-01"), "members[0].birth_date", "1958-03-17"),
        (member(birth_date="20260101"), "members[0].birth_date", "1958-03-17"),
        (member(birth_date="01-01-1980"), "members[0].birth_date", "1958-03-17"),
        (member(birth_date=19800101), "members[0].birth_date", "1958-03-17"),
        (member(birth_date="1779-01-01"), "members[0].birth_date", "1958-03-17"),
        (member(birth_date="2026-11-25"), "members[0].birth_date", "lebih lambat"),
        (member(occupation="x" * 201), "members[0].occupation", "200 huruf"),
        (member(name="a\nb"), "members[0].name", "satu baris"),
        (member(name=7), "members[0].name", "satu baris"),
        (
            {"members": [{"member_id": "a"}, {"member_id": "a"}]},
            "members[1].member_id",
            "sudah dipakai",
        ),
        (member(member_id=NIK), "members[0].member_id", "bukan NIK"),
        ({"household_id": int(NIK), "members": [{}]}, "household_id", "bukan NIK"),
        ({"observed": [], "members": [{}]}, "observed", "TTTT-BB-HH"),
        ({"observed": {"sex": "2026-01-01"}, "members": [{}]}, "observed.sex", "bukan fakta"),
        ({"observed": {"decile": "lama"}, "members": [{}]}, "observed.decile", "1958-03-17"),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_is_allowed(
    said: object, path: str, part: str
) -> None:
    faults = refused(said).faults

    assert [fault.path for fault in faults] == [path]
    assert part in faults[0].text.id
    assert faults[0].text.en


def test_all_faults_are_told_at_once() -> None:
    faults = refused({"decile": 12, "members": [{"sex": "F"}, {"pregnant": "?"}]}).faults

    assert [fault.path for fault in faults] == ["decile", "members[0].sex", "members[1].pregnant"]


@pytest.mark.parametrize(
    "said", [member(sex=NIK), member(**{NIK: 1}), {"decile": int(NIK), "members": [{}]}]
)
def test_no_long_number_gets_into_the_message(said: Mapping[str, object]) -> None:
    message = refused(said).message

    assert NIK not in f"{message.id} {message.en}"


def test_a_year_that_has_begun_may_hold_a_birth_ahead() -> None:
    household = read(member(birth_date="2026-12-31", birth_precision="YEAR"), ON)

    assert household.members[0].facts["birth_precision"] == "YEAR"


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "baris 1"),
        (b"{", "baris 1"),
        (b'{"members": [}', "kolom"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'{"decile": NaN, "members": [{}]}', "tidak wajar"),
        (b"[" * 200_000, "tidak wajar"),
        (b'{"decile": 1, "decile": 2, "members": [{}]}', "dua kali"),
        (b'{"decile": ' + b"9" * 5000 + b"}", "tidak wajar"),
        (b" " * 1_000_001, "1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, part: str
) -> None:
    path = tmp_path / "h.json"
    path.write_bytes(content)

    with pytest.raises(BadHousehold) as refusal:
        read_file(path, ON)

    assert part in refusal.value.message.id


@pytest.mark.parametrize("name", ["nowhere.json", "."])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadHousehold, match="tidak dapat dibaca"):
        read_file(tmp_path / name, ON)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "h.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"members": [{}]}).encode())

    assert read_file(path, ON).members


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(("members", "decile", "sex", "birth_date", "observed", "x")), inside
        )
    ),
    max_leaves=12,
)


@pytest.mark.slow
@given(JSON)
def test_whatever_comes_in_is_read_or_refused(said: object) -> None:
    with suppress(BadHousehold):
        assert isinstance(read(said, ON), Household)
