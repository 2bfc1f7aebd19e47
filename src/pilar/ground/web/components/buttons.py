"""What can be pressed."""

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pilar.ground.web.components.base import attributes, drawn, one_of, render, unique
from pilar.ground.web.parts import Text

register = Library()
KINDS = {"main": "", "second": " second", "quiet": " quiet", "stop": " stop"}
SIZES = {"": "", "s": " s", "big": " big", "wide": " wide"}


@register.simple_tag
def icon(name: str, *, size: str = "", label: Text = "") -> SafeString:
    """A Lucide icon, always beside words. `label` only where the words can't be seen."""
    if not label:
        return drawn(name, size)
    return format_html('{}<span class="visually-hidden">{}</span>', drawn(name, size), label)


@register.simple_tag
def button(
    label: Text,
    *,
    kind: str = "main",
    icon: str = "",
    size: str = "",
    name: str = "",
    value: object = "",
    type: str = "submit",  # noqa: A002  # the name that HTML gives it
    blocked: Text = "",
    key: str = "",
    form: str = "",
    id: str = "",  # noqa: A002  # the name that HTML gives it
    **attrs: object,
) -> SafeString:
    """Verb + object; one `main` per view. kind: main, second, quiet, stop; size: s, big, wide.

    blocked: why it can't be pressed yet; it stays focusable and the reason stands beneath.
    key: the keyboard shortcut shown in it. attrs: hx_..., data_..., aria_..., form_....
    """
    return render(
        "button",
        label=label,
        css=KINDS[one_of("kind", kind, KINDS)] + SIZES[one_of("size", size, SIZES)],
        icon=drawn(icon, "") if icon else "",
        name=name,
        value=value,
        type=one_of("type", type, ("submit", "button", "reset")),
        blocked=blocked,
        reason_id=unique("why") if blocked else "",
        key=key,
        form=form,
        id=id,
        attrs=attributes(attrs),
    )


@register.simple_tag
def link_button(
    label: Text,
    href: str,
    *,
    kind: str = "second",
    icon: str = "",
    size: str = "",
    key: str = "",
    download: bool = False,
    **attrs: object,
) -> SafeString:
    """A link that looks like a button: it leads somewhere and changes nothing."""
    return format_html(
        '<a class="button{}{}" href="{}"{}{}>{}{}{}</a>',
        KINDS[one_of("kind", kind, KINDS)],
        SIZES[one_of("size", size, SIZES)],
        href,
        " download" if download else "",
        _with_key(key, attrs),
        drawn(icon, "") if icon else "",
        label,
        format_html('<kbd aria-hidden="true">{}</kbd>', key) if key else "",
    )


def _with_key(key: str, attrs: dict[str, object]) -> SafeString:
    return attributes({**attrs, "data_key": key, "aria_keyshortcuts": key} if key else attrs)


@register.simple_tag
def back(href: str, label: Text) -> SafeString:
    """The way back, above the heading."""
    return format_html('<a class="back" href="{}">{}{}</a>', href, drawn("chevron-left", ""), label)


@register.simple_block_tag
def actions(content: SafeString) -> SafeString:
    """Buttons in a row; on a phone one under another."""
    return format_html('<div class="actions">{}</div>', content)


@register.simple_tag
def keys(*names: str, label: Text) -> SafeString:
    """A keyboard hint: `{% keys "J" "K" label=_("down, up") %}`, inside `<p class="keys">`."""
    pressed = format_html("".join("<kbd>{}</kbd>" for _ in names), *names)
    return format_html("<span>{}&nbsp;{}</span>", pressed, label)
