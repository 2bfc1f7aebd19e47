"""Browsers in words."""

import pytest

from pilar.ground.access import browsers

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (
            f"Mozilla/5.0 (Linux; Android 13; SM-A135F) {WEBKIT} Chrome/120 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64) {WEBKIT} Chrome/120 Safari/537.36 Edg/120",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0",
            "Firefox, Linux",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) AppleWebKit/605 Version/17.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("curl/8.4", "curl/8.4"),
        ("<script>alert(1)</script>" * 9, ("<script>alert(1)</script>" * 9)[:40]),
        ("", "peramban tanpa nama"),
    ],
)
def test_a_browser_is_named(says: str, words: str) -> None:
    assert browsers.in_words(says) == words
