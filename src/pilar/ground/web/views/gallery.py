"""/ui/: every component in every state, open to everyone: it holds invented words and no one's data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pilar.ground.web import specimens
from pilar.ground.web.components.base import ICONS

SECTIONS = (
    ("colours", _("Colours and their meaning")),
    ("type", _("Type")),
    ("buttons", _("Buttons")),
    ("states", _("Badges, clocks, progress")),
    ("fields", _("Fields and errors")),
    ("choices", _("Choices")),
    ("notes", _("Notes and flashes")),
    ("verdicts", _("Verdicts and conditions")),
    ("lists", _("Doors, answers, facts")),
    ("timeline", _("Timeline and ticket")),
    ("ways", _("Tabs, crumbs, keys, dialog")),
    ("table", _("Table")),
    ("evidence", _("Evidence and pillars")),
    ("figures", _("Figures and charts")),
    ("map", _("Tile map")),
    ("board", _("Board")),
    ("print", _("Print")),
    ("icons", _("Icons")),
)

SAID = {"one": "", "light": " (terang)", "dark": " (gelap)"}


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery; `?tema=dua` shows each part in both themes side by side."""
    both = request.GET.get("tema") == "dua"
    shown = ("light", "dark") if both else ("one",)
    themes = [
        (
            theme,
            specimens.form(theme),
            specimens.Search(auto_id=f"{theme}_%s"),
            f"merge-{theme}",
            SAID[theme],
        )
        for theme in shown
    ]
    page = {
        "sections": [(f"web/gallery/{name}.html", name, title) for name, title in SECTIONS],
        "themes": themes,
        "both": both,
        "listing": specimens.Pages(request),
        "icons": sorted(ICONS),
        "board_cards": specimens.board(),
        **specimens.small(),
        **specimens.pictures(),
    }
    return render(request, "web/gallery.html", page)
