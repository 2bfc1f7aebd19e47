"""A photo is cleaned, or refused in words that help."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from django.utils import translation
from PIL import Image, PngImagePlugin

from pilar.ground.files import photos


def _stored(picture: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    stored = io.BytesIO()
    picture.save(stored, kind, **how)
    return stored.getvalue()


def _open(photo: photos.Photo) -> Image.Image:
    return Image.open(io.BytesIO(photo.content))


def _png_head(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


HOUSE = Image.new("RGB", (320, 200), "olive")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_of_any_known_kind_becomes_a_jpeg(kind: str) -> None:
    photo = photos.clean(_stored(HOUSE, kind))

    assert (_open(photo).format, photo.media_type) == ("JPEG", "image/jpeg")
    assert (photo.width, photo.height) == _open(photo).size == (320, 200)


def test_place_device_and_comments_are_gone() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Telepon Bu Lastri"
    exif.get_ifd(0x8825)[2] = (7.0, 52.0, 12.0)  # GPS latitude
    sent = _stored(HOUSE, exif=exif, comment=b"Punten RT 03", icc_profile=b"profil warna")
    assert b"Lastri" in sent

    photo = photos.clean(sent)

    for hidden in (b"Exif", b"Lastri", b"Punten", b"profil"):
        assert hidden not in photo.content
    assert set(_open(photo).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}  # fmt: skip


def test_text_in_a_png_and_what_hangs_behind_a_photo_are_gone() -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "Punten RT 03")

    photo = photos.clean(_stored(HOUSE, "PNG", pnginfo=said) + b"PK\x03\x04<script>")

    assert b"Punten" not in photo.content
    assert b"script" not in photo.content


def test_a_photo_held_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise to see it

    photo = photos.clean(_stored(HOUSE, exif=exif))

    assert (photo.width, photo.height) == (200, 320)


def test_a_large_photo_becomes_as_large_as_is_needed() -> None:
    photo = photos.clean(_stored(Image.new("RGB", (4000, 3000), "olive")))

    assert (photo.width, photo.height) == (2048, 1536)


def test_what_is_transparent_becomes_white() -> None:
    photo = photos.clean(_stored(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG"))

    assert _open(photo).getpixel((4, 4)) == (255, 255, 255)


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 64


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (lambda: b"", photos.NotAPhoto),
        (lambda: b"Bu Lastri", photos.NotAPhoto),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", photos.NotAPhoto),
        (lambda: b"%PDF-1.7 ...", photos.NotAPhoto),
        (lambda: _stored(HOUSE, "GIF"), photos.NotAPhoto),
        (lambda: HEIC, photos.Heic),
        (lambda: _stored(HOUSE)[:-400], photos.Unreadable),
        (lambda: _stored(HOUSE)[:30], photos.Unreadable),
        (lambda: b"\xff\xd8\xff\xe0" + b"\0" * 500, photos.Unreadable),
        (lambda: _png_head(200, 200), photos.Unreadable),
        (lambda: _png_head(0, 0), photos.Unreadable),
        (lambda: _png_head(8000, 8000), photos.TooManyPixels),
        (lambda: _png_head(60_000, 60_000), photos.TooManyPixels),
    ],
)
def test_what_is_no_sound_photo_is_refused(
    sent: Callable[[], bytes], refusal: type[photos.PhotoRefused]
) -> None:
    with pytest.raises(refusal):
        photos.clean(sent())


def test_a_text_chunk_that_swells_is_refused() -> None:
    bomb = b"Comment\0\0" + zlib.compress(b"a" * 80_000_000, 9)
    chunk = struct.pack(">I", len(bomb)) + b"zTXt" + bomb + struct.pack(">I", zlib.crc32(b"zTXt" + bomb))  # fmt: skip
    sound = _stored(HOUSE, "PNG")

    with pytest.raises(photos.Unreadable):
        photos.clean(sound[:33] + chunk + sound[33:])


@pytest.mark.parametrize(
    ("language", "said"), [("en", "This is a HEIC photo"), ("id", "Foto ini berformat HEIC")]
)
def test_the_sentence_is_in_the_readers_language(language: str, said: str) -> None:
    with pytest.raises(photos.Heic) as refusal:
        photos.clean(HEIC)

    with translation.override(language):
        assert str(refusal.value).startswith(said)
