"""The people of the demo city as plain data: residents, families, the city."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pilar.doors.demo.livelihoods import House


@dataclass(slots=True)
class Resident:
    """Somebody as they truly are; what an office knows of them stands in a list (sources.py)."""

    number: int
    name: str
    sex: str
    birth_date: date
    birth_place: str
    nik: str
    relation: str
    marital: str
    mother_name: str
    phone: str = ""
    occupation: str = ""
    civil_servant: bool = False
    school_status: str = ""
    school_level: str = ""
    finished_school: bool | None = None
    disability_kind: str = ""
    severe_disability: bool = False
    illness: str = ""
    insurance: str = ""
    pregnant: bool = False
    postpartum: bool = False
    pregnancy_number: int = 0
    died_on: date | None = None

    def age(self, on: date) -> int:
        """Completed years on that day."""
        before = (on.month, on.day) < (self.birth_date.month, self.birth_date.day)
        return on.year - self.birth_date.year - before


@dataclass(slots=True)
class Family:
    """People on one family card under one roof; the head stands first."""

    number: int
    village: str
    hamlet: str
    rt: str
    rw: str
    address: str
    family_card: str
    members: list[Resident]
    means: float
    decile: int = 0
    house: House | None = None

    @property
    def head(self) -> Resident:
        return self.members[0]


@dataclass
class City:
    """Everybody, as of the morning of `today`; `since` is where the told history begins."""

    seed: int
    today: date
    since: date
    families: list[Family]
    outsiders: list[Resident] = field(default_factory=list)

    def residents(self) -> Iterator[tuple[Family, Resident]]:
        for family in self.families:
            for resident in family.members:
                yield family, resident
