"""Publish a programme's rule set as it stands: `python -m pilar.rules.publish PKH 2026.11`.

Writes published/<fingerprint>.json with golden answers to all households in cases/<programme>/. From then
on the replay tests keep it. A published file is never changed; a new law or a mended rule is a new file.
"""

import argparse
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from pilar.rules import cases, published
from pilar.rules.evaluate import evaluate
from pilar.rules.programmes import PROGRAMMES, rule_set
from pilar.rules.rulesets import RuleSet


def manifest(rules: RuleSet, version: str, on: date) -> dict[str, Any]:
    """What a published file holds."""
    golden = []
    for case in cases.of(rules.programme.lower()):
        answer = evaluate(rules.on(case.household.on), [case.household])[0].answer
        golden.append(
            {
                "name": f"{case.about}: {case.name}",
                "facts": answer.facts_json,
                "answer": answer.json,
            }
        )
    return {
        "fingerprint": rules.fingerprint,
        "version": version,
        "published_on": on.isoformat(),
        "rule": rules.rule,
        "golden": golden,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, unless that rule set is published already."""
    parser = argparse.ArgumentParser(prog="python -m pilar.rules.publish", description=__doc__)
    parser.add_argument("programme", choices=sorted(PROGRAMMES))
    parser.add_argument("version", help="the name people know it by, year and month: 2026.11")
    parser.add_argument(
        "--on", type=date.fromisoformat, required=True, help="the day of publication"
    )
    asked = parser.parse_args(arguments)
    rules = rule_set(asked.programme)
    path = published.path_of(rules.fingerprint)
    if path.exists():
        parser.error(f"{path.name} is published already")
    text = json.dumps(
        manifest(rules, asked.version, asked.on), ensure_ascii=False, indent=1, sort_keys=True
    )
    path.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
