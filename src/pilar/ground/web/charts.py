"""Charts: declared in Altair, drawn to SVG by vl-convert, coloured by our tokens.

A drawing is kept in the cache "charts" under the hash of its declaration: the first takes some
30 ms, every later one a read. No inline style: colours are var(--token) in attributes, so one
drawing serves both themes; `Chart.paper` has them as plain colours for PDF.
"""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import caches
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from pilar.ground.web import chart_specs, numbers, tokens
from pilar.ground.web.parts import Text

FONTS = Path(__file__).with_name("fonts")
KEEP = 30 * 24 * 3600
_NOISE = re.compile(
    r' (?:role|aria-[a-z]+|class|pointer-events|opacity|font-family)="[^"]*"(?=[^<]*>)'
    r'|<path[^>]*d="(?:M0,0h0v0h0Z)?"[^>]*/>'
)
_LONG = re.compile(r"-?\d+\.\d{2,}")
_TAG = re.compile(r"<[^>]+>")
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
    legend: str = ""

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
    about: dict[str, Any] = {
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
    return _chart(chart_specs.line, about, title, description, data)


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
    about: dict[str, Any] = {
        "names": [str(name) for name, _ in rows],
        "values": [value for _, value in rows],
        "texts": ["?" if value is None else show(value) for _, value in rows],
        "target": target,
        "target_text": f"target {numbers.angka(target)}" if target is not None else "",
        "maximum": maximum or max([*known, target or 0.0, 1.0]),
    }
    cells = tuple((name, "?" if value is None else show(value)) for name, value in rows)
    data = Data((name_head or gettext("Name"), value_head or title), cells)
    return replace(
        _chart(chart_specs.bars, about, title, description, data), legend=about["target_text"]
    )


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
        _labelled(_drawn(declare, about, size), title, description, size)
        for size in chart_specs.SIZES
    )
    return Chart(title, description, wide, narrow, data)


def _labelled(svg: str, title: Text, description: Text, size: str) -> SafeString:
    """The drawing with its names inside; the body has no ids, so it may stand on a page twice."""
    label = escape(f"{title}. {description}" if description else str(title))
    named = f'<svg class="at-{size}" role="img" aria-label="{label}" '
    return SafeString(svg.replace("<svg ", named, 1))  # drawn here, its texts escaped by Vega


def _drawn(declare: Callable[[dict[str, Any], str], Any], about: dict[str, Any], size: str) -> str:
    key = hashlib.sha256(
        json.dumps([declare.__name__, size, about, 3], sort_keys=True).encode()
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


def _short(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")


def _clean(svg: str) -> str:
    """Without what Vega writes for its own runtime; the size only as a viewBox."""
    box = re.search(r'viewBox="([^"]+)"', svg)
    size = box[1] if box else "0 0 1 1"
    body = _NOISE.sub("", _ROOT.sub("", svg, count=1))
    body = _TAG.sub(lambda tag: _LONG.sub(_short, tag[0]), body)
    return f'<svg viewBox="{size}" font-family="{chart_specs.FONT}">{body}'
