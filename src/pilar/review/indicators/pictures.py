"""Figures drawn: a map of villages, a trend, bars of pillars."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from pilar.ground.web import charts, numbers, tilemap
from pilar.ground.web.charts import Chart
from pilar.ground.web.parts import Step, Text, Tile
from pilar.ground.web.tilemap import TileMap
from pilar.review.indicators.definitions import Definition
from pilar.review.indicators.queries import Figure


def written(definition: Definition, value: float | None) -> str:
    """A value of the indicator as people write it; "?" when it is not known."""
    if value is None:
        return "?"
    return str(numbers.persen(value) if definition.is_share else numbers.angka(value))


def _steps(definition: Definition, values: Sequence[float]) -> list[Step]:
    """Four classes: around the target for shares, quarters of the range for counts."""
    if definition.is_share:
        if definition.better == "down":
            return [
                Step(0, _("below 5")),
                Step(5, "5–9"),
                Step(10, "10–14"),
                Step(15, _("15 and more")),
            ]
        return [
            Step(0, _("below 60")),
            Step(60, "60–79"),
            Step(80, "80–94"),
            Step(95, _("95 and more")),
        ]
    top = max(values, default=0)
    edges = sorted({0, *(max(1, round(top * part / 4)) for part in (1, 2, 3))})
    return [
        Step(edge, _("%(n)s and more") % {"n": numbers.angka(edge)} if index else _("fewest"))
        for index, edge in enumerate(edges)
    ]


def village_map(
    definition: Definition,
    figures: Sequence[tuple[Any, Figure]],
    *,
    title: Text,
    picked: str = "",
    link: str = "",
) -> TileMap:
    """The villages as tiles. `link`: an address to which the village's code is added."""
    known = [figure.value for _area, figure in figures if figure.value is not None]
    steps = _steps(definition, known)
    tiles = [
        Tile(
            code=area.code,
            name=area.name,
            column=area.tile_col or 0,
            row=area.tile_row or 0,
            value=figure.value,
            text="?" if figure.value is None else str(numbers.angka(round(figure.value))),
            href=f"{link}{area.code}" if link else "",
            picked=area.code == picked,
        )
        for area, figure in figures
    ]
    return tilemap.draw(tiles, title=title, steps=steps)


def trend_line(
    definition: Definition,
    points: Sequence[tuple[date, Figure]],
    *,
    title: Text,
    target: float | None,
    description: Text = "",
) -> Chart:
    """The indicator over months, with its target."""
    return charts.line(
        [(month, figure.value) for month, figure in points],
        title=title,
        description=description,
        target=target,
        show=lambda value: written(definition, value),
    )


def pillar_bars(
    definition: Definition,
    rows: Sequence[tuple[Text, Figure]],
    *,
    title: Text,
    target: float | None,
) -> Chart:
    """The indicator of each pillar as a bar."""
    return charts.bars(
        [(name, figure.value) for name, figure in rows],
        title=title,
        name_head=_("Pillar"),
        target=target,
        maximum=100 if definition.is_share else None,
        show=lambda value: written(definition, value),
    )
