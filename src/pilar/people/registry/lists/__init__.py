"""Lists as offices send them: opened with care, their columns guessed, their rows read. Knows no model.

`read_list(content, file_name, places=, on=, ...)` gives a `ListReading`: `plans` (what each column
holds), `observed_on`, `rows()` with `ParsedRow`s, `counts`. `write_rejects` writes what was not taken.
`places_of(...)` makes the `places` from areas. What refuses a file is a `ListRefused` (`MapNeeded` when
a map would help); `read_map`/`write_map`/`from_dict` handle maps; `text_of(code)` has the words.
"""

from pilar.people.registry.lists.maps import BadMap, ColumnMap, from_dict, read_map, write_map
from pilar.people.registry.lists.places import Places, places_of
from pilar.people.registry.lists.reading import Counts, ListReading, read_list
from pilar.people.registry.lists.reasons import (
    USED,
    Flag,
    ListRefused,
    MapNeeded,
    Rejection,
    text,
    text_of,
)
from pilar.people.registry.lists.rejects import harmless, write_rejects
from pilar.people.registry.lists.rows import Finding, ParsedRow, comparable

__all__ = [
    "USED",
    "BadMap",
    "ColumnMap",
    "Counts",
    "Finding",
    "Flag",
    "ListReading",
    "ListRefused",
    "MapNeeded",
    "ParsedRow",
    "Places",
    "Rejection",
    "comparable",
    "from_dict",
    "harmless",
    "places_of",
    "read_list",
    "read_map",
    "text",
    "text_of",
    "write_map",
    "write_rejects",
]
