"""Which member takes a task: whose pillar and village fit and whose decree holds, least loaded first."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from pilar.doors.demo.chance import Dice
from pilar.doors.demo.members import Member

# Kinds of tasks that more than one pillar has a mandate for (people/pillars/data/pillars.yaml).
_SHARED = {
    "FIRST_VISIT": ("PSM", "TKSK"),
    "HOME_VISIT": ("PSM", "PKH"),
    "DATA_CHECK": ("PKH", "PSM", "TKSK"),
    "ACCOMPANY": ("TKSK", "PSM"),
    "DOCUMENTS": ("TKSK", "PSM", "PKH"),
    "DELIVER": ("TAGANA", "PSM", "KARANG_TARUNA"),
    "HANDS": ("KARANG_TARUNA", "TAGANA"),
    "LOOK_IN": ("PSM", "KARANG_TARUNA"),
}


class Workforce:
    """The members by pillar and village, and how many tasks each had."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = {member.key: member for member in members}
        self._by_place: dict[tuple[str, str], list[Member]] = defaultdict(list)
        self._load: Counter[str] = Counter()
        for member in members:
            for village in member.covers:
                self._by_place[member.pillar, village].append(member)

    def choose(
        self, dice: Dice, pillar: str, village: str, on: date, not_again: str = ""
    ) -> Member | None:
        """One of the two least loaded who serve there on that day; None where there is nobody."""
        fitting = [
            member
            for member in self._by_place[pillar, village]
            if member.serves(on) and member.key != not_again
        ]
        if not fitting:
            return None
        fitting.sort(key=lambda member: (self._load[member.key] / member.capacity, member.key))
        chosen = dice.pick(fitting[:2])
        self._load[chosen.key] += 1
        return chosen

    def stand_in(
        self, dice: Dice, kind: str, village: str, on: date, not_again: str
    ) -> Member | None:
        """Somebody of another pillar who has a mandate for this kind of task there."""
        for pillar in _SHARED.get(kind, ()):
            if member := self.choose(dice, pillar, village, on, not_again):
                return member
        return None

    def second_party(self, village: str) -> str:
        """The account that confirms where a resident cannot: the TKSK of the kecamatan."""
        return self._by_place["TKSK", village][0].key
