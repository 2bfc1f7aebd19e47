"""`./pilar backup FILE` and `./pilar restore FILE`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pilar.config.cli import environment


def backup(arguments: list[str]) -> int:
    """Write the whole city to one file while it works: databases, uploads, anchors; not the master key."""
    parser = argparse.ArgumentParser(prog="./pilar backup", description=backup.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    options = parser.parse_args(arguments)
    environment.start()
    from django.utils import timezone

    from pilar.config.backup import making

    path = options.file.absolute()
    made = making.make(path, at=timezone.now())
    uploads = sum(name.startswith("files/") for name in made.members)
    answer: dict[str, Any] = {
        "file": str(path),
        "bytes": path.stat().st_size,
        "day": made.day,
        "release": made.release,
        "vendor": made.vendor,
        "rows": sum(sum(tables.values()) for tables in made.tables.values()),
        "files": uploads,
        "missing_files": made.missing_files,
        "head": made.head,
    }
    if options.json:
        print(json.dumps(answer))
    else:
        print(
            f"{answer['rows']} rows and {uploads} files of {made.day} are in {path} ({answer['bytes']} bytes)."
        )
        print(f"{made.note} Keep a copy of the key elsewhere.")
    if made.missing_files:
        print(
            f"{len(made.missing_files)} files that the database names were not there, or were erased meanwhile: "
            + ", ".join(made.missing_files[:5]),
            file=sys.stderr,
        )
    return 0


def restore(arguments: list[str]) -> int:
    """Put the city of a backup in place, whole or not at all, and prove it."""
    parser = argparse.ArgumentParser(prog="./pilar restore", description=restore.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--replace", action="store_true", help="take the place of the city here")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    options = parser.parse_args(arguments)
    environment.start()
    from django.utils import timezone

    from pilar.config.backup import restoring

    done = restoring.restore(options.file.absolute(), replace=options.replace, at=timezone.now())
    answer: dict[str, Any] = {
        "day": done.manifest.day,
        "release": done.manifest.release,
        "files": sum(name.startswith("files/") for name in done.manifest.members),
        "missing_files": done.manifest.missing_files,
        "aside": done.aside,
        "to_migrate": done.to_migrate,
    }
    said = [f"The city of {done.manifest.day} is back, with {answer['files']} files."]
    if done.aside:
        said.append(f"What was here is kept aside: {', '.join(done.aside)}.")
    troubles: list[str] = []
    if done.to_migrate:
        said.append(f"Migrations to be run: {', '.join(done.to_migrate)}.")
        said.append("Run ./pilar migrate, then ./pilar audit verify and registry rebuild --check.")
    else:
        proved, sentence = _prove()
        answer |= proved
        said.append(sentence)
        troubles = proved["troubles"]
    print(json.dumps(answer) if options.json else "\n".join(said))
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    return 1 if troubles else 0


def _prove() -> tuple[dict[str, Any], str]:
    """Walk the trail, compute golden values anew and open every file."""
    from pilar.ground.audit import queries as audit
    from pilar.ground.files import queries as files
    from pilar.people.registry import actions as registry

    verdict = audit.verify()
    rebuilt = registry.rebuild(check=True)
    opened, wrong = files.check_contents()
    troubles = []
    if verdict.broken:
        troubles.append(f"The trail was changed before the backup. {verdict.broken}")
    if rebuilt.differing:
        troubles.append(f"{len(rebuilt.differing)} golden values differ from their records.")
    if wrong:
        troubles.append(f"{len(wrong)} files are missing or not what was uploaded: {wrong[0]}")
    proved = {
        "verified": verdict.verified,
        "not_sealed": verdict.unsealed,
        "persons": rebuilt.persons,
        "differing": len(rebuilt.differing),
        "files_opened": opened,
        "troubles": troubles,
    }
    sentence = (
        f"{verdict.verified} events verified, {verdict.unsealed} not sealed yet; "
        f"{rebuilt.persons} persons computed anew, {len(rebuilt.differing)} differ; "
        f"{opened} files match by digest."
    )
    return proved, sentence
