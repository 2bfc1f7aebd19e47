"""Each component renders, and a misspelt property is an error."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client
from django.utils import translation

from pilar.ground import web
from pilar.ground.web.parts import Evidence
from pilar.ground.web.templatetags import ui

GALLERY = Path(web.__file__).parent / "templates/web"

pytestmark = pytest.mark.usefixtures("_indonesian")


@pytest.fixture
def _indonesian() -> None:
    translation.activate("id")


def rendered(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_the_gallery_shows_every_component(client: Client) -> None:
    page = client.get("/ui/")

    assert page.status_code == 200


def test_the_gallery_shows_every_tag_that_has_a_look() -> None:
    """The layouts place the rest; they are shown by every page."""
    placed_by_layouts = {"area_of_work", "flashes", "navigation", "shell"}
    templates = (
        "".join(path.read_text() for path in (GALLERY / "gallery").rglob("*.html"))
        + (GALLERY / "gallery.html").read_text()
    )

    missing = {tag for tag in ui.register.tags if not re.search(rf"{{% {tag} ", templates + " ")}

    assert missing <= placed_by_layouts | {"end" + tag for tag in ui.register.tags}


def test_the_gallery_shows_both_themes_side_by_side(client: Client) -> None:
    page = client.get("/ui/", {"tema": "dua"}).content.decode()

    assert 'data-theme="light"' in page
    assert 'data-theme="dark"' in page


@pytest.mark.parametrize(
    "source",
    [
        '{% button "Kirim" knd="second" %}',
        '{% badge "Selesai" ton="good" %}',
        '{% link_button "Unduh" "/" size="s" colour="red" %}',
        '{% note tne="info" %}x{% endnote %}',
    ],
)
def test_a_misspelt_property_is_an_error(source: str) -> None:
    with pytest.raises((TemplateSyntaxError, ValueError)):
        rendered(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% button "Kirim" kind="primary" %}',
        '{% badge "Selesai" tone="green" %}',
        '{% icon "no-such-icon" %}',
        '{% verdict kind="yes" title="x" %}{% endverdict %}',
        '{% pillars "DINSOS" %}',
    ],
)
def test_a_value_that_is_not_offered_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match="is not one of"):
        rendered(source)


def test_text_is_escaped() -> None:
    page = rendered(
        "{% badge name %}{% button name %}{% note title=name %}{{ name }}{% endnote %}{% avatar name %}",
        name="<b>x</b>",
    )

    assert "<b>x" not in page


def test_a_blocked_button_stays_focusable_and_says_why() -> None:
    page = rendered('{% button "Setujui" blocked="Belum bisa: satu fakta belum diketahui." %}')

    assert 'aria-disabled="true"' in page
    assert " disabled" not in page
    assert "Belum bisa: satu fakta belum diketahui." in page


@pytest.mark.parametrize(
    ("minutes", "state"),
    [(16 * 60, "calm"), (7 * 60, "soon"), (59, "soon"), (0, "soon"), (-40, "late")],
)
def test_a_clock_turns_amber_below_a_day_and_red_when_over(minutes: int, state: str) -> None:
    page = rendered(
        "{% clock left total %}", left=timedelta(minutes=minutes), total=timedelta(hours=24)
    )

    assert f'class="clock {state}"' in page


def test_the_bar_of_a_clock_stays_within_its_track() -> None:
    page = rendered("{% clock left total %}", left=timedelta(hours=-99), total=timedelta(hours=8))

    assert 'class="used" width="100"' in page


def test_evidence_starts_each_bar_where_the_last_ended() -> None:
    rows = [
        Evidence("", "awal", "satu dari 4.100", -12.0),
        Evidence("=", "Nama", "sarinem = sarinem", 12.0),
        Evidence("?", "Ibu", "belum diketahui", 0.0),
    ]
    page = rendered("{% evidence rows total='1 banding 1' %}", rows=rows)

    assert page.count('class="start" x="2"') == 1
    assert page.count('class="for" x="2" y="10" width="296"') == 1


def test_nobody_is_said_to_screen_readers() -> None:
    assert "?" in rendered("{% avatar %}")
    assert "visually-hidden" in rendered("{% avatar %}")


def test_a_sparkline_breaks_where_a_value_is_not_known() -> None:
    page = rendered("{% sparkline values label='naik' %}", values=[1.0, None, 2.0])

    assert page.count('class="trend" d="M3 28M109 4"') == 1


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "<dd>0</dd>"), ("", "Belum diketahui"), (None, "Belum diketahui")]
)
def test_zero_is_not_unknown(value: object, shown: str) -> None:
    assert shown in rendered("{% fact 'Anak' value %}", value=value)


def test_a_change_link_says_of_what() -> None:
    page = rendered("{% answer label='Nama' change='/x/' %}Sarinem{% endanswer %}")

    assert 'Ubah<span class="visually-hidden"> Nama</span>' in page


def test_one_page_needs_no_pager() -> None:
    class One:
        pages = 1

    assert rendered("{% pager one %}", one=One()) == ""


def test_a_shown_key_is_also_told_to_screen_readers() -> None:
    page = rendered('{% button "Padankan" key="P" %}{% link_button "Buka" "/" key="O" %}')

    assert page.count("aria-keyshortcuts") == 2
