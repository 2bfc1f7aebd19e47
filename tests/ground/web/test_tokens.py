"""Contrast of every pair of colours that is used, and the dark blocks agree."""

import re

import pytest

from pilar.ground.web import tokens

TEXT, LARGE = 4.5, 3.0
# (what, on what, at least light, at least dark): the table of the design, and what WCAG 2.2 AA asks.
PAIRS = [
    ("ink", "paper", 15.0, 15.0), ("ink", "surface", 15.0, 14.0), ("ink", "sunken", 13.0, 15.0),
    ("ink-2", "paper", 7.4, 9.7), ("ink-2", "surface", 7.5, 9.0), ("ink-2", "sunken", 6.5, 9.7),
    ("ink-2", "act-soft", 6.8, 7.5), ("ink-3", "paper", 5.0, 5.3), ("ink-3", "surface", 5.0, 5.3),
    ("ink-3", "sunken", TEXT, 5.3), ("link", "paper", 7.4, 9.6), ("link", "surface", 7.5, 9.0),
    ("on-act", "act", 8.1, 9.0), ("on-act", "act-hover", 8.1, 9.0), ("act", "act-soft", 6.5, 7.0),
    ("link", "wait-soft", 6.5, 7.0), ("link", "info-soft", 6.5, 7.0), ("link", "good-soft", 6.0, 7.0),
    ("good", "good-soft", 6.0, 7.3), ("good", "paper", 6.3, 7.5), ("good", "surface", 6.3, 7.5),
    ("bad", "bad-soft", 5.7, 7.4), ("bad", "paper", 5.8, 7.9), ("bad", "surface", 5.8, 7.9),
    ("on-bad", "bad", 5.8, 7.9), ("wait", "wait-soft", 5.9, 8.2), ("wait", "paper", 6.0, 8.5),
    ("wait", "surface", 6.1, 8.5), ("surface", "wait", 6.1, 8.5), ("info", "info-soft", 6.4, 7.9),
    ("ink", "good-soft", 13.0, 11.0), ("ink", "bad-soft", 13.0, 11.0), ("ink", "wait-soft", 13.0, 11.0),
    ("ink", "info-soft", 13.0, 11.0), ("ink", "act-soft", 13.0, 11.0), ("surface", "ink", 15.0, 14.0),
    ("on-hero", "hero", 8.1, 12.0), ("on-hero", "hero-2", 6.5, 10.0), ("on-hero", "hero-3", 8.1, 12.0),
    ("on-hero-2", "hero", 5.2, 7.1), ("on-hero-2", "hero-2", 5.0, 7.1), ("on-hero-2", "hero-3", 5.2, 7.1),
    ("on-s1", "s1", 10.0, 10.0), ("on-s2", "s2", 9.5, 8.0), ("on-s3", "s3", 6.1, 5.5),
    ("on-s4", "s4", 6.1, 8.9), ("bad", "s1", TEXT, TEXT),
    ("edge", "paper", 3.4, 4.5), ("edge", "surface", 3.5, 4.5), ("focus", "focus-ink", 9.0, 10.0),
    ("apple", "surface", LARGE, LARGE),
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "ground", "light", "dark"), PAIRS)
def test_contrast(name: str, ground: str, light: float, dark: float) -> None:
    for theme, least in (("light", light), ("dark", dark)):
        colours = tokens.themes()[theme]
        assert contrast(colours[name], colours[ground]) >= least, theme


def test_both_dark_blocks_are_equal() -> None:
    assert tokens.themes()["dark"] == tokens.themes()["system-dark"]


def test_both_themes_name_the_same_tokens() -> None:
    assert tokens.themes()["light"].keys() == tokens.themes()["dark"].keys()


def test_styles_use_no_colour_beside_the_tokens() -> None:
    allowed = {
        "#fff",
        "#000",
        "#444",
        "#888",
        "#222",
        "#333",
        "#0d3a2c",
        "#46524b",
        "#ccc",
    }  # paper, the white gate
    for path in tokens.SOURCE.parent.rglob("*.css"):
        if path != tokens.SOURCE:
            assert set(re.findall(r"#[0-9a-f]{3,6}\b", path.read_text())) <= allowed, path


def test_every_used_token_exists() -> None:
    known = set(tokens.themes()["light"]) | {
        "font", "mono", "r-focus", "r", "r-card", "control", "gutter", "fast", "tile", "on-tile",
    }  # fmt: skip
    for path in tokens.SOURCE.parent.rglob("*.css"):
        assert set(re.findall(r"var\(--([a-z0-9-]+)", path.read_text())) <= known, path
