"""What came of a list, in words."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pilar.doors.desk import importing
from pilar.ground.web.numbers import angka
from pilar.ground.web.parts import Text
from pilar.people.registry import lists
from pilar.people.registry.models import ImportRun

SHOWN = 20  # rejected rows on the page; the file holds all


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem: how many rows have it, whether they are taken, the first of them."""

    text: Text
    rows: int
    rejects: bool
    examples: list[list[Any]]


def problems(run: ImportRun) -> list[Problem]:
    """What a preview or an import found, rejections first, then the most frequent."""
    counts = run.counts
    examples = counts.get("examples", {})
    rejections = counts.get("rejections") or _counted(run.rejects)
    found = [
        Problem(lists.text_of(code), rows, rejects, examples.get(code, []))
        for rejects, codes in ((True, rejections), (False, counts.get("flags", {})))
        for code, rows in codes.items()
    ]
    return sorted(found, key=lambda one: (not one.rejects, -one.rows))


def _counted(rejects: list[dict[str, Any]]) -> dict[str, int]:
    codes = [row["reason"] for row in rejects]
    return {code: codes.count(code) for code in dict.fromkeys(codes)}


def rejects(run: ImportRun) -> list[tuple[str, int, str, Text]]:
    """The first rows that were not taken: sheet, row, column, reason."""
    return [
        (row["sheet"], row["row"], row["column"], lists.text_of(row["reason"]))
        for row in run.rejects[:SHOWN]
    ]


def in_words(run: ImportRun) -> str:
    """ "5.832 baris dibaca, 5.790 orang baru, ..." as far as it has come."""
    counts = run.counts
    if run.state == ImportRun.State.FAILED:
        return run.failure
    if run.state == ImportRun.State.RUNNING:
        return _("Coming in now.")
    if "read" not in counts:
        return _("The columns have to be set first.")
    parts = [_rows(counts["read"], "read"), _rows(counts.get("rejected", 0), "rejected")]
    if run.state == ImportRun.State.DONE:
        parts[1:1] = [
            _rows(counts.get(name, 0), name)
            for name in ("new", "joined", "unchanged")
            if counts.get(name)
        ]
    return ", ".join(part for part in parts if part)


def _rows(count: int, what: str) -> str:
    said = {
        "read": ngettext("%(n)s row read", "%(n)s rows read", count),
        "new": ngettext("%(n)s new person", "%(n)s new people", count),
        "joined": ngettext("%(n)s known already", "%(n)s known already", count),
        "unchanged": ngettext("%(n)s unchanged", "%(n)s unchanged", count),
        "rejected": ngettext("%(n)s not taken", "%(n)s not taken", count),
    }
    return said[what] % {"n": angka(count)}


def rejects_file(run: ImportRun) -> bytes:
    """All rejected rows as csv, read again from the kept file; no cell runs as a formula."""
    with TemporaryDirectory() as folder, importing.reading_of(run) as reading:
        path = Path(folder) / "ditolak.csv"
        lists.write_rejects(path, reading.rows())
        return path.read_bytes()
