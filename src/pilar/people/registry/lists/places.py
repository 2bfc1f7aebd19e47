"""Villages as lists write them: names spelled otherwise, codes of Kemendagri and of BPS."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from rapidfuzz.distance import OSA

_KIND = re.compile(
    r"^\s*(?:desa\s*/?\s*kelurahan|kelurahan|desa|kel\.?|ds\.?|kec\.?|kecamatan)\b[\s.:]*"
)
_SHORTENED = (
    (re.compile(r"\b(?:sbr|smbr|sb)\b\.?"), "sumber"),
    (re.compile(r"\b(?:gn|gng)\b\.?"), "gunung"),
)
_NO_LETTERS = re.compile(r"[^a-z]+")
_DIGITS = re.compile(r"\d+")
_TWICE = re.compile(r"(.)\1+")
_MISPRINT_FROM = 7


class AreaLike(Protocol):
    """What is needed of an area: areas.models.Area fits."""

    code: str
    name: str
    bps_code: str


@dataclass(frozen=True)
class Places:
    """The villages of one city. `villages` and `districts`: {code of Kemendagri: name};
    `bps`: {code of BPS: code of Kemendagri} as far as known."""

    city: str
    villages: Mapping[str, str]
    districts: Mapping[str, str]
    bps: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for code, name in self.villages.items():
            found.setdefault(key_of(name), []).append(code)
        return found

    @cached_property
    def _districts_by_name(self) -> dict[str, str]:
        return {key_of(name): code for code, name in self.districts.items()}

    @cached_property
    def _by_digits(self) -> dict[str, str]:
        return {code.replace(".", ""): code for code in self.villages}

    @cached_property
    def _asked(self) -> dict[tuple[str, str], str]:
        return {}

    def by_name(self, name: str, district: str = "") -> str:
        """The code of the village `name`, or "". Kinds ("Kel."), blanks, shortened words and misprints
        are understood; a misprint only where one village is meant."""
        asked = (name, district)
        if asked not in self._asked:
            self._asked[asked] = self._find(key_of(name), self.district(district))
        return self._asked[asked]

    def _find(self, key: str, district: str) -> str:
        codes = self._by_name.get(key) or self._misprinted(key)
        inside = [code for code in codes if not district or code.startswith(f"{district}.")]
        return inside[0] if len(inside) == 1 else codes[0] if len(codes) == 1 else ""

    def _misprinted(self, key: str) -> list[str]:
        """Villages within two slips of a long name, one of a shorter; the nearest only."""
        if len(key) < _MISPRINT_FROM - 2:
            return []
        allowed = 2 if len(key) >= _MISPRINT_FROM else 1
        near = sorted(
            (OSA.distance(key, other, score_cutoff=allowed), codes)
            for other, codes in self._by_name.items()
            if other[:2] == key[:2]
        )
        near = [found for found in near if found[0] <= allowed]
        if not near or (len(near) > 1 and near[1][0] == near[0][0]):
            return []
        return near[0][1]

    def district(self, name: str) -> str:
        """The code of the kecamatan `name`, or ""."""
        return self._districts_by_name.get(key_of(name), "")

    def by_code(self, code: str) -> str:
        """The code of Kemendagri in its usual form for one written with or without dots, or ""."""
        return self._by_digits.get("".join(_DIGITS.findall(code)), "")

    def is_outside(self, code: str) -> bool:
        """Whether a code of BPS or Kemendagri is of another city or kabupaten."""
        digits = "".join(_DIGITS.findall(code))
        mine = self.city.replace(".", "")
        return len(digits) >= len(mine) and not digits.startswith(mine)


def key_of(name: str) -> str:
    """Letters of a place name that its spellings share: "Kel. Oro-Oro Ombo" -> "ororombo"."""
    text = _KIND.sub("", name.lower())
    for shortened, whole in _SHORTENED:
        text = shortened.sub(whole, text)
    return _TWICE.sub(r"\1", _NO_LETTERS.sub("", text))


def places_of(city: str, villages: Iterable[AreaLike], districts: Iterable[AreaLike]) -> Places:
    """Places from areas (areas.queries.villages() and .districts())."""
    villages = list(villages)
    return Places(
        city=city,
        villages={area.code: area.name for area in villages},
        districts={area.code: area.name for area in districts},
        bps={area.bps_code: area.code for area in villages if area.bps_code},
    )
