"""Figures in sentences, charts, maps and the board."""

from collections.abc import Sequence

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from pilar.ground.web.charts import Chart
from pilar.ground.web.components.base import drawn, one_of, plain, render, unique
from pilar.ground.web.parts import BoardCard, Text
from pilar.ground.web.tilemap import TileMap

register = Library()
VERDICTS = {
    "PLANNED": ("", _("Planned")),
    "TOWARD": ("info", _("Moving toward the target")),
    "AWAY": ("bad", _("Moving away from the target")),
    "WORKED": ("good", _("It worked")),
    "NOT_PROVEN": ("unknown", _("Not proven yet")),
    "FAILED": ("bad", _("It did not work")),
}


@register.simple_block_tag
def say(content: SafeString) -> SafeString:
    """Figures inside a sentence: `<b>118 laporan</b>`, `<b class="good">109 dijawab</b>`."""
    return format_html('<p class="say">{}</p>', content)


@register.simple_tag
def stat(
    label: Text,
    value: Text,
    *,
    base: Text = "",
    change: Text = "",
    tone: str = "",
    main: bool = False,
) -> SafeString:
    """One number with its base: a number never stands without "dari".

    change: "kurang 2,6 poin", with tone good (arrow up) or bad (arrow down).
    """
    one_of("tone", tone, ("", "good", "bad"))
    arrow = {"good": "arrow-up", "bad": "arrow-down"}.get(tone, "")
    sign = drawn(arrow, "s") if arrow else ""
    return render(
        "stat", label=label, value=value, base=base, change=change, tone=tone, main=main, icon=sign
    )


@register.simple_block_tag
def stats(content: SafeString) -> SafeString:
    """A few `stat` side by side."""
    return format_html('<div class="stats">{}</div>', content)


@register.simple_tag
def chart(drawing: Chart) -> SafeString:
    """A chart from pilar.ground.web.charts, wide and narrow, with its data as a table one press away."""
    return render("chart", chart=drawing, chevron=drawn("chevron-right", "s"))


@register.simple_tag
def tile_map(drawing: TileMap) -> SafeString:
    """The villages as equal tiles, with legend and table."""
    return render("tile_map", map=drawing, id=unique("map"), chevron=drawn("chevron-right", "s"))


@register.simple_tag
def sparkline(
    values: Sequence[float | None],
    *,
    label: Text,
    target: float | None = None,
    start: int | None = None,
    tone: str = "",
) -> SafeString:
    """A word-sized line, 112 x 32. None is a gap; target a dotted line, start a vertical one.

    label says it in words ("naik dari 81 ke 92"); tone bad draws it red. Drawn here and not by
    Vega: 30 of them in a table would take a second.
    """
    one_of("tone", tone, ("", "bad"))
    known = [value for value in values if value is not None] + ([] if target is None else [target])
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    span = (high - low) or 1.0

    def x(index: int) -> str:
        return plain(3 + 106 * index / max(1, len(values) - 1))

    def y(value: float) -> str:
        return plain(28 - 24 * (value - low) / span)

    path, pen = "", "M"
    for index, value in enumerate(values):
        if value is None:
            pen = "M"
        else:
            path, pen = f"{path}{pen}{x(index)} {y(value)}", "L"
    last = next((i for i in range(len(values) - 1, -1, -1) if values[i] is not None), None)
    return render(
        "sparkline",
        path=path,
        dot=None if last is None else (x(last), y(values[last] or 0.0)),
        target=None if target is None else y(target),
        start=None if start is None else x(start),
        label=label,
        tone=tone,
    )


@register.simple_block_tag
def board(content: SafeString) -> SafeString:
    """Lanes side by side: planned, under way, done and measured."""
    return format_html('<div class="board">{}</div>', content)


@register.simple_block_tag
def lane(content: SafeString, *, title: Text, count: int, icon: str = "circle-dot") -> SafeString:
    """One lane of the board."""
    return format_html(
        '<section class="lane"><h2>{}{}<span class="count">{}</span></h2>{}</section>',
        drawn(icon, ""),
        title,
        count,
        content,
    )


@register.simple_tag
def board_card(card: BoardCard) -> SafeString:
    """A strategic step: owner, deadline, the indicator since the start, verdict, effect with range."""
    tone, word = VERDICTS[one_of("verdict", card.verdict, VERDICTS)]
    line = "bad" if tone == "bad" else ""
    return render("board_card", card=card, tone=tone, word=word, line=line)
