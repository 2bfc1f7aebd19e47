"""The colours of css/tokens.css as values, for papers and for tests."""

import re
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("css") / "tokens.css"
_BLOCK = re.compile(r"(\[data-theme=\"light\"\]|\[data-theme=\"dark\"\])\s*\{([^}]*)\}")
_MEDIA = re.compile(r":root:not\(\[data-theme=\"light\"\]\)\s*\{([^}]*)\}")
_TOKEN = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")


def _values(block: str) -> dict[str, str]:
    return {name: value.strip() for name, value in _TOKEN.findall(block)}


@cache
def themes() -> dict[str, dict[str, str]]:
    """Token name -> value for "light", "dark" and "system-dark" (what prefers-color-scheme sets)."""
    text = SOURCE.read_text()
    found = {selector.split('"')[1]: _values(block) for selector, block in _BLOCK.findall(text)}
    media = _MEDIA.search(text)
    return {**found, "system-dark": _values(media[1]) if media else {}}


def as_colours(svg: str, theme: str = "light") -> str:
    """`svg` with each var(--token) replaced by its colour, for what reads no CSS (Typst)."""
    values = themes()[theme]
    return re.sub(r"var\(--([a-z0-9-]+)\)", lambda found: values[found[1]], svg)
