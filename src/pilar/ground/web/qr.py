"""QR codes of our own addresses, for pages and pictures."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def svg(text: str) -> SafeString:
    """Inline SVG without a margin; black on whatever stands behind it (the ticket puts white there)."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, border=0, omitsize=True, svgclass=None, lineclass=None
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308  # drawn by segno, which escapes


def png(text: str, *, dark: str, light: str) -> bytes:
    """A picture without a margin, eight pixels a module."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="png", border=0, scale=8, dark=dark, light=light
    )
    return out.getvalue()
