"""`./pilar rules list` and `./pilar rules explain HOUSEHOLD.json`: law as code, without a database."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pilar.kernel.errors import DomainError
from pilar.rules import printing
from pilar.rules.explain import explain
from pilar.rules.programmes import PROGRAMMES, rule_set
from pilar.rules.reading import read_file
from pilar.rules.texts import Text

CITY = ZoneInfo("Asia/Jakarta")


def run(arguments: Sequence[str]) -> int:
    """Run `rules` with its arguments; 0 done, 1 a foreseen refusal (told on stderr), 2 wrong usage."""
    try:
        asked = _parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    try:
        sys.stdout.write(asked.does(asked))
    except DomainError as refusal:
        message = refusal.message
        said = message.in_(asked.language) if isinstance(message, Text) else str(message)
        sys.stderr.write(f"{said}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pilar rules", description="The law of programmes, as code."
    )
    does = parser.add_subparsers(required=True, metavar="list | explain")
    list_ = does.add_parser(
        "list", help="programmes, rule versions, conditions, laws and parameters"
    )
    list_.set_defaults(does=_list)
    explain_ = does.add_parser("explain", help="one household, every condition")
    explain_.add_argument("household", type=Path, metavar="HOUSEHOLD.json")
    explain_.set_defaults(does=_explain)
    for one in (list_, explain_):
        one.add_argument(
            "--on", type=_day, help="the day of the question, YYYY-MM-DD; today if left out"
        )
        one.add_argument(
            "--programme", type=_codes, help="codes, with commas between; all if left out"
        )
        one.add_argument("--language", choices=("id", "en"), default="id")
        one.add_argument("--json", action="store_true", help="for a program to read")
    return parser


def _day(text: str) -> date:
    if len(text) != len("2026-11-24"):
        raise argparse.ArgumentTypeError("write the day as YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("there is no such day; write YYYY-MM-DD") from None


def _codes(text: str) -> list[str]:
    return [code.strip().upper() for code in text.split(",") if code.strip()]


def _on(asked: argparse.Namespace) -> date:
    on: date | None = asked.on
    return on or datetime.now(CITY).date()


def _list(asked: argparse.Namespace) -> str:
    on, codes = _on(asked), asked.programme or list(PROGRAMMES)
    rules = [rule_set(code) for code in codes]
    if asked.json:
        return _dumped([printing.listed_as_data(one, on) for one in rules])
    return "".join(printing.listed(one, on, asked.language) for one in rules)


def _explain(asked: argparse.Namespace) -> str:
    on = _on(asked)
    household = read_file(asked.household, on)
    explanation = explain(household, on, asked.programme)
    if asked.json:
        return _dumped(printing.explained_as_data(explanation))
    return printing.explained(explanation, asked.language)


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"
