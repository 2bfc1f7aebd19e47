"""What a cell means, kind by kind. Each gives None where something stands there that cannot be read."""

import re
from datetime import date, datetime
from functools import lru_cache

from pilar.people.registry.lists.cells import Cell, as_text

_NOTHING = re.compile(r"[\s\-–—.?_/]*|n/?a|nihil|null|none|#n/a")
_LONGEST_NOTHING = 8
_remembering = lru_cache(maxsize=1 << 13, typed=True)  # columns repeat themselves; 1.0 is not True
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def _read(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table.strip().splitlines():
        meaning, words = row.split(":")
        found |= dict.fromkeys(words.split(), meaning.strip())
    return found


_SEX = _read(
    """
    L: l 1 lk lki laki laki2 lakilaki pria cowok male laki1 lakil
    P: p 2 pr prp prmp perempuan wanita w wn cewek female perempua
    """
)
_RELATION = _read(
    """
    HEAD: kepalakeluarga kk kepalarumahtangga kepala krt kpl suamikepalakeluarga
    SPOUSE: istri isteri suami istrisuami suamiistri pasangan
    CHILD: anak ank anakkandung anaktiri anakangkat
    CHILD_IN_LAW: menantu mantu
    GRANDCHILD: cucu
    PARENT: orangtua ortu ibu ayah bapak
    PARENT_IN_LAW: mertua orangtuamertua
    OTHER_KIN: famililain family famili kerabat saudara keponakan adik kakak kerabatlain
    HELPER: pembantu pembanturumahtangga art sopir
    OTHER: lainnya lain lainlain
    """
)
_MARITAL = _read(
    """
    SINGLE: belumkawin belummenikah bk lajang belumnikah single
    MARRIED: kawin menikah k nikah kawintercatat kawinbelumtercatat kawintidaktercatat married
    DIVORCED: ceraihidup cerai janda duda ch ceraihiduptercatat
    WIDOWED: ceraimati cm
    """
)
_SAYS = _read(
    """
    yes: ya y iya 1 yes true ada menerima penerima sudah v
    no: tidak t tdk 0 2 no false n bukan belum tidakada tidakmenerima
    """
)
_PAYS = _read(
    """
    state: pns asn tni polri pppk p3k pegawainegerisipil pegawainegerisipilpns kepolisianri tnipolri asntnipolri
    state: tentaranasionalindonesia tentaranasionalindonesiatni kepolisianripolri
    """
)
# Some of these are paid by the state and some are not: the list does not say.
_MAYBE_STATE = re.compile(
    r"guru|dosen|perawat|bidan|dokter|perangkat|kepaladesa|pensiun|honor|lain|karyawanb|hakim|jaksa"
)
_PUPIL = re.compile(r"pelajar|mahasiswa|siswa")
_ACRONYMS = {
    "pns": "PNS",
    "asn": "ASN",
    "tni": "TNI",
    "pppk": "PPPK",
    "bumn": "BUMN",
    "bumd": "BUMD",
}
_RT_RW = re.compile(
    r"(?:r\.?t\.?)?\s*[.:/]?\s*(\d{1,3})\s*(?:[/\-\\,|]|\s)*\s*(?:r\.?w\.?)?\s*[.:]?\s*(\d{1,3})"
)
_LONGEST_RT_RW = 40
_ONE_NUMBER = re.compile(r"(?:r\.?[tw]\.?)?\s*[.:/]?\s*(\d{1,3})")
_DATE_LIKE = re.compile(
    r"\d{4}-\d{2}-\d{2}.*|\d{1,2}[-/ ](?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|agt|aug|sep|okt|oct|nov|des|dec)[a-z]*(?:[-/ ]\d{2,4})?|(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|agt|aug|sep|okt|oct|nov|des|dec)[a-z]*[-/ ]\d{1,4}"
)


@_remembering
def is_nothing(cell: Cell) -> bool:
    """Whether the cell is empty or says so (a dash, a question mark)."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_NOTHING:
        return False
    return not cell or _NOTHING.fullmatch(cell.strip().lower()) is not None


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.lower())


@_remembering
def sex(cell: Cell) -> str | None:
    """ "L", "P", or None for what says neither."""
    return _SEX.get(_letters(as_text(cell)))


@_remembering
def relation(cell: Cell) -> str | None:
    """The code of the relation to the head of the family."""
    return _RELATION.get(_letters(as_text(cell)))


@_remembering
def marital(cell: Cell) -> str | None:
    """SINGLE, MARRIED, DIVORCED or WIDOWED."""
    return _MARITAL.get(_letters(as_text(cell)))


@_remembering
def yes_or_no(cell: Cell) -> bool | None:
    """Whether the cell says yes."""
    said = _SAYS.get(_letters(as_text(cell)))
    return said == "yes" if said else None


@_remembering
def decile(cell: Cell) -> int | None:
    """1 to 10."""
    text = as_text(cell)
    return int(text) if text.isdecimal() and 1 <= int(text) <= 10 else None


def whole_number(cell: Cell) -> int | None:
    """A whole number, also with dots between thousands ("1.350.000")."""
    text = as_text(cell).replace(".", "").replace(" ", "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= 12 else None


@lru_cache(maxsize=1 << 14)
def in_usual_case(text: str) -> str:
    """ "JL. BRANTAS NO. 69" -> "Jl. Brantas No. 69"; what has small letters stays. Blanks are tidied."""
    text = " ".join(text.split())
    return text.title().replace("'S", "'s") if text.isupper() else text


@lru_cache(maxsize=4096)
def occupation(text: str) -> tuple[str, bool | None, bool]:
    """(the work in words, whether the state employs, whether it is learning). None: it may or may not."""
    letters = _letters(text)
    words = " ".join(text.split()).lower()
    shown = " ".join(_ACRONYMS.get(word, word) for word in words.split(" "))
    shown = shown[:1].upper() + shown[1:]
    if letters in _PAYS:
        return shown, True, False
    pays = None if _MAYBE_STATE.search(letters) else False
    return shown, pays, _PUPIL.search(letters) is not None


def _three_digits(number: str) -> str:
    return f"{int(number):03}" if int(number) else ""


def is_date_like(cell: Cell) -> bool:
    """Whether a spreadsheet made a date of what was RT/RW ("4/3" -> 4 March)."""
    if isinstance(cell, date | datetime):
        return True
    if isinstance(cell, float):
        return cell > 10_000
    return isinstance(cell, str) and _DATE_LIKE.fullmatch(cell.strip().lower()) is not None


@_remembering
def one_number(cell: Cell) -> str | None:
    """RT or RW alone in its cell, as three digits ("RT 06" -> "006"); "" for 0."""
    found = _ONE_NUMBER.fullmatch(as_text(cell).lower()[:_LONGEST_RT_RW])
    return _three_digits(found[1]) if found else None


@_remembering
def two_numbers(cell: Cell) -> tuple[str, str] | None:
    """RT and RW in one cell: "6/4", "RT.04/RW.03", "006 / 004", "RT01 RW04"."""
    found = _RT_RW.fullmatch(as_text(cell).lower()[:_LONGEST_RT_RW])
    return (_three_digits(found[1]), _three_digits(found[2])) if found else None


_PLACE_AND_DATE = re.compile(r"(?P<place>[^\d,]*?)[\s,]*(?P<date>(?<!\w)\d.*)?", re.DOTALL)


def place_and_date(text: str) -> tuple[str, str]:
    """ "Batu, 30-04-1950" -> ("Batu", "30-04-1950"); either may be ""."""
    found = _PLACE_AND_DATE.fullmatch(" ".join(text.split()))
    if not found:
        place, _comma, rest = text.partition(",")
        return place.strip(), rest.strip()
    place = found["place"].strip(" ,-.")
    return ("" if is_nothing(place) else place), found["date"] or ""


_DATE_SHAPE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|\d{1,2} [a-z]+ \d{2,4}")


def has_date_shape(cell: Cell) -> bool:
    """Whether the cell looks like a date, an existing one or not."""
    if isinstance(cell, str):
        return _DATE_SHAPE.fullmatch(cell.strip().lower()) is not None
    return isinstance(cell, date | datetime)


def has_age_shape(cell: Cell) -> bool:
    """Whether the cell looks like an age."""
    text = as_text(cell)
    return text.isdecimal() and int(text) <= 125


_FORMULA = re.compile(r"\s*(?:[=@].|[+-](?!\s).*[(!|=])")
MAY_BEGIN_A_FORMULA = frozenset("=+-@ \t\r\n")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would compute this text; "+62 812..." and "-" are none."""
    return _FORMULA.match(text) is not None


_PERIOD = re.compile(r"(\d{4})\s*[-/ ]?\s*(?:tw|triwulan|q|t)\s*\.?\s*([1-4]|i{1,3}|iv)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@lru_cache(maxsize=64)
def end_of_period(text: str) -> date | None:
    """The last day of a quarter: "2025-TW3" -> 30 September 2025."""
    found = _PERIOD.fullmatch(text.strip().lower())
    if not found:
        return None
    quarter = _QUARTERS.get(found[2]) or int(found[2])
    month = 3 * quarter
    return date(int(found[1]), month, 31 if month in (3, 12) else 30)
