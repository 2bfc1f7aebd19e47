"""Entries that may be one person: found when a list came in, most of them decided by the stewards since."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID

from pilar.doors.demo import cast, clock
from pilar.doors.demo.build import Build
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.stages.people import LIST_DAYS
from pilar.people.matching import actions, queries

_DECIDED, _LATE = 0.72, 0.5  # of older lists, of the latest
_SAME = ("Nama ibu dan alamat sama.", "Kartu keluarga sama, NIK salah ketik.", "Dicek ke RT, orang yang sama.")  # fmt: skip
_APART = (
    "Saudara, tanggal lahir berbeda.",
    "Nama sama, orang tua lain.",
    "Dicek ke RT, dua orang.",
)


def pairs(build: Build) -> int:
    """Compare the entries that no number could join; decide most; gives how many pairs were found."""
    by_list: dict[date, list[UUID]] = defaultdict(list)
    for reference in build.apart:
        by_list[date.fromisoformat(reference.split(":")[1])].append(
            build.registry.persons[reference]
        )
    found = 0
    for day in sorted(by_list):
        arrived = clock.working_day_on_or_after(day + timedelta(days=LIST_DAYS))
        at = clock.moment(arrived, 11)
        found += actions.find_pairs(people=by_list[day], by=None, at=at)
        _decide(build, at, _LATE if day == max(by_list) else _DECIDED)
    return found


def _decide(build: Build, found_at: datetime, share: float) -> None:
    """The stewards decide in the weeks after: alike ones are joined, others kept apart."""
    truth, joined = _truth(build), set[UUID]()
    for number, pair in enumerate(queries.open_pairs().filter(found_at=found_at)):
        dice = Dice(build.city.seed, "pair", found_at.date(), number)
        day = clock.add_working_days(found_at.date(), dice.between(1, 25))
        at = clock.moment(day, clock.desk_hour(dice))
        if at >= build.now or not dice.hits(share):
            continue
        by = build.accounts[dice.pick(cast.STEWARDS)]
        left, right = truth.get(pair.left_id, ""), truth.get(pair.right_id, "")
        if {pair.left_id, pair.right_id} & joined:
            continue
        if left.split("|")[0] == right.split("|")[0] != "":
            survivor = pair.left if left.endswith("|known") else pair.right
            joined |= {pair.left_id, pair.right_id}
            actions.join(pair=pair, survivor=survivor, note=dice.pick(_SAME), by=by, at=at)
        else:
            actions.keep_apart(pair=pair, note=dice.pick(_APART), by=by, at=at)


def _truth(build: Build) -> dict[UUID, str]:
    """Who an entry truly is: the resident's number, and whether a number joined it."""
    found = {}
    for reference, person in build.registry.persons.items():
        if reference in build.true_of:
            found[person] = f"{build.true_of[reference]}|apart"
        else:
            found[person] = f"{reference.removeprefix('p')}|known"
    return found
