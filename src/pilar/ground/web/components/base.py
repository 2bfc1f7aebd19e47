"""What all components share."""

import re
from collections.abc import Collection, Mapping
from functools import cache
from itertools import count
from pathlib import Path

from django.template import Context, Template, engines
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SPRITE = Path(__file__).resolve().parents[1] / "static/web/vendor/icons.svg"
ICONS = frozenset(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text()))
SIZES = {"": "", "s": " s", "m": "", "l": " l", "xl": " xl"}
ATTRIBUTES = ("hx_", "data_", "aria_", "form_")
_numbers = count(1)


@cache
def _template(name: str) -> Template:
    return engines["django"].get_template(f"web/ui/{name}.html").template  # type: ignore[attr-defined,no-any-return]  # Django's own engine


def render(template: str, /, **context: object) -> SafeString:
    """The component's own template, filled. It sees nothing of the page around it."""
    return _template(template).render(Context(context))


def plain(value: float) -> str:
    """A coordinate for SVG: one decimal, with a point in every language."""
    return f"{value:.1f}".removesuffix(".0")


def one_of(what: str, value: str, allowed: Collection[str]) -> str:
    """`value`, or an error that names what is allowed: a misspelt tone must not pass unseen."""
    if value not in allowed:
        raise ValueError(f"{what}={value!r} is not one of {', '.join(sorted(allowed))}")
    return value


def unique(prefix: str) -> str:
    """An id that no other component of the page has."""
    return f"{prefix}-{next(_numbers)}"


@cache
def drawn(name: str, size: str, css: str = "") -> SafeString:
    """The icon as SVG that points into the sprite. Raises ValueError for an unknown name."""
    one_of("icon", name, ICONS)
    css = SIZES[one_of("size", size, SIZES)] + css
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        css,
        static("web/vendor/icons.svg"),
        name,
    )


def attributes(given: Mapping[str, object]) -> SafeString:
    """`hx_get=...` as `hx-get="..."`. Only hx_, data_, aria_ and form_ may pass."""
    for name in given:
        if not name.startswith(ATTRIBUTES):
            raise ValueError(f"{name} is not a property of this component")
    pairs = (
        (name.replace("_", "-").replace("form-", "form"), text) for name, text in given.items()
    )
    return format_html_join("", ' {}="{}"', pairs)
