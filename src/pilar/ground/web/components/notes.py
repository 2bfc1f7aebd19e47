"""What is said to the reader: notes, alarms, verdicts, conditions, flashes, empty places."""

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pilar.ground.web.components.base import drawn, one_of, render
from pilar.ground.web.flash import undo_of
from pilar.ground.web.parts import Text

register = Library()
NOTES = {
    "quiet": "info",
    "info": "info",
    "wait": "clock",
    "bad": "circle-alert",
    "good": "circle-check",
    "unknown": "circle-question-mark",
}
VERDICTS = {"met": "circle-check", "unknown": "circle-question-mark", "not_met": "circle-minus"}
CONDITIONS = {
    "met": ("met", "circle-check"),
    "decides": ("decides", "circle-question-mark"),
    "unknown": ("unknown", "circle-question-mark"),
    "not_met": ("not-met", "circle-x"),
    "no_effect": ("no-effect", "circle-minus"),
}


@register.simple_block_tag
def note(
    content: SafeString, *, tone: str = "quiet", icon: str = "", title: Text = ""
) -> SafeString:
    """A sentence on a tint. tone: quiet, info, wait, bad, good, unknown (dashed)."""
    sign = icon or NOTES[one_of("tone", tone, NOTES)]
    return render("note", content=content, tone=tone, icon=drawn(sign, ""), title=title)


@register.simple_block_tag
def alarm(
    content: SafeString, *, title: Text, tone: str = "wait", icon: str = "", level: int = 2
) -> SafeString:
    """What happens next or must be done now; put `{% actions %}` last inside."""
    sign = icon or {"good": "footprints", "wait": "alarm-clock", "bad": "siren"}.get(tone, "info")
    one_of("tone", tone, NOTES)
    return render(
        "alarm", content=content, title=title, tone=tone, icon=drawn(sign, ""), level=level
    )


@register.simple_block_tag
def verdict(
    content: SafeString, *, kind: str, title: Text, fact: Text = "", level: int = 2
) -> SafeString:
    """met (may be proposed), unknown (one fact missing, dashed) or not_met, with the deciding fact.

    Never "berhak"; a no names what would change it.
    """
    sign = drawn(VERDICTS[one_of("kind", kind, VERDICTS)], "")
    return render(
        "verdict", content=content, kind=kind, title=title, fact=fact, icon=sign, level=level
    )


@register.simple_block_tag
def condition(
    content: SafeString, *, state: str, title: Text, law: Text = "", level: int = 4
) -> SafeString:
    """One condition as a sentence, the fact found, its law.

    state: met, decides (unknown and it decides: dashed box), unknown (only adds), not_met,
    no_effect (not met, but changes nothing).
    """
    css, sign = CONDITIONS[one_of("state", state, CONDITIONS)]
    return render(
        "condition",
        content=content,
        css=css,
        title=title,
        law=law,
        icon=drawn(sign, ""),
        level=level,
    )


@register.simple_block_tag
def conditions(content: SafeString, *, title: Text, level: int = 3) -> SafeString:
    """A group: "all must be met", "one is enough"."""
    return format_html(
        '<div class="conditions"><h{} class="group">{}</h{}>{}</div>', level, title, level, content
    )


@register.simple_tag
def flash(text: Text, *, undo: str = "", csrf: str = "") -> SafeString:
    """A dark strip: what happened, and the way back. It stays until the next page."""
    return render("flash", text=text, undo=undo, csrf=csrf, icon=drawn("circle-check", ""))


@register.simple_tag(takes_context=True)
def flashes(context: Context) -> SafeString:
    """All that pilar.ground.web.flash.say() noted. The layouts place it; pages need not."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return SafeString("")
    items = [
        flash(message.message, undo=undo_of(message), csrf=str(context.get("csrf_token", "")))
        for message in get_messages(request)
    ]
    return render("flashes", items=items)


@register.simple_block_tag
def empty(content: SafeString, *, title: Text, icon: str = "inbox") -> SafeString:
    """Nothing here: what is true, and what to do next. Never "No data". No heading: nothing stands under it."""
    return render("empty", content=content, title=title, icon=drawn(icon, "l"))
