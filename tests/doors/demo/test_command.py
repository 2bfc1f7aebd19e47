"""Whether a city is there, building one aside, and never serving half of one."""

import json
from datetime import date
from pathlib import Path

import pytest

from pilar.doors.demo import command
from pilar.doors.demo.command import Card, Wish

TODAY = date(2026, 11, 24)
WISH = Wish(22_000, 7, None, fresh=False)
THERE = Card(22_000, 7, "2026-11-20", "shape")


def _quiet(line: str) -> None:
    """Say nothing."""


def _builder(place: Path, today: date) -> int:
    (place / "pilar.sqlite3").write_text(f"built for {today}")
    return 0


def _ensure(
    folder: Path, wish: Wish = WISH, shape: str = "shape", build: command.Builder = _builder
) -> Card:
    return command.ensure(folder, wish, shape=shape, build=build, say=_quiet)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "demo"


def test_the_first_start_builds(folder: Path) -> None:
    card = _ensure(folder)

    assert (folder / "pilar.sqlite3").exists()
    assert card == command.read_card(folder)
    assert card.day == command.default_today()


def test_a_later_start_takes_what_is_there(folder: Path) -> None:
    first = _ensure(folder)

    def never(place: Path, today: date) -> int:
        raise AssertionError(place)

    assert _ensure(folder, build=never) == first


@pytest.mark.parametrize(
    "wish",
    [
        Wish(2000, 7, None, fresh=False),
        Wish(22_000, 8, None, fresh=False),
        Wish(22_000, 7, date(2026, 1, 1), fresh=False),
        Wish(22_000, 7, None, fresh=True),
    ],
)
def test_another_wish_builds_anew(wish: Wish) -> None:
    assert not command.fits(THERE, wish, "shape")


def test_the_same_wish_fits_and_so_does_its_day() -> None:
    assert command.fits(THERE, WISH, "shape")
    assert command.fits(THERE, Wish(22_000, 7, date(2026, 11, 20), fresh=False), "shape")


def test_a_city_of_another_release_is_built_anew() -> None:
    assert not command.fits(THERE, WISH, "another shape")


def test_a_build_that_fails_leaves_what_was_there(folder: Path) -> None:
    _ensure(folder)
    before = (folder / "pilar.sqlite3").read_text()

    with pytest.raises(command.NotBuilt):
        _ensure(folder, Wish(22_000, 7, None, fresh=True), build=lambda place, today: 1)

    assert (folder / "pilar.sqlite3").read_text() == before
    assert not (folder.parent / "demo.new").exists()


def test_half_a_build_is_never_taken_for_a_city(folder: Path) -> None:
    half = folder.parent / "demo.new"
    half.mkdir(parents=True)
    (half / "pilar.sqlite3").write_text("half")

    _ensure(folder)

    assert (folder / "pilar.sqlite3").read_text().startswith("built for")


def test_a_city_that_is_served_is_not_replaced(folder: Path) -> None:
    _ensure(folder)

    with command.held(folder, alone=False), pytest.raises(command.Busy):
        _ensure(folder, Wish(22_000, 7, None, fresh=True))


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"persons": 1})])
def test_a_card_that_cannot_be_read_is_no_city(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / command.CARD).write_text(text)

    assert command.read_card(folder) is None


def test_the_shape_follows_the_migrations(tmp_path: Path) -> None:
    file = tmp_path / "app" / "migrations" / "0001_initial.py"
    file.parent.mkdir(parents=True)
    file.write_text("one")
    before = command.shape_of(tmp_path)

    file.write_text("two")

    assert command.shape_of(tmp_path) != before


def test_one_sign_in_for_each_role_is_printed() -> None:
    lines = command.sign_ins()

    assert len(lines) == 13
    assert all("@pilar.example" in line for line in lines)
