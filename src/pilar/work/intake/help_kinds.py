"""What people ask for, in their words: ten answers over the 26 PPKS kinds (data/help_kinds.yaml)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import get_language

DATA = Path(__file__).parent / "data" / "help_kinds.yaml"


@dataclass(frozen=True, slots=True)
class HelpKind:
    """One answer to “what help is needed”. `ppks` are numbers of Permensos 8/2012; `first` ranks, lowest leads."""

    code: str
    short_id: str
    short_en: str
    name_id: str
    name_en: str
    example_id: str
    example_en: str
    ppks: tuple[int, ...]
    first: int
    protected: bool = False
    unsure: bool = False

    @property
    def short(self) -> str:
        """In a word or two, for workers, in the reader's language."""
        return self.short_en if get_language() == "en" else self.short_id

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.name_en if get_language() == "en" else self.name_id

    @property
    def example(self) -> str:
        """What belongs to it, in the reader's language."""
        return self.example_en if get_language() == "en" else self.example_id


@cache
def all_kinds() -> dict[str, HelpKind]:
    """Every kind by its code, in the order in which pages list them."""
    read = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return {
        entry["code"]: HelpKind(**{**entry, "ppks": tuple(entry["ppks"])})
        for entry in read["kinds"]
    }


def leading(codes: Iterable[str]) -> HelpKind:
    """The kind that names a report for which several were chosen: the most vulnerable first."""
    return min((all_kinds()[code] for code in codes), key=lambda kind: kind.first)


def names(codes: Iterable[str]) -> list[str]:
    """Their names in the reader's language, in the order of the pages."""
    chosen = set(codes)
    return [kind.name for kind in all_kinds().values() if kind.code in chosen]


def shorts(codes: Iterable[str]) -> list[str]:
    """In a word or two, for workers, in the order of the pages."""
    chosen = set(codes)
    return [kind.short for kind in all_kinds().values() if kind.code in chosen]
