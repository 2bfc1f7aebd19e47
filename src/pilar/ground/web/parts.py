"""What components are given: small typed values. Views build them, templates pass them on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from django.utils.functional import Promise

Text: TypeAlias = str | Promise  # a text or a lazy translation of one
Tone = Literal["good", "info", "wait", "bad", "unknown", "hot", "plain"]


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of a page. Tabs are links: they work without JavaScript."""

    label: Text
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a table column. `sort` is the key that Listing sorts by; "" can't be sorted."""

    label: Text
    sort: str = ""
    numeric: bool = False
    href: str = ""  # filled by Listing
    direction: Literal["", "ascending", "descending"] = ""  # filled by Listing


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of a list to choose from, with its state as an icon (programmes of a household)."""

    label: Text
    href: str
    note: Text = ""
    tone: Literal["good", "wait", "bad", "plain"] = "plain"
    current: bool = False


class EvidenceRow(Protocol):
    """One field of a comparison. sign: "=" same, "≈" near, "≠" differs, "?" unknown, "" prior.

    weight: log2 odds that the row adds (0 where unknown).
    """

    @property
    def sign(self) -> str: ...
    @property
    def label(self) -> Text: ...
    @property
    def values(self) -> Text: ...
    @property
    def weight(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """A ready row for the evidence waterfall; any object with the same names will do."""

    sign: str
    label: Text
    values: Text
    weight: float


@dataclass(frozen=True, slots=True)
class PillarAtWork:
    """One of the five pillars on a case: who does what; not `active` when not needed."""

    code: str
    name: Text
    who: Text = ""
    what: Text = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Tile:
    """One village on the tile map. value None is "not known"; text is what stands in the tile."""

    code: str
    name: str
    column: int
    row: int
    value: float | None
    text: str = ""
    href: str = ""
    below_floor: bool = False
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Where a class of the map's four steps begins, and what the legend says of it."""

    at: float
    label: Text


@dataclass(frozen=True, slots=True)
class BoardCard:
    """A strategic step on the board.

    values: the indicator over time, oldest first; start: index where the step began, or None.
    verdict: PLANNED, TOWARD, AWAY, WORKED, NOT_PROVEN or FAILED; effect: its size with its range.
    """

    title: Text
    owner: Text
    due: Text
    figure: Text
    target_text: Text
    verdict: Literal["PLANNED", "TOWARD", "AWAY", "WORKED", "NOT_PROVEN", "FAILED"]
    values: Sequence[float | None] = ()
    target: float | None = None
    start: int | None = None
    effect: Text = ""
    href: str = ""
    late: bool = False
