"""Things in a row: timelines, doors, answers, facts, offers."""

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pilar.ground.web.components.base import drawn, one_of, render
from pilar.ground.web.parts import Text

register = Library()
TIMES = {"past": "past", "now": "now to-ahead", "ahead": "ahead to-ahead"}


@register.simple_block_tag
def timeline(content: SafeString) -> SafeString:
    """Events. Residents read the oldest first, workers the newest."""
    return format_html('<ol class="timeline">{}</ol>', content)


@register.simple_block_tag
def event(content: SafeString, *, title: Text, when: Text, state: str = "past") -> SafeString:
    """One event. state: past (filled), now (ring), ahead (dashed; when = "paling lambat ...")."""
    css = TIMES[one_of("state", state, TIMES)]
    return render("event", content=content, title=title, when=when, css=css)


@register.simple_tag
def ticket(
    code: str, pin: str = "", *, spoken: Text = "", qr: str = "", note: Text = ""
) -> SafeString:
    """Code and PIN on a slip with a dashed tear line.

    spoken: how the code is read aloud; qr: an SVG that we drew ourselves (segno), marked safe.
    """
    return render("ticket", code=code, pin=pin, spoken=spoken or " ".join(code), qr=qr, note=note)


@register.simple_block_tag
def doors(content: SafeString, *, thin: bool = False) -> SafeString:
    """A list of doors; thin: under a heading, without the ink rule."""
    return format_html('<ul class="doors{}">{}</ul>', " thin" if thin else "", content)


@register.simple_tag
def door(
    href: str,
    title: Text,
    text: Text = "",
    *,
    icon: str = "",
    aside: Text = "",
    mark: Text = "",
    plain: bool = False,
) -> SafeString:
    """A big row that leads away. plain: for long lists; aside: a short figure or a clock at the right;
    mark: a badge before the title."""
    sign = drawn(icon, "l") if icon else ""
    return render(
        "door",
        href=href,
        title=title,
        text=text,
        icon=sign,
        aside=aside,
        mark=mark,
        plain=plain,
    )


@register.simple_tag
def gate(href: str, title: Text, text: Text, *, icon: str, main: bool = False) -> SafeString:
    """A door on the green band. main: the white one."""
    return render("gate", href=href, title=title, text=text, icon=drawn(icon, "l"), main=main)


@register.simple_block_tag
def summary(content: SafeString) -> SafeString:
    """A summary list: answers given, each with "Ubah"."""
    return format_html('<dl class="summary">{}</dl>', content)


@register.simple_block_tag
def answer(content: SafeString, *, label: Text, change: str = "", verb: Text = "") -> SafeString:
    """One answer. change: the address where it can be changed; verb: "Ubah" unless given."""
    return render("answer", content=content, label=label, change=change, verb=verb)


@register.simple_block_tag
def facts(content: SafeString) -> SafeString:
    """Labels and values in two columns, for side panels."""
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_tag
def fact(label: Text, value: object) -> SafeString:
    """One label with its value; None or "" is "Belum diketahui", zero is zero."""
    return render("fact", label=label, value=value, known=value is not None and value != "")


@register.simple_block_tag
def offers(content: SafeString) -> SafeString:
    """Programmes with their amount at the right edge."""
    return format_html("<div>{}</div>", content)


@register.simple_block_tag
def offer(
    content: SafeString, *, title: Text, amount: Text = "", per: Text = "", level: int = 3
) -> SafeString:
    """A programme, the reason in one sentence (content), the amount and what it is per."""
    return render("offer", content=content, title=title, amount=amount, per=per, level=level)


@register.simple_block_tag
def disclosure(content: SafeString, *, label: Text, opened: bool = False) -> SafeString:
    """More, one press away."""
    return format_html(
        '<details class="disclosure"{}><summary>{}{}</summary><div>{}</div></details>',
        " open" if opened else "",
        drawn("chevron-right", "s"),
        label,
        content,
    )
