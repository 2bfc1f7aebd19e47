"""Who needs help: pools of people by need, so that a report speaks of somebody whose life fits it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from pilar.doors.demo import places
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.names import give_name
from pilar.doors.demo.people import City, Family, Resident
from pilar.doors.demo.texts import needs

Someone = tuple[Family, Resident]


@dataclass(slots=True)
class Subject:
    """Of whom a report speaks, and what the reporter calls them."""

    family: Family | None
    resident: Resident | None
    called: str
    sex: str
    age: int
    village: str
    rt: str
    rw: str
    hamlet: str


class Subjects:
    """Picks people for reports, the less well-off more often, nobody twice in a short time."""

    def __init__(self, city: City) -> None:
        self.city = city
        self._pools: dict[str, list[Someone]] = defaultdict(list)
        self._outsider = 0
        for family, person in city.residents():
            if family.decile <= 6 and person.birth_date < city.since:
                for need in _needs_of(family, person, city.today):
                    self._pools[need] += [(family, person)] * (1 if family.decile > 3 else 2)
        self._all = [
            (f, f.head) for f in city.families if f.decile <= 7 and f.head.birth_date < city.since
        ]

    def pick(self, dice: Dice, need: str, for_whom: str, on: date) -> Subject:
        """Somebody alive on that day to whom the need fits; in the street mostly strangers."""
        if for_whom == "STRANGER":
            return self._stranger(dice)
        pool = self._pools[need] or self._all
        for _ in range(12):
            family, person = dice.pick(pool)
            if person.died_on is None or person.died_on > on:
                break
        if for_whom == "SELF" and person.age(on) < 17:
            person = family.head
        called = _called(person, on) if for_whom != "SELF" else person.name
        return Subject(
            family,
            person,
            called,
            person.sex,
            person.age(on),
            family.village,
            family.rt,
            family.rw,
            family.hamlet,
        )

    def _stranger(self, dice: Dice) -> Subject:
        village = dice.weighted(
            [(v, v.people * (3 if v.life in ("TOWN", "TOURISM") else 0.6)) for v in places.VILLAGES]
        )
        rt, rw, hamlet = dice.pick(village.neighbourhoods)
        resident = None
        if dice.hits(0.3):
            resident = self.city.outsiders[self._outsider % len(self.city.outsiders)]
            self._outsider += 1
        called = dice.pick(needs.STRANGERS)
        sex = (
            "P"
            if called.split()[-1] in ("ibu", "nenek") or "perempuan" in called or "ibu" in called
            else "L"
        )
        return Subject(
            None, resident, called, sex, dice.between(16, 70), village.code, rt, rw, hamlet
        )


def _needs_of(family: Family, person: Resident, today: date) -> list[str]:
    age, found = person.age(today), []
    if age >= 60:
        found += ["ELDERLY"] * (3 if len(family.members) == 1 else 1)
    if person.relation == "HEAD" and family.decile <= 4 and age < 66:
        found += ["FOOD", "UNSURE"]
    if person.illness and age > 2:
        found.append("HEALTH")
    if person.disability_kind:
        found += ["DISABILITY"] * 2
    if 7 <= age < 18 and family.decile <= 4:
        found.append("CHILD")
    if (
        person.relation == "HEAD"
        and family.house
        and family.house.wall in ("anyaman bambu", "kayu", "bambu plester")
    ):
        found.append("HOUSE")
    if person.relation in ("SPOUSE", "CHILD") and 10 <= age < 50 and person.sex == "P":
        found.append("VIOLENCE")
    if 15 <= age < 80:
        found.append("PAPERS")
    return found


def _called(person: Resident, on: date) -> str:
    """How a neighbour speaks of them."""
    words = [word for word in person.name.split() if len(word) > 2 and "." not in word]
    first = words[0] if words else person.name
    age = person.age(on)
    if age >= 64:
        return f"Mbah {first}"
    if age >= 22:
        return f"{'Pak' if person.sex == 'L' else 'Bu'} {first}"
    return first


def reporter_name(dice: Dice, year: int) -> str:
    """A neighbour's name."""
    return give_name(dice, dice.pick("LP"), year - dice.between(22, 66))
