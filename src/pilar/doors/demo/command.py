"""`./pilar demo` without its command line: whether a city is there, building one, what to say of it.

A city is built in a folder beside its place and moved there when it is whole, so that a build that
was interrupted is never served. Nothing here starts Django; the build itself runs in a process of
its own, whose settings point into that folder.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from pilar.doors.demo import cast
from pilar.doors.demo.clock import ZONE
from pilar.doors.demo.reports import DAY_BEGINS
from pilar.kernel.errors import DomainError

CARD = "city.json"
KEY = "master.key"
PERSONS, SEED = 22_000, 7
Builder = Callable[[Path, date], int]


class Busy(DomainError):
    code = "demo.city.busy"


class NotBuilt(DomainError):
    code = "demo.city.not_built"


@dataclass(frozen=True)
class Wish:
    """What was asked for; `today` None takes the day of a city that is there."""

    persons: int
    seed: int
    today: date | None
    fresh: bool


@dataclass(frozen=True)
class Card:
    """What stands beside a city: of how many, which seed and day, for which shape of the database."""

    persons: int
    seed: int
    today: str
    shape: str

    @property
    def day(self) -> date:
        return date.fromisoformat(self.today)


def default_today() -> date:
    """The demo's day begins at seven in the morning, so that nothing it tells lies ahead."""
    return (datetime.now(ZONE) - timedelta(hours=DAY_BEGINS)).date()


def shape_of(package: Path) -> str:
    """Stands for all migrations of the release: a city of another shape is built anew."""
    digest = hashlib.sha256()
    for path in sorted(package.glob("**/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def read_card(folder: Path) -> Card | None:
    """The card of the city in `folder`; None where there is none that can be read."""
    try:
        return Card(**json.loads((folder / CARD).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def fits(card: Card | None, wish: Wish, shape: str) -> bool:
    """Whether the city that is there is the one that was asked for."""
    if card is None or wish.fresh or card.shape != shape:
        return False
    same_day = wish.today is None or wish.today == card.day
    return same_day and (card.persons, card.seed) == (wish.persons, wish.seed)


@contextmanager
def held(folder: Path, *, alone: bool) -> Iterator[None]:
    """Hold the city's place while serving, or `alone` while it is replaced. Raises Busy."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f".{folder.name}.lock").open("w") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise Busy(
                "Another ./pilar demo builds or serves this city. End that one first (Ctrl-C there)."
            ) from taken
        yield


def ensure(
    folder: Path, wish: Wish, *, shape: str, build: Builder, say: Callable[[str], None]
) -> Card:
    """The city that was asked for, at `folder`: the one that is there, or a new one.

    `build(place, today)` fills an empty folder and gives an exit code. Raises Busy, NotBuilt.
    """
    card = read_card(folder)
    if card and fits(card, wish, shape):
        return card
    with held(folder, alone=True):
        today = wish.today or default_today()
        say(_why(card, wish, shape, today))
        place = folder.parent / f"{folder.name}.new"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        if build(place, today):
            shutil.rmtree(place, ignore_errors=True)
            raise NotBuilt("The demo city was not built; see above. Nothing was changed.")
        made = Card(wish.persons, wish.seed, today.isoformat(), shape)
        (place / CARD).write_text(json.dumps(asdict(made)))
        _replace(folder, place)
    return made


def _replace(folder: Path, place: Path) -> None:
    old = folder.parent / f"{folder.name}.old"
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        os.replace(folder, old)
    os.replace(place, folder)
    shutil.rmtree(old, ignore_errors=True)


def _why(card: Card | None, wish: Wish, shape: str, today: date) -> str:
    people = f"{wish.persons:,}".replace(",", ".")
    what = f"Building the demo city: {people} invented people, seed {wish.seed}, day {today}."
    if card is None or wish.fresh:
        return what
    return f"{what} It replaces the one {'of another release' if card.shape != shape else 'that was there'}."


def sign_ins() -> list[str]:
    """A line for each account that the sign-in page offers: role, name, address."""
    people = [(a.demo_role, a.name, a.email) for a in cast.OFFICE if a.demo_role]
    people += [
        (demo_role, name, f"{key}@{cast.DOMAIN}")
        for _, key, name, _, demo_role in cast.KNOWN_MEMBERS
        if demo_role
    ]
    return [f"  {role:<18} {name:<24} {email}" for role, name, email in people]
