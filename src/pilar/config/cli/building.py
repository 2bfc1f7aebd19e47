"""Fills the folder that PILAR_VAR names with a demo city. `./pilar demo` runs it as a process of its own."""

import argparse
import os
import sys
import time
from datetime import date

from pilar.config.cli import environment


def build(arguments: list[str]) -> int:
    """Make an empty database and build the city; a line for each stage."""
    parser = argparse.ArgumentParser(prog="python -m pilar.config.cli.building")
    parser.add_argument("--persons", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--today", type=date.fromisoformat, required=True)
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pilar.config.settings")
    began = time.perf_counter()
    environment.start()
    from pilar.config.cli import schema
    from pilar.doors.demo import building

    schema.create()
    building.tell(_say, "an empty database", None, began)
    building.build(persons=options.persons, seed=options.seed, today=options.today, say=_say)
    _say(f"Built in {time.perf_counter() - began:.0f} s.")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    raise SystemExit(build(sys.argv[1:]))
