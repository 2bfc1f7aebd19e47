"""MAP.yaml: which column of a list holds what. Guessed, shown, corrected by people, read again.

head_row: 1            # optional: the row of the head, as a spreadsheet shows it
observed_on: 2024-03-01  # optional: the day of which the list speaks
columns:
  NAMA: name
  "Nama#2": "-"        # the second column headed "Nama"; "-" leaves it aside
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pilar.people.registry.fields import ALL
from pilar.people.registry.lists.reasons import ListRefused
from pilar.people.registry.lists.synonyms import IGNORE, TARGETS

KNOWN_TARGETS = frozenset(TARGETS | ALL | {IGNORE})


class BadMap(ListRefused):
    """The map says what cannot be."""

    def __init__(self, message: object) -> None:
        super().__init__("map", message)  # type: ignore[arg-type]  # lazy text; Django's stubs hide it


@dataclass(frozen=True)
class ColumnMap:
    """`columns`: {head of the column: target}. What is not named is guessed; "-" leaves a column aside."""

    columns: Mapping[str, str] = field(default_factory=dict)
    head_row: int | None = None
    observed_on: date | None = None

    def as_dict(self) -> dict[str, Any]:
        """For JSON and YAML; `from_dict` reads it."""
        found: dict[str, Any] = {"columns": dict(self.columns)}
        if self.head_row:
            found["head_row"] = self.head_row
        if self.observed_on:
            found["observed_on"] = self.observed_on.isoformat()
        return found


def from_dict(content: object) -> ColumnMap:
    """A map from what YAML or JSON held. Raises BadMap with what to mend."""
    if not isinstance(content, dict) or not isinstance(content.get("columns", {}), dict):
        raise BadMap(
            _("A map has the parts “columns” and, if need be, “head_row” and “observed_on”.")
        )
    columns = {str(head): str(target) for head, target in content.get("columns", {}).items()}
    for head, target in columns.items():
        if target not in KNOWN_TARGETS:
            raise BadMap(
                format_lazy(
                    _("The map gives column “{head}” to “{target}”, which is no field."),
                    head=head,
                    target=target,
                )
            )
    row, day = content.get("head_row"), content.get("observed_on")
    if row is not None and not (isinstance(row, int) and row > 0):
        raise BadMap(_("“head_row” in the map must be the number of a row."))
    try:
        observed = date.fromisoformat(str(day)) if day else None
    except ValueError as error:
        raise BadMap(_("“observed_on” in the map must be a day like 2024-03-01.")) from error
    return ColumnMap(columns, row, observed)


def read_map(path: Path) -> ColumnMap:
    """The map in a YAML file. Raises BadMap."""
    try:
        return from_dict(yaml.safe_load(path.read_text("utf-8")) or {})
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadMap(_("The map is no YAML that can be read.")) from error


def write_map(path: Path, column_map: ColumnMap) -> None:
    """Write a map that `read_map` reads as the same."""
    text = yaml.safe_dump(column_map.as_dict(), allow_unicode=True, sort_keys=False)
    path.write_text(text, "utf-8")
