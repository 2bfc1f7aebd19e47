"""What an app lets indicators count. Each app lists its own in `measures.py`; config/wiring.py names them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure:
    """Something countable: rows with a day and a place.

    `rows` gives the queryset of all that counts, unscoped. `day` is the path of the date or aware
    datetime by which a row belongs to a month of the city's time; `area` the path of its village's
    code; `pillar` the path of its organisation's code, where it has one. `distinct` counts
    different values of that path instead of rows (persons, not visits). `columns` are the paths
    shown when the figure is opened, each with its heading; `link` names the URL of one row and
    `permission` what one needs to see rows at all.
    """

    code: str
    title: object
    rows: Callable[[], Any]
    day: str
    area: str
    pillar: str = ""
    distinct: str = ""
    columns: tuple[tuple[str, object], ...] = field(default=())
    link: str = ""
    permission: str = ""
