"""Charts: declared in Altair, drawn to SVG by vl-convert, coloured by our tokens.

A drawing is kept in the cache "charts" under the hash of its declaration: the first takes some
30 ms, every later one a read. No inline style: colours are var(--token) in attributes, so one
drawing serves both themes; `Chart.paper` has them as plain colours for PDF.
"""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import caches
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from pilar.ground.web import numbers, tokens
from pilar.ground.web.parts import Text

FONTS = Path(__file__).with_name("fonts")
FONT = "Plus Jakarta Sans"
KEEP = 30 * 24 * 3600
SIZES = {"wide": (540, 232, 13), "narrow": (328, 190, 12)}
_NOISE = re.compile(
    r' (?:role|aria-[a-z]+|class|pointer-events|opacity)="[^"]*"(?=[^<]*>)|<path[^>]*d=""[^>]*/>'
)
_ROOT = re.compile(r"<svg[^>]*>(?:<rect[^>]*fill=\"(?:white|transparent)\"/>)?")


@dataclass(frozen=True, slots=True)
class Data:
    """The figures behind a drawing, as text: heads and rows, the first cell names the row."""

    heads: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing for wide and for narrow places, and its data."""

    title: Text
    description: Text
    wide: SafeString
    narrow: SafeString
    data: Data

    @property
    def paper(self) -> str:
        """The wide drawing with plain light colours, for papers."""
        return tokens.as_colours(self.wide)


def line(
    points: Sequence[tuple[date, float | None]],
    *,
    title: Text,
    description: Text = "",
    value_head: Text = "",
    target: float | None = None,
    event: tuple[date, Text] | None = None,
    show: Callable[[float | None], str] = numbers.persen,
    bad: bool = False,
) -> Chart:
    """A figure over months, oldest first; None breaks the line (not known is not zero).

    target: dotted, with its name; event: a vertical line that explains a turn; show: how a value is
    written; bad: draws the line red (say so in a badge too). The axis may start above zero.
    """
    labels = [numbers.bulan_pendek(day) for day, _ in points]
    at = next((i for i, (day, _) in enumerate(points) if event and day >= event[0]), None)
    about = {
        "labels": labels,
        "values": [value for _, value in points],
        "target": target,
        "target_text": f"target {numbers.angka(target)}" if target is not None else "",
        "event": at,
        "event_text": str(event[1]) if event and at is not None else "",
        "last_text": show(_last(points)),
        "colour": "var(--bad)" if bad else "var(--act)",
    }
    known = numbers.bulan
    rows = tuple((known(day), "?" if value is None else show(value)) for day, value in points)
    data = Data((gettext("Month"), value_head or title), rows)
    return _chart(_line, about, title, description, data)


def bars(
    rows: Sequence[tuple[Text, float | None]],
    *,
    title: Text,
    description: Text = "",
    name_head: Text = "",
    value_head: Text = "",
    target: float | None = None,
    maximum: float | None = None,
    show: Callable[[float | None], str] = numbers.angka,
) -> Chart:
    """Lying bars from zero, in the order given; None is "?". target: a dotted line through all."""
    known = [value for _, value in rows if value is not None]
    about = {
        "names": [str(name) for name, _ in rows],
        "values": [value for _, value in rows],
        "texts": ["?" if value is None else show(value) for _, value in rows],
        "target": target,
        "target_text": f"target {numbers.angka(target)}" if target is not None else "",
        "maximum": maximum or max([*known, target or 0.0, 1.0]),
    }
    cells = tuple((name, "?" if value is None else show(value)) for name, value in rows)
    data = Data((name_head or gettext("Name"), value_head or title), cells)
    return _chart(_bars, about, title, description, data)


def _last(points: Sequence[tuple[date, float | None]]) -> float | None:
    return next((value for _, value in reversed(points) if value is not None), None)


def _chart(
    declare: Callable[[dict[str, Any], str], Any],
    about: dict[str, Any],
    title: Text,
    description: Text,
    data: Data,
) -> Chart:
    wide, narrow = (
        _labelled(_drawn(declare, about, size), title, description, size) for size in SIZES
    )
    return Chart(title, description, wide, narrow, data)


def _labelled(svg: str, title: Text, description: Text, size: str) -> SafeString:
    """The drawing with its names inside; the body has no ids, so it may stand on a page twice."""
    label = escape(f"{title}. {description}" if description else str(title))
    named = f'<svg class="at-{size}" role="img" aria-label="{label}" '
    return SafeString(svg.replace("<svg ", named, 1))  # drawn here, its texts escaped by Vega


def _drawn(declare: Callable[[dict[str, Any], str], Any], about: dict[str, Any], size: str) -> str:
    key = hashlib.sha256(
        json.dumps([declare.__name__, size, about, 1], sort_keys=True).encode()
    ).hexdigest()
    store = caches["charts"]
    svg = store.get(key)
    if svg is None:
        svg = _clean(_to_svg(declare(about, size).to_dict()))
        store.set(key, svg, KEEP)
    return str(svg)


@cache
def _fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))


def _to_svg(spec: dict[str, Any]) -> str:
    import vl_convert  # half a second, only when the first chart is drawn

    _fonts()
    return str(vl_convert.vegalite_to_svg(spec))


def _clean(svg: str) -> str:
    """Without what Vega writes for its own runtime; the size only as a viewBox."""
    box = re.search(r'viewBox="([^"]+)"', svg)
    size = box[1] if box else "0 0 1 1"
    body = _NOISE.sub("", _ROOT.sub("", svg, count=1))
    return f'<svg viewBox="{size}">{body}'


def _axis(size: int, **more: Any) -> dict[str, Any]:
    return {
        "labelFont": FONT, "labelFontSize": size, "labelColor": "var(--ink-2)", "domain": False,
        "ticks": False, "title": None, "gridColor": "var(--line)", "labelPadding": 8, **more,
    }  # fmt: skip


def _line(about: dict[str, Any], size: str) -> Any:
    import altair as alt

    width, height, font = SIZES[size]
    count = len(about["labels"])
    every = max(1, -(-count // (6 if size == "wide" else 4)))
    ticks = list(range(count - 1, -1, -every))[::-1]
    label = f"{json.dumps(about['labels'])}[datum.value]"
    x = alt.X("i:Q", scale=alt.Scale(domain=[0, max(1, count - 1)], nice=False)).axis(
        **_axis(font, values=ticks, labelExpr=label, grid=False, labelFlush=False)
    )
    y = alt.Y("v:Q", scale=alt.Scale(zero=False, nice=True, padding=8)).axis(
        **_axis(font, tickCount=5, labelExpr="replace(toString(datum.value), '.', ',')")
    )
    values = [{"i": i, "v": value} for i, value in enumerate(about["values"])]
    base = alt.Chart(alt.InlineData(values=values)).encode(x=x, y=y)
    layers = [base.mark_line(color=about["colour"], strokeWidth=2.4, strokeJoin="round")]
    if about["event"] is not None:
        layers += _event(about, x, font)
    if about["target"] is not None:
        layers += _target(about, y, font)
    layers += _last_value(about, base, values, font)
    return _finish(alt.layer(*layers), width, height)


def _event(about: dict[str, Any], x: Any, font: int) -> list[Any]:
    import altair as alt

    late = about["event"] > len(about["labels"]) * 0.55
    chart = alt.Chart(alt.InlineData(values=[{"i": about["event"]}])).encode(x=x)
    text = chart.mark_text(
        text=about["event_text"], align="right" if late else "left", dx=-6 if late else 6, dy=-8,
        baseline="bottom", font=FONT, fontSize=font, color="var(--ink-2)",
    ).encode(y=alt.value("height"))  # fmt: skip
    return [chart.mark_rule(color="var(--edge)", strokeWidth=1.4), text]


def _target(about: dict[str, Any], y: Any, font: int) -> list[Any]:
    import altair as alt

    chart = alt.Chart(alt.InlineData(values=[{"v": about["target"]}])).encode(y=y)
    text = chart.mark_text(
        text=about["target_text"], align="left", dx=4, dy=-4, baseline="bottom", font=FONT,
        fontSize=font, fontWeight=700, color="var(--ink)",
    ).encode(x=alt.value(0))  # fmt: skip
    return [chart.mark_rule(color="var(--ink)", strokeDash=[3, 3], strokeWidth=1.6), text]


def _last_value(
    about: dict[str, Any], base: Any, values: list[dict[str, Any]], font: int
) -> list[Any]:
    import altair as alt

    known = [row for row in values if row["v"] is not None][-1:]
    chart = base.properties(data=alt.InlineData(values=known))
    text = chart.mark_text(
        text=about["last_text"], align="left", dx=9, font=FONT, fontSize=font, fontWeight=700,
        color="var(--ink)",
    )  # fmt: skip
    return [chart.mark_point(color=about["colour"], fill=about["colour"], size=46), text]


def _bars(about: dict[str, Any], size: str) -> Any:
    import altair as alt

    width, _, font = SIZES[size]
    rows = [
        {"n": name, "v": value or 0, "t": text, "m": about["maximum"]}
        for name, value, text in zip(about["names"], about["values"], about["texts"], strict=True)
    ]
    y = alt.Y("n:N", sort=None).axis(
        **_axis(
            font,
            grid=False,
            labelColor="var(--ink)",
            labelLimit=140,
            labelAlign="left",
            labelPadding=130,
        )
    )
    scale = alt.Scale(domain=[0, about["maximum"]], nice=False)
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=y)
    layers = [
        base.mark_bar(color="var(--sunken)", height=14, cornerRadius=3).encode(
            alt.X("m:Q", scale=scale, axis=None)
        ),
        base.mark_bar(color="var(--act)", height=14, cornerRadius=3).encode(
            alt.X("v:Q", scale=scale, axis=None)
        ),
        base.mark_text(
            align="left", dx=8, font=FONT, fontSize=font, fontWeight=700, color="var(--ink)"
        ).encode(alt.X("m:Q", scale=scale, axis=None), alt.Text("t:N")),
    ]
    if about["target"] is not None:
        tick = alt.Chart(alt.InlineData(values=[{"v": about["target"]}]))
        rule = tick.mark_rule(color="var(--ink)", strokeDash=[3, 3], strokeWidth=1.6)
        layers.append(rule.encode(alt.X("v:Q", scale=scale, axis=None)))
    return _finish(alt.layer(*layers), width - 110, 34 * len(rows))


def _finish(chart: Any, width: int, height: int) -> Any:
    return (
        chart.properties(width=width - 90, height=height - 30, background="transparent", padding=4)
        .configure(font=FONT, aria=False)
        .configure_view(stroke=None)
    )
