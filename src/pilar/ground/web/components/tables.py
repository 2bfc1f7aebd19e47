"""Tables, and the way through pages."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pilar.ground.web.components.base import drawn, plain, render
from pilar.ground.web.numbers import angka
from pilar.ground.web.parts import Choice, Column, EvidenceRow, Tab, Text

if TYPE_CHECKING:
    from pilar.ground.web.pages import Listing

register = Library()
SIGNS = {"=": "equal", "≈": "equal-approximately", "≠": "equal-not", "?": "circle-question-mark"}
CHOICES = {
    "good": "circle-check",
    "wait": "circle-question-mark",
    "bad": "circle-x",
    "plain": "circle-minus",
}


@register.simple_block_tag
def table(
    content: SafeString,
    *,
    caption: Text,
    columns: Sequence[Column] = (),
    hide_caption: bool = False,
    flat: bool = False,
    select: bool = False,
) -> SafeString:
    """A table that folds into rows below 56 rem, the first cell as the title.

    content: `<tr>` rows, the first cell `<th scope="row">`, figures `class="num"`; a cell whose value would
    be a riddle when folded carries `data-label`. columns: from a Listing they sort. flat: never folds
    (at most three narrow columns). select: rows that can be chosen; the chosen one has class `chosen`.
    """
    return render(
        "table",
        content=content,
        caption=caption,
        columns=columns,
        hide_caption=hide_caption,
        flat=flat,
        select=select,
        up=drawn("arrow-up", "s"),
        down=drawn("arrow-down", "s"),
    )


@register.simple_tag
def evidence(rows: Iterable[EvidenceRow], *, total: Text = "", caption: Text = "") -> SafeString:
    """The evidence waterfall: each bar starts where the last ended, the sum as odds (`total`)."""
    listed = list(rows)
    points = [0.0]
    for row in listed:
        points.append(points[-1] + row.weight)
    low, high = min(points), max(points)
    span = (high - low) or 1.0

    def x(value: float) -> float:
        return 2 + 296 * (value - low) / span

    drawn_rows = [
        _evidence_row(row, x(min(start, end)), abs(x(end) - x(start)), x(end))
        for row, start, end in zip(listed, points, points[1:], strict=False)
    ]
    left, right = sorted((x(0), x(points[-1])))
    return render(
        "evidence",
        rows=drawn_rows,
        zero=plain(x(0)),
        left=plain(left),
        width=plain(max(right - left, 1.5)),
        against=points[-1] < 0,
        sum=_signed(points[-1]),
        total=total,
        caption=caption,
    )


def _signed(weight: float) -> str:
    text = angka(abs(weight), 1)
    return text if not round(weight, 1) else f"+{text}" if weight > 0 else f"−{text}"


def _evidence_row(row: EvidenceRow, left: float, width: float, at: float) -> dict[str, Any]:
    missing, prior = row.sign == "?", row.sign == ""
    css = "missing" if missing else "prior" if prior else "differs" if row.weight < 0 else "agrees"
    return {
        "row": row,
        "css": css,
        "icon": drawn(SIGNS[row.sign], "") if row.sign else "",
        "bar": "start" if prior else "against" if row.weight < 0 else "for",
        "left": plain(left),
        "width": plain(max(width, 1.5)),
        "at": plain(at),
        "weight": "0" if missing else _signed(row.weight),
    }


@register.simple_tag
def tabs(items: Iterable[Tab], *, label: Text) -> SafeString:
    """Views of one page, as links. label names the row for screen readers."""
    return render("tabs", items=items, label=label)


@register.simple_tag
def choose_list(items: Iterable[Choice], *, label: Text) -> SafeString:
    """A list to choose from at the left; on a phone a row to swipe."""
    rows = [(item, drawn(CHOICES[item.tone], "")) for item in items]
    return render("choose_list", rows=rows, label=label)


@register.simple_tag
def crumbs(*parts: object) -> SafeString:
    """Where one is: label and address by turns, the last label alone."""
    pairs = [(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)]
    return render("crumbs", pairs=pairs, here=parts[-1] if len(parts) % 2 else "")


@register.simple_tag
def pager(listing: "Listing[Any]") -> SafeString:
    """The pages of a listing; nothing where one page holds all."""
    if listing.pages < 2:
        return SafeString("")
    return render("pager", listing=listing, links=listing.page_links())


@register.simple_tag
def total_of(listing: "Listing[Any]") -> SafeString:
    """ "26-50 dari 312": where this page stands in the whole."""
    return format_html("{}", listing.range_in_words())
