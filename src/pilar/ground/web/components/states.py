"""How a thing stands: badges, clocks, progress, pillars, people."""

from collections.abc import Iterable
from datetime import timedelta

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from pilar.ground.web.components.base import drawn, one_of, plain, render
from pilar.ground.web.parts import PillarAtWork, Text

register = Library()
BADGES = {
    "good": "circle-check",
    "info": "circle-dot",
    "wait": "clock",
    "bad": "circle-x",
    "unknown": "circle-question-mark",
    "hot": "siren",
    "plain": "",
}
PILLARS = ("TKSK", "PSM", "TAGANA", "KARANG_TARUNA", "PKH")
CLOCK = (
    '<span class="clock {}">{}<svg viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true"'
    ' focusable="false"><rect class="track" width="100" height="5"/>'
    '<rect class="used" width="{}" height="5"/></svg></span>'
)
# The mark: five columns on a 32 grid, 4.6 wide, 1.5 apart; their tops trace the Arjuno ridge.
COLUMNS = (
    "M1.5 29v-6.9l4.6-4.7V29z",
    "M7.6 29V15.4l4.6-5.4v19z",
    "M13.7 29V7.9L16 5l2.3 2.9V29z",
    "M19.8 29V10.4l4.6 5.6v13z",
    "M25.9 29V18.2l4.6 4.5V29z",
)


@register.simple_tag
def badge(text: Text, *, tone: str = "plain", icon: str | None = None) -> SafeString:
    """The state of a thing in one or two words. tone: good, info, wait, bad, unknown, hot, plain.

    The icon follows the tone; `icon=""` leaves it out.
    """
    sign = BADGES[one_of("tone", tone, BADGES)] if icon is None else icon
    drawing = drawn(sign, "") if sign else ""
    return format_html('<span class="badge {}">{}{}</span>', tone, drawing, text)


def time_in_words(span: timedelta, day: timedelta) -> str:
    """Days, hours or minutes of working time, rounded down: "6 jam", "40 menit"."""
    minutes = int(abs(span).total_seconds() // 60)
    a_day = int(day.total_seconds() // 60)
    if minutes >= a_day:
        return ngettext("%(count)s day", "%(count)s days", minutes // a_day) % {
            "count": minutes // a_day
        }
    if minutes >= 60:
        return ngettext("%(count)s hour", "%(count)s hours", minutes // 60) % {
            "count": minutes // 60
        }
    return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}


@register.simple_tag
def clock(
    left: timedelta | None, total: timedelta, *, day: timedelta = timedelta(hours=8)
) -> SafeString:
    """Working time left, in words and as a bar of time used. Below one working day amber, past red.

    left, total: working time; day: the length of a working day. left None: no limit runs.
    """
    if left is None:
        return badge(gettext("No limit"), tone="plain")
    used = 1.0 if not total else min(1.0, max(0.0, 1 - left / total))
    late = left < timedelta(0)
    words = gettext("%(time)s over") if late else gettext("%(time)s left")
    return format_html(
        CLOCK,
        "late" if late else "soon" if left < day else "calm",
        words % {"time": time_in_words(left, day)},
        round(used * 100),
    )


@register.simple_tag
def steps(current: int, total: int, label: Text = "") -> SafeString:
    """Rising pillars: step `current` of `total`, with the words that carry it."""
    words = gettext("Step %(current)s of %(total)s") % {"current": current, "total": total}
    bars = [
        {"x": i * 7, "y": plain(12 - 12 * (i + 1) / total), "top": i < current}
        for i in range(total)
    ]
    return render("steps", bars=bars, width=total * 7, words=words, label=label)


@register.simple_tag
def progress(
    label: Text, done: int, total: int, *, note: Text = "", failed: bool = False
) -> SafeString:
    """How far a piece of background work is."""
    share = round(100 * done / total) if total else 0
    return render(
        "progress", label=label, done=done, total=total, share=share, note=note, failed=failed
    )


@register.simple_tag
def mark(*, size: str = "") -> SafeString:
    """The mark: five pillars and the sun. size: s, l."""
    return render("mark", columns=[(path, True) for path in COLUMNS], size=size, sun=True, label="")


@register.simple_tag
def pillars(active: Iterable[str] | str, *, size: str = "", label: Text = "") -> SafeString:
    """The mark with the pillars at work filled and the others dashed; the place says which.

    active: codes (TKSK, PSM, TAGANA, KARANG_TARUNA, PKH), as a list or with commas.
    """
    codes = set(active.split(",") if isinstance(active, str) else active) - {""}
    for code in codes:
        one_of("pillar", code, PILLARS)
    columns = [(path, code in codes) for path, code in zip(COLUMNS, PILLARS, strict=True)]
    return render("mark", columns=columns, size=size, sun=False, label=label)


@register.simple_tag
def pillar_strip(items: Iterable[PillarAtWork]) -> SafeString:
    """The five pillars on one case: who does what, or "not needed"."""
    return render("pillar_strip", items=items)


@register.simple_tag
def avatar(name: Text = "") -> SafeString:
    """Initials of whoever holds a thing; without a name a dashed "?" that says so."""
    words = str(name).split()
    if not words:
        return format_html(
            '<span class="avatar nobody"><span aria-hidden="true">?</span>'
            '<span class="visually-hidden">{}</span></span>',
            gettext("Nobody holds this yet"),
        )
    letters = "".join(word[0] for word in words[:2]).upper()
    return format_html(
        '<span class="avatar"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        letters,
        name,
    )
