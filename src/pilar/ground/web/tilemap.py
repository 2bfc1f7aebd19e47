"""The map of villages as equal tiles near their true place, schematic: small villages count too."""

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from pilar.ground.web import numbers
from pilar.ground.web.charts import Data
from pilar.ground.web.parts import Step, Text, Tile

SIDE, GAP = 64, 2.5
LONGEST = 8
ENDINGS = (
    "brantas", "gondo", "grahan", "mulyo", "purno", "kerto", "harjo", "rejo", "sari", "lejo", "agung",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One tile, placed. Coordinates in units of the drawing."""

    tile: Tile
    x: str
    y: str
    css: str
    lines: tuple[tuple[int, str], ...]
    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """A drawing ready for `{% tile_map %}`, with its legend and its data."""

    title: Text
    description: Text
    cells: tuple[Cell, ...]
    width: str
    height: str
    legend: tuple[tuple[str, Text], ...]
    data: Data
    linked: bool
    side: int = SIDE
    value_y: int = SIDE - 10
    floor_x: int = SIDE - 19
    floor_y: int = SIDE - 19


def draw(
    tiles: Sequence[Tile],
    *,
    title: Text,
    steps: Sequence[Step],
    description: Text = "",
    value_head: Text = "",
    show: Callable[[float | None], str] = numbers.angka,
) -> TileMap:
    """The map of `tiles`, coloured in at most four steps (ascending; below the first is the first).

    A tile's `text` is shown when given, else show(value); value None is hatched and "?".
    """
    cells = tuple(_cell(tile, steps, show) for tile in tiles)
    columns, rows = max(t.column for t in tiles), max(t.row for t in tiles)
    left, top = min(t.column for t in tiles), min(t.row for t in tiles)
    placed = tuple(_placed(cell, left, top) for cell in cells)
    legend = tuple((f"s{i + 1 + (4 - len(steps))}", step.label) for i, step in enumerate(steps))
    if any(tile.value is None for tile in tiles):
        legend += (("unknown", gettext("not known yet")),)
    ordered = sorted(cells, key=lambda cell: cell.tile.name)
    data = Data(
        (gettext("Village"), value_head or title),
        tuple((cell.tile.name, cell.text) for cell in ordered),
    )
    return TileMap(
        title,
        description or gettext("A schematic map: one equal tile for each village."),
        placed,
        _plain((columns - left + 1) * (SIDE + GAP) + 2),
        _plain((rows - top + 1) * (SIDE + GAP) + 2),
        legend,
        data,
        any(tile.href for tile in tiles),
    )


def _plain(value: float) -> str:
    """A number for SVG, whatever the language is."""
    return f"{value:g}"


def _placed(cell: Cell, left: int, top: int) -> Cell:
    x = 2 + (cell.tile.column - left) * (SIDE + GAP)
    y = 2 + (cell.tile.row - top) * (SIDE + GAP)
    return Cell(cell.tile, _plain(x), _plain(y), cell.css, cell.lines, cell.text, cell.spoken)


def _cell(tile: Tile, steps: Sequence[Step], show: Callable[[float | None], str]) -> Cell:
    if tile.value is None:
        css, text = "unknown", tile.text or "?"
    else:
        index = max(0, bisect.bisect_right([step.at for step in steps], tile.value) - 1)
        css, text = f"s{index + 1 + (4 - len(steps))}", tile.text or show(tile.value)
    lines = tuple((17 + 12 * i, part) for i, part in enumerate(split_name(tile.name)))
    said = gettext("not known yet") if tile.value is None else text
    css = f"{css} picked" if tile.picked else css
    return Cell(tile, "0", "0", css, lines, text, f"{tile.name}: {said}")


def split_name(name: str) -> list[str]:
    """A village's name on at most two lines that fit its tile: "Songgo-", "kerto"."""
    if " " in name:
        first, rest = name.rsplit(" ", 1)
        return [first, rest]
    if len(name) <= LONGEST:
        return [name]
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return [f"{name.removesuffix(ending)}-", ending]
    middle = len(name) // 2
    return [f"{name[:middle]}-", name[middle:]]
