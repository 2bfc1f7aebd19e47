"""What kind of file it is, by its content, and whether it may be opened at all.

An xlsx is a zip of XML: both can hold far more than they weigh. Sizes are checked as declared and
then as unpacked, in pieces, before a parser sees a byte.
"""

import io
import zipfile
import zlib
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from pilar.people.registry.lists.reasons import ListRefused

MAX_UNPACKED = 600 * 1024 * 1024  # a sheet of 200,000 rows and 28 columns unpacks to 300 MB
MAX_RATIO = 150  # lists that repeat themselves reach 30
_SMALL = 20 * 1024 * 1024
_PIECE = 1024 * 1024
_PROLOGUE = 64 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class Kind(StrEnum):
    """The kinds of file that are read."""

    TEXT = "TEXT"
    XLSX = "XLSX"


def kind_of(content: bytes) -> Kind:
    """The kind of `content`, safe to open. Raises ListRefused with what to do instead."""
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise ListRefused("empty", _("The file is empty. Choose the list again."))
    if content.startswith(b"PK"):
        _check_workbook(content)
        return Kind.XLSX
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _of_compound_file(content)
    if content.startswith(b"PAR1"):
        from pilar.people.registry.lists.parquet import refusal  # polars takes 0.3 s to import

        raise refusal(content)
    if content.startswith(b"%PDF"):
        raise ListRefused("pdf", _("This is a PDF. Ask its office for the list as xlsx or csv."))
    if _is_binary(content):
        raise ListRefused("not_a_list", _("This is no list. Import xlsx or csv files."))
    return Kind.TEXT


def _of_compound_file(content: bytes) -> ListRefused:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return ListRefused(
            "locked", _("The file is locked with a password. Save it without one, then import it.")
        )
    return ListRefused(
        "old_format", _("This is a file of an old spreadsheet. Save it as xlsx, then import it.")
    )


def _is_binary(content: bytes) -> bool:
    """Whether it is no text: images and the like are full of control bytes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    head = content[: 64 * 1024]
    control = len(head) - len(head.translate(None, bytes(range(1, 9)) + bytes(range(14, 32))))
    return control * 20 > len(head)


def _check_workbook(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, len(content))
            _check_kind({part.filename for part in parts})
            if any(part.flag_bits & 1 for part in parts):
                raise ListRefused(
                    "locked",
                    _("The file is locked with a password. Save it without one, then import it."),
                )
            left = MAX_UNPACKED
            for part in parts:
                left -= _check_part(archive, part, left)
    except _BROKEN as error:
        raise ListRefused(
            "cut_off", _("The file is damaged or was cut off on its way. Ask for it again.")
        ) from error


def _check_sizes(parts: list[zipfile.ZipInfo], weight: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * weight):
        raise _blows_up()


def _blows_up() -> ListRefused:
    return ListRefused(
        "blows_up",
        _("The file would unpack to far more than a list holds. Save it anew as csv, then import it."),
    )  # fmt: skip


def _check_kind(names: set[str]) -> None:
    if "xl/workbook.xml" not in names:
        raise ListRefused(
            "not_a_workbook", _("This is no xlsx workbook. Save the list as xlsx or csv first.")
        )


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Unpack one part in pieces, to be sure of its size and its sum. Gives how many bytes it has."""
    size = 0
    with archive.open(part) as unpacking:
        while piece := unpacking.read(_PIECE):
            if not size and part.filename.endswith((".xml", ".rels")):
                _check_prologue(piece[:_PROLOGUE])
            size += len(piece)
            if size > left:
                raise _blows_up()
    return size


def _check_prologue(start: bytes) -> None:
    text = start.replace(b"\x00", b"").upper()  # UTF-16 has a NUL beside each letter
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ListRefused(
            "entities", _("The file defines shorthands that no list needs. Save it anew as xlsx.")
        )
