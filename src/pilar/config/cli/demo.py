"""`./pilar demo`: the synthetic city, built once and served."""

import argparse
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from pilar.config import secrets
from pilar.config.cli import environment, serving
from pilar.doors.demo import cast, command

FOLDER = environment.ROOT / "var" / "demo"
SHAPE_OF = Path(__file__).resolve().parents[2]


def demo(arguments: list[str]) -> int:
    """Build the demo city where it is not there yet, and serve it."""
    parser = argparse.ArgumentParser(prog="./pilar demo", description=demo.__doc__)
    parser.add_argument("--persons", type=_persons, default=command.PERSONS, metavar="N")
    parser.add_argument("--seed", type=int, default=command.SEED, metavar="N")
    parser.add_argument("--today", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--fresh", action="store_true", help="build anew, even if one is there")
    parser.add_argument("--no-serve", action="store_true", help="build only")
    serving.add_options(parser)
    options = parser.parse_args(arguments)
    wish = command.Wish(options.persons, options.seed, options.today, options.fresh)
    shape = command.shape_of(SHAPE_OF)
    card = command.ensure(FOLDER, wish, shape=shape, build=_builder(wish), say=_say)
    if options.no_serve:
        _tell(options, card)
        return 0
    _point_to(FOLDER, options)
    with command.held(FOLDER, alone=False):
        serving.run(options, lambda: _tell(options, card))
    return 0


def _builder(wish: command.Wish) -> command.Builder:
    def build(place: Path, today: date) -> int:
        secrets.make_key_file(place / command.KEY)
        told = [
            "--persons",
            str(wish.persons),
            "--seed",
            str(wish.seed),
            "--today",
            today.isoformat(),
        ]
        process = [sys.executable, "-m", "pilar.config.cli.building", *told]
        return subprocess.run(process, env=os.environ | _settings(place), check=False).returncode

    return build


def _settings(folder: Path) -> dict[str, str]:
    """What the processes of a demo find in their environment; a database of one's own is never touched."""
    return {
        "PILAR_DEMO": "1",
        "PILAR_VAR": str(folder),
        "PILAR_DATABASE": f"sqlite:///{folder / 'pilar.sqlite3'}",
        "PILAR_MASTER_KEY": "",
        "PILAR_MASTER_KEY_FILE": str(folder / command.KEY),
        "PILAR_ANCHOR_FILE": str(folder / "audit-anchors.txt"),
    }


def use() -> None:
    """Let this process work on the demo city that is there. Raises NotBuilt."""
    if command.read_card(FOLDER) is None:
        raise command.NotBuilt("There is no demo city yet. Build it first: ./pilar demo --no-serve")
    os.environ.update(_settings(FOLDER))


def _point_to(folder: Path, options: argparse.Namespace) -> None:
    os.environ.update(_settings(folder))
    os.environ.setdefault("PILAR_BASE_URL", f"http://localhost:{options.port}")


def _persons(text: str) -> int:
    number = int(text.replace(".", "").replace("_", ""))
    if not 600 <= number <= 400_000:
        raise argparse.ArgumentTypeError("between 600 and 400000 persons")
    return number


def _say(line: str) -> None:
    print(line, flush=True)


def _tell(options: argparse.Namespace, card: command.Card) -> None:
    address = f"http://localhost:{options.port}"
    if not options.no_serve:
        _say(
            f"Pilar's demo city of {card.today} is on {address}. All people in it are invented. Ctrl-C ends it."
        )
    _say(f"Sign in on {address}/masuk/: one button per role, or with these addresses and the")
    _say(f"password {cast.PASSWORD}:")
    for line in command.sign_ins():
        _say(line)
    if card.day != command.default_today():
        _say("The city's day is not today; --fresh builds one of today.")
