"""`./pilar bench kill`: kill -9 of web and worker at a hundred random moments of report, upload, approval and import.

The test tests/config/test_killed.py does four; here the same with `--kills` moments of `--seed`, on a
throwaway database. It needs the developer's packages, as `./pilar test` does. Exit 1 when anything was lost or doubled.
"""

import argparse
import os

from pilar.config.cli import testing


def run(arguments: list[str]) -> int:
    """Run it; the exit code is that of the test."""
    parser = argparse.ArgumentParser(prog="./pilar bench kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args(arguments)
    os.environ["PILAR_KILLS"], os.environ["PILAR_SEED"] = str(options.kills), str(options.seed)
    on = ["--postgres"] if options.postgres else []
    patient = ["-o", "faulthandler_timeout=0"]  # a hundred take half an hour
    return testing.test([*on, "tests/config/test_killed.py", "-v", *patient])
