"""Charts: one drawing for both themes, its data beside it, nothing inline."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.cache import caches

from pilar.ground.web import charts, tilemap
from pilar.ground.web.parts import Step, Tile

MONTHS = [date(2026, month, 1) for month in range(1, 7)]
STEPS = (Step(0, "di bawah 85"), Step(85, "85–89"), Step(90, "90–94"), Step(95, "95 ke atas"))


@pytest.fixture
def trend() -> charts.Chart:
    values = [81.0, 82.5, None, 84.0, 88.0, 92.4]
    points = list(zip(MONTHS, values, strict=True))
    return charts.line(
        points, title="Tepat waktu", target=95, event=(date(2026, 4, 1), "<b>April</b>")
    )


def test_a_drawing_is_whole_and_carries_its_name(trend: charts.Chart) -> None:
    for drawing in (trend.wide, trend.narrow):
        svg = ElementTree.fromstring(drawing)  # noqa: S314  # drawn by us
        assert svg.get("role") == "img"
        assert str(svg.get("aria-label")).startswith("Tepat waktu")


def test_a_drawing_has_no_inline_style_and_no_fixed_colour(trend: charts.Chart) -> None:
    assert "style=" not in trend.wide
    assert not re.findall(r'(?:fill|stroke)="#', trend.wide)
    assert 'stroke="var(--act)"' in trend.wide


def test_a_drawing_may_stand_on_a_page_twice(trend: charts.Chart) -> None:
    bars = charts.bars([("PSM", 94), ("Tagana", 90)], title="Tugas", target=90, maximum=100)

    for drawing in (trend.wide, bars.wide, bars.narrow):
        assert " id=" not in drawing
        assert "url(#" not in drawing


def test_figures_written_in_a_drawing_stay_as_they_are() -> None:
    drawn = charts.bars([("1.28466", 1.284)], title="x", show=lambda value: "1.284")

    assert ">1.284<" in drawn.wide
    assert ">1.28466<" in drawn.wide


def test_text_in_a_drawing_is_escaped(trend: charts.Chart) -> None:
    assert "<b>" not in trend.wide
    assert "&lt;b&gt;April" in trend.wide


def test_paper_has_plain_colours(trend: charts.Chart) -> None:
    assert "var(" not in trend.paper
    assert "#0d5a44" in trend.paper


def test_what_is_not_known_breaks_the_line_and_is_a_question_in_the_table(
    trend: charts.Chart,
) -> None:
    assert trend.data.rows[2][1] == "?"
    line = re.search(
        r'<path[^>]*d="([^"]+)"[^>]*stroke="var\(--act\)"[^>]*stroke-width="2.4"', trend.wide
    )
    assert line is None or line[1].count("M") == 2


def test_the_same_figures_are_drawn_once(
    trend: charts.Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "_to_svg", lambda spec: pytest.fail("drawn again"))
    points = list(zip(MONTHS, [81.0, 82.5, None, 84.0, 88.0, 92.4], strict=True))

    again = charts.line(
        points, title="Tepat waktu", target=95, event=(date(2026, 4, 1), "<b>April</b>")
    )

    assert again.wide == trend.wide


@pytest.mark.parametrize("values", [[], [None, None], [5.0], [0.0, 0.0, 0.0]])
def test_thin_data_is_drawn_too(values: list[float | None]) -> None:
    caches["charts"].clear()
    points = list(zip(MONTHS, values, strict=False))

    assert charts.line(points, title="Baru mulai").wide.startswith("<svg")


def test_bars_begin_at_zero_and_keep_their_order() -> None:
    drawn = charts.bars([("PSM", 94), ("Tagana", None)], title="Tugas", target=90, maximum=100)

    assert drawn.data.rows == (("PSM", "94"), ("Tagana", "?"))
    assert drawn.wide.index("PSM") < drawn.wide.index("Tagana")


def tile(value: float | None, name: str = "Punten") -> tilemap.Cell:
    return tilemap.draw([Tile("1", name, 2, 2, value)], title="Peta", steps=STEPS).cells[0]


@pytest.mark.parametrize(
    ("value", "css"),
    [(None, "unknown"), (0.0, "s1"), (84.9, "s1"), (85.0, "s2"), (95.0, "s4"), (-5.0, "s1")],
)
def test_a_tile_is_coloured_by_its_step(value: float | None, css: str) -> None:
    assert tile(value).css == css


def test_an_unknown_tile_never_looks_like_zero() -> None:
    assert tile(None).text == "?"
    assert tile(0.0).text == "0"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sisir", ["Sisir"]),
        ("Songgokerto", ["Songgo-", "kerto"]),
        ("Oro-oro Ombo", ["Oro-oro", "Ombo"]),
        ("Sumberejo", ["Sumbe-", "rejo"]),
        ("Tanjungbalaiutara", ["Tanjungb-", "alaiutara"]),
    ],
)
def test_a_long_name_takes_two_lines(name: str, lines: list[str]) -> None:
    assert tilemap.split_name(name) == lines


def test_the_legend_names_what_is_not_known() -> None:
    drawing = tilemap.draw([Tile("1", "Punten", 0, 0, None)], title="Peta", steps=STEPS)

    assert [css for css, _ in drawing.legend] == ["s1", "s2", "s3", "s4", "unknown"]
