"""The frame of a page: heads, sections, cards, dialogs, switches, navigation."""

from django.conf import settings
from django.http import HttpRequest
from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from pilar.ground.web import nav
from pilar.ground.web.components.base import attributes, drawn, one_of, render, unique
from pilar.ground.web.parts import Text

register = Library()


@register.simple_block_tag
def page_head(content: SafeString, *, title: Text, lead: Text = "") -> SafeString:
    """The h1 with one line beneath; content: `{% actions %}` at the right, badges."""
    return render("page_head", content=content, title=title, lead=lead)


@register.simple_block_tag
def section(
    content: SafeString,
    *,
    title: Text,
    level: int = 2,
    ruled: bool = False,
    more: str = "",
    more_label: Text = "",
    aside: Text = "",
    id: str = "",  # noqa: A002  # the name that HTML gives it
) -> SafeString:
    """A titled region; ruled: the 2 px ink rule above it (public pages). more: a link at the right."""
    return render(
        "section",
        content=content,
        title=title,
        level=level,
        ruled=ruled,
        more=more,
        more_label=more_label,
        aside=aside,
        id=id or unique("part"),
    )


@register.simple_block_tag
def card(
    content: SafeString, *, title: Text = "", level: int = 2, chosen: bool = False
) -> SafeString:
    """A box, only for what is taken as one whole: a candidate, a ticket, a step."""
    return render("card", content=content, title=title, level=level, chosen=chosen)


@register.simple_block_tag
def panel(content: SafeString, *, title: Text = "", level: int = 2) -> SafeString:
    """A tinted ground for what stands beside."""
    return render("panel", content=content, title=title, level=level)


@register.simple_block_tag
def dialog(content: SafeString, *, id: str, title: Text) -> SafeString:  # noqa: A002  # as in HTML
    """A question before something is joined or sent; opened by `data-dialog` on a link to its own page."""
    return render("dialog", content=content, id=id, title=title)


@register.simple_tag
def dialog_link(
    label: Text, href: str, dialog: str, *, kind: str = "second", icon: str = ""
) -> SafeString:
    """Opens the dialog of that id; without JavaScript it leads to `href`, the same question as a page."""
    one_of("kind", kind, ("main", "second", "quiet", "stop"))
    sign = drawn(icon, "") if icon else ""
    attrs = attributes({"data_dialog": dialog, "aria_haspopup": "dialog"})
    return format_html('<a class="button {}" href="{}"{}>{}{}</a>', kind, href, attrs, sign, label)


@register.simple_tag
def ridge() -> SafeString:
    """Two ranges of 24 columns, only on the green band."""
    return render("ridge")


@register.simple_tag(takes_context=True)
def language_switch(context: Context, *, bare: bool = False) -> SafeString:
    """The other language, as a button that posts to /bahasa/ and comes back here."""
    request = context.get("request")
    here = get_language()
    others = [(code, name) for code, name in settings.LANGUAGES if code != here]
    path = request.get_full_path() if isinstance(request, HttpRequest) else "/"
    csrf = context.get("csrf_token", "")
    return render("language_switch", others=others, path=path, csrf=csrf, bare=bare)


@register.simple_tag(takes_context=True)
def theme_switch(context: Context) -> SafeString:
    """Light, dark, or as the system has it; kept in a cookie, works without JavaScript."""
    request = context.get("request")
    path = request.get_full_path() if isinstance(request, HttpRequest) else "/"
    return render(
        "theme_switch",
        chosen=context.get("theme", ""),
        path=path,
        csrf=context.get("csrf_token", ""),
        sun=drawn("sun", ""),
        moon=drawn("moon", ""),
        both=drawn("sun-moon", ""),
    )


@register.simple_tag(takes_context=True)
def keys_switch(context: Context) -> SafeString:
    """Shortcuts of one key on or off, for who dictates or types unsurely; seen only where they exist."""
    request = context.get("request")
    path = request.get_full_path() if isinstance(request, HttpRequest) else "/"
    return render(
        "keys_switch",
        off=bool(context.get("keys_off")),
        path=path,
        csrf=context.get("csrf_token", ""),
    )


@register.simple_tag(takes_context=True)
def navigation(context: Context, which: str) -> list[nav.Group]:
    """The entries of a navigation (NAV, PUBLIC_NAV, FOOTER_NAV, FIELD_NAV in config/wiring.py)."""
    request = context.get("request")
    return nav.groups(request, which) if isinstance(request, HttpRequest) else []


@register.simple_tag(takes_context=True)
def shell(context: Context, name: str) -> str:
    """The address of a place that the layouts link to, from config/wiring.py SHELL; "" where it is closed."""
    request = context.get("request")
    return nav.place(name, request if isinstance(request, HttpRequest) else None)


@register.simple_tag(takes_context=True)
def area_of_work(context: Context) -> Text:
    """Where the signed-in person works, in two words ("Kec. Bumiaji")."""
    request = context.get("request")
    return nav.area_of_work(request) if isinstance(request, HttpRequest) else ""
