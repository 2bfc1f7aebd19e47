"""`./pilar audit verify`: is the trail still what was written?"""

import argparse
import json
import sys

from pilar.config.cli import environment


def audit(arguments: list[str]) -> int:
    """Prove the trail: chain, anchors and tail. Exit 1 and the first broken link where it was changed."""
    parser = argparse.ArgumentParser(prog="./pilar audit", description=audit.__doc__)
    parser.add_argument("what", choices=["verify"])
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    options = parser.parse_args(arguments)
    environment.start()
    from pilar.ground.audit import queries

    verdict = queries.verify()
    broken = verdict.broken
    if options.json:
        where = broken and {"what": broken.what, "link": broken.number, "event": broken.event}
        answer = {
            "verified": verdict.verified,
            "not_sealed": verdict.unsealed,
            "head": verdict.head,
            "broken": where,
        }
        print(json.dumps(answer))
    else:
        end = "The first break is below." if broken else "The trail is whole."
        print(f"{verdict.verified} events verified, {verdict.unsealed} not sealed yet. {end}")
        if broken:
            print(f"The trail was changed. {broken}", file=sys.stderr)
    return 1 if broken else 0
