"""Cases: households written by hand with the answer that the law gives, one file per condition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from pilar.rules.household import Household
from pilar.rules.reading import read

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A household and what is expected: the state of the condition `about`, or more of the whole answer.

    expected: any of `state`, `verdict`, `missing` ([[member or null, fact], ...]), `amount` (rupiah or
    [least, most]), `counted` ([[member, component], ...]).
    """

    about: str  # "pkh.elderly", or "pkh.family" and the like for the whole
    name: str
    household: Household
    expected: Mapping[str, Any]


def of(programme: str) -> list[Case]:
    """All cases of a programme, file by file in the order of their names."""
    return [
        case
        for path in sorted((FOLDER / programme).glob("*.yaml"))
        for case in _read(f"{programme}.{path.stem}", path)
    ]


def _read(about: str, path: Path) -> Iterator[Case]:
    for said in yaml.safe_load(path.read_text(encoding="utf-8")):
        on: date = said["day"]  # in YAML `on` is a word for true
        household = {**said.get("household", {}), "members": said["members"]}
        yield Case(about, said["name"], read(household, on), said["expect"])
