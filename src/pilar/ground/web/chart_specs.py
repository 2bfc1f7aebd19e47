"""The declarations of the charts in Altair; pilar.ground.web.charts draws them.

Altair is imported where it is used: it takes most of a second, which only the first chart waits for.
`about` holds what the chart shows, as plain values: it is also what the cache is keyed by.
"""

import json
from typing import Any

FONT = "Plus Jakarta Sans"
SIZES = {"wide": (540, 232, 13), "narrow": (328, 190, 12)}


def _axis(size: int, **more: Any) -> dict[str, Any]:
    return {
        "labelFont": FONT, "labelFontSize": size, "labelColor": "var(--ink-2)", "domain": False,
        "ticks": False, "title": None, "gridColor": "var(--line)", "labelPadding": 8, **more,
    }  # fmt: skip


def line(about: dict[str, Any], size: str) -> Any:
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


def bars(about: dict[str, Any], size: str) -> Any:
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
            alt.X("m:Q", scale=scale, axis=None, stack=None)
        ),
        base.mark_bar(color="var(--act)", height=14, cornerRadius=3).encode(
            alt.X("v:Q", scale=scale, axis=None, stack=None)
        ),
        base.mark_text(
            align="left", dx=8, font=FONT, fontSize=font, fontWeight=700, color="var(--ink)"
        ).encode(alt.X("m:Q", scale=scale, axis=None, stack=None), alt.Text("t:N")),
    ]
    if about["target"] is not None:
        tick = alt.Chart(alt.InlineData(values=[{"v": about["target"]}]))
        rule = tick.mark_rule(color="var(--ink)", strokeDash=[3, 3], strokeWidth=1.6)
        layers.append(rule.encode(alt.X("v:Q", scale=scale, axis=None, stack=None)))
    return _finish(alt.layer(*layers), width - 110, 34 * len(rows))


def _finish(chart: Any, width: int, height: int) -> Any:
    return (
        chart.properties(width=width - 90, height=height - 30, background="transparent", padding=4)
        .configure(font=FONT, aria=False)
        .configure_view(stroke=None)
    )
