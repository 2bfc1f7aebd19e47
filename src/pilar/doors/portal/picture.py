"""The slip with code and PIN as a picture: 720 pixels wide, black on white, for any phone."""

import io
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

import pilar.ground.web
from pilar.ground.web import qr
from pilar.work.intake.slips import Slip, follow_address

FONTS = Path(pilar.ground.web.__file__).parent / "fonts"
WIDTH, HEIGHT, MARGIN = 720, 760, 56
INK, QUIET, LINE, PAPER = "#15211b", "#46524b", "#7b857d", "#ffffff"


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"PlusJakartaSans-{weight}.ttf"), size)


def _qr(address: str, size: int) -> Image.Image:
    drawn = Image.open(io.BytesIO(qr.png(address, dark=INK, light=PAPER)))
    return drawn.convert("RGB").resize((size, size), Image.Resampling.NEAREST)


def picture_of(slip: Slip) -> bytes:
    """PNG bytes. Without a PIN the slip says where a new one is given."""
    address, code, pin = follow_address(slip.code), slip.code, slip.pin_shown
    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(sheet)
    at = MARGIN
    for text, weight, size, colour, gap in (
        (_("Pilar, social services"), "Bold", 26, INK, 54),
        (_("Report code"), "Regular", 24, QUIET, 36),
        (code, "Bold", 68, INK, 96),
        (_("There is no letter O, I or L in it."), "Regular", 22, QUIET, 62),
    ):
        pen.text((MARGIN, at), text, font=_font(weight, size), fill=colour)
        at += gap
    for x in range(MARGIN, WIDTH - MARGIN, 20):
        pen.line([(x, at), (x + 10, at)], fill=LINE, width=2)
    at += 36
    pen.text((MARGIN, at), "PIN", font=_font("Regular", 24), fill=QUIET)
    pen.text((MARGIN, at + 36), pin or "–––", font=_font("Bold", 68), fill=INK)
    warning = _("Share the PIN with nobody.") if pin else _("The desk gives you a new PIN.")
    pen.text((MARGIN, at + 128), warning, font=_font("Regular", 22), fill=QUIET)
    sheet.paste(_qr(address, 220), (WIDTH - MARGIN - 220, at + 12))
    shown = address.split("?")[0].split("://")[-1]
    pen.text((MARGIN, at + 190), _("Follow it at"), font=_font("Regular", 22), fill=QUIET)
    pen.text((MARGIN, at + 218), shown, font=_font("Bold", 22), fill=INK)
    free = _("All services are free. Danger to life: call 112.")
    pen.text((MARGIN, at + 284), free, font=_font("Regular", 22), fill=QUIET)
    out = io.BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()
