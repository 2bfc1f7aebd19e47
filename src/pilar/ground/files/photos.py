"""Cleaning a photo: known by its content, decoded, turned upright, made smaller, encoded anew.

Nothing of the sender's file is kept but the picture: place, time, device and whatever else was
hidden in it are gone.
"""

import io
import struct
from typing import NamedTuple

import puremagic
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from pilar.kernel.errors import DomainError

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000  # decoded, 150 MB: the most that one request may take
LONG_EDGE = 2048  # pixels: enough to read a letter, small enough for a slow line
QUALITY = 82
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
HEIC = frozenset({"image/heif", "image/heic", "image/heif-sequence", "image/heic-sequence"})

Image.MAX_IMAGE_PIXELS = MAX_PIXELS  # Pillow itself then stops at twice as many


class PhotoRefused(DomainError):
    code = "files.photo.refused"


class TooLarge(PhotoRefused):
    code = "files.photo.too_large"

    @classmethod
    def at(cls, size: int) -> "TooLarge":
        sentence = _(
            "This photo is %(size)s; at most 10 MB can be taken. "
            "Send a smaller one, or take it again with a lower resolution."
        )
        return cls(sentence % {"size": filesizeformat(size)})


class TooManyPixels(PhotoRefused):
    code = "files.photo.too_many_pixels"


class Heic(PhotoRefused):
    code = "files.photo.heic"


class NotAPhoto(PhotoRefused):
    code = "files.photo.not_a_photo"


class Unreadable(PhotoRefused):
    code = "files.photo.unreadable"


class Photo(NamedTuple):
    """A cleaned photo: JPEG, upright, without metadata."""

    content: bytes
    width: int
    height: int
    media_type: str = "image/jpeg"


def clean(content: bytes) -> Photo:
    """The photo in `content`, cleaned. Raises a PhotoRefused that says what to do instead."""
    kind = FORMATS.get(_media_type(content))
    if kind is None:
        raise NotAPhoto(_("This file is not a photo. Send a JPEG, PNG or WebP picture."))
    try:
        return _encode(_decode(content, kind))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except (OSError, ValueError, SyntaxError, IndexError, struct.error):  # all that Pillow raises
        message = _("This photo can't be read; it may be damaged. Take it again or choose another.")
        raise Unreadable(message) from None


def _media_type(content: bytes) -> str:
    """By content, never by name. Raises Heic with advice, since phones send it without being asked."""
    try:
        kinds = {match.mime_type for match in puremagic.magic_string(content)}
    except (puremagic.PureError, ValueError):
        return ""
    if kinds & HEIC:
        message = _(
            "This is a HEIC photo, which many devices can't show. On an iPhone choose Settings, "
            "Camera, Formats, Most Compatible and take it again; or send a screenshot of the photo."
        )
        raise Heic(message)
    return next((kind for kind in FORMATS if kind in kinds), "")


def _decode(content: bytes, kind: str) -> Image.Image:
    picture = Image.open(io.BytesIO(content), formats=[kind])
    if picture.width * picture.height > MAX_PIXELS:  # from the head, before anything is decoded
        raise _too_many_pixels()
    picture.draft("RGB", (LONG_EDGE, LONG_EDGE))  # a JPEG is decoded no larger than needed
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    if upright.has_transparency_data:
        layer = upright.convert("RGBA")
        upright = Image.new("RGB", layer.size, "white")
        upright.paste(layer, mask=layer.getchannel("A"))
    upright = upright.convert("RGB")
    upright.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
    return upright


def _encode(picture: Image.Image) -> Photo:
    """The pixels alone, in a new picture: info, profile and comments stay behind."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    stored = io.BytesIO()
    bare.save(stored, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Photo(stored.getvalue(), *bare.size)


def _too_many_pixels() -> TooManyPixels:
    message = _("This photo has too many pixels. Take it again with a lower resolution.")
    return TooManyPixels(message)
