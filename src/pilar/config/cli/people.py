"""`./pilar import persons` and `./pilar registry rebuild`."""

import argparse
import hashlib
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pilar.config.cli import environment


def import_(arguments: list[str]) -> int:
    """Read a list of people: every row becomes a record, or is rejected with its reason."""
    parser = argparse.ArgumentParser(prog="./pilar import", description=import_.__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    persons = kinds.add_parser("persons", help="csv or xlsx into records")
    persons.add_argument("file", type=Path)
    persons.add_argument("--source", required=True, help="code or name of the office or list")
    persons.add_argument("--map", type=Path, help="MAP.yaml: which column holds what")
    persons.add_argument("--sheet", action="append", default=[], help="only this sheet; may repeat")
    persons.add_argument("--dry-run", action="store_true", help="read and count, store nothing")
    persons.add_argument("--rejects", type=Path, help="write rejected rows here, with reasons")
    persons.add_argument("--json", action="store_true", help="print the counts as JSON")
    options = parser.parse_args(arguments)
    if not options.file.is_file():
        print(f"{options.file} is not a file. Check the path.", file=sys.stderr)
        return 1
    environment.start()
    counts = _import_persons(options)
    print(json.dumps(counts, ensure_ascii=False) if options.json else _counted(counts))
    return 0


def _import_persons(options: argparse.Namespace) -> dict[str, Any]:
    from django.conf import settings
    from django.utils import timezone

    from pilar.ground.areas import queries as areas
    from pilar.people.registry import actions, lists

    now = timezone.now()
    content = options.file.read_bytes()
    column_map = lists.read_map(options.map) if options.map else lists.ColumnMap()
    reading = lists.read_list(
        content,
        options.file.name,
        places=lists.places_of(settings.CITY, areas.villages(), areas.districts()),
        on=timezone.localdate(now),
        column_map=column_map,
        sheets=options.sheet,
    )
    with ExitStack() as stack:
        stack.enter_context(reading)
        if options.rejects:
            lists.write_rejects(options.rejects, reading.rows())
        if options.dry_run:
            for _row in reading.rows():
                pass
            seen = reading.counts
            return {"read": seen.read, "flagged": seen.flagged, "rejected": seen.rejected}
        run = actions.begin_import(
            source=actions.list_source(options.source),
            file_name=options.file.name,
            file_sha256=hashlib.sha256(content).hexdigest(),
            observed_on=reading.observed_on,
            column_map=reading.column_map().as_dict(),
            by=None,
            at=now,
        )
        run = actions.run_import(run=run, rows=reading.rows(), at=now, progress=_say_progress)
    print(file=sys.stderr)
    counts: dict[str, Any] = run.counts
    return counts


def _say_progress(read: int) -> None:
    print(f"\r{read} rows read", end="", file=sys.stderr, flush=True)


def _counted(counts: dict[str, Any]) -> str:
    names = ("read", "new", "joined", "unchanged", "flagged", "rejected")
    line = " · ".join(f"{counts[name]} {name}" for name in names if name in counts)
    flags = counts.get("flags", {})
    return "\n".join([line, *(f"  {count} {code}" for code, count in sorted(flags.items()))])


def registry(arguments: list[str]) -> int:
    """Compute all golden values anew from the records that stand."""
    parser = argparse.ArgumentParser(prog="./pilar registry", description=registry.__doc__)
    kinds = parser.add_subparsers(dest="kind", required=True)
    rebuild = kinds.add_parser("rebuild", help="golden values, memberships and keys anew")
    rebuild.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args(arguments)
    environment.start()
    from pilar.people.registry import actions

    result = actions.rebuild(check=options.check)
    print(
        f"{result.persons} persons, {result.households} households: {len(result.differing)} differ"
    )
    for what in result.differing[:20]:
        print(f"  {what}")
    return 1 if options.check and result.differing else 0
