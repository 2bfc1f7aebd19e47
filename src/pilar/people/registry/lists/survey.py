"""The first pass over a list: what can only be seen by looking at all rows.

Keeps a few hundred bytes a row (numbers, names and days of birth of rows already seen), no payloads.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.distance import OSA

from pilar.kernel import nik as numbers
from pilar.kernel.date_notations import Precision, most_likely_day, read_age, read_date
from pilar.kernel.names import Evidence, similarity, standardise, why_no_name
from pilar.people.registry.lists import values
from pilar.people.registry.lists.cells import Cell, Line, as_text
from pilar.people.registry.lists.places import Places
from pilar.people.registry.lists.plans import Plan

_FILLER_FROM = 5  # different people with one NIK: it fills the cell
_RUN = 6  # so many different numbers in a row that end in 0 are no chance: one in a million
_AGES = 20_000
_MAJORITY = 0.6
_GARBLED = 0.7
_COMPARED = 20  # earlier rows of one household and birthday that a row is compared with
_WORDS_DIFFER = frozenset({Evidence.EXTRA_WORD, Evidence.OTHER_WORD, Evidence.INITIAL})


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as the comparison needs it."""

    index: int
    name: str
    born: date | None
    sex: str | None
    nik: str = ""


@dataclass
class Survey:
    """What the whole list says. `index` counts data rows over all sheets, from 0."""

    rows: int = 0
    shared: set[str] = field(default_factory=set)
    fillers: set[str] = field(default_factory=set)
    same_person: set[int] = field(default_factory=set)
    same_row: set[int] = field(default_factory=set)
    rounded: dict[str, set[int]] = field(
        default_factory=lambda: {"nik": set(), "family_card": set()}
    )
    bps: dict[str, str] = field(default_factory=dict)
    observed_on: date | None = None


def _contradict(one: Seen, other: Seen) -> bool:
    """Whether day of birth or sex speak against one person. Exchanged day and month do not."""
    if one.sex and other.sex and one.sex != other.sex:
        return True
    if not one.born or not other.born or one.born == other.born:
        return False
    exchanged = (one.born.month, one.born.day) == (other.born.day, other.born.month)
    return not exchanged or one.born.year != other.born.year


def _may_be_one(one: Seen, other: Seen) -> bool:
    """Whether two rows with the same number, or of one household and birthday, speak of one person.

    With the same NIK and birthday a garbled name is enough. With two whole NIKs every word of the
    names must be there: twins in one house are often called nearly alike.
    """
    if _contradict(one, other):
        return False
    found = similarity(one.name, other.name)
    if one.nik and one.nik == other.nik:
        return found.agrees or (
            one.born is not None and one.born == other.born and _garbled(one, other)
        )
    if one.nik and other.nik:
        return found.agrees and not _WORDS_DIFFER.intersection(found.evidence)
    return found.agrees


def _garbled(one: Seen, other: Seen) -> bool:
    names = standardise(one.name).joined, standardise(other.name).joined
    return OSA.normalized_similarity(*names) >= _GARBLED


class Surveyor:
    """Sees every data row once, in order; `conclude` gives the survey."""

    def __init__(self, places: Places, on: date) -> None:
        self._places, self._on = places, on
        self._survey = Survey()
        self._by_nik: dict[str, list[Seen]] = {}
        self._by_home: dict[tuple[str, date | str], list[Seen]] = {}
        self._hashes: set[int] = set()
        self._bps: dict[str, Counter[str]] = defaultdict(Counter)
        self._ages: list[tuple[date, int]] = []
        self._periods: Counter[date] = Counter()
        self._runs: dict[str, tuple[str, list[int], int]] = {}

    def see(self, line: Line, plan: Plan) -> None:
        """Take one data row in."""
        index, cells = self._survey.rows, line.cells
        self._survey.rows += 1
        self._see_numbers(index, cells, plan)
        self._see_place(cells, plan)
        name = as_text(plan.cell(cells, "name"))
        if line.broken or why_no_name(name):
            return
        mark = hash(tuple(cells))
        if mark in self._hashes:
            self._survey.same_row.add(index)
            return
        self._hashes.add(mark)
        self._see_person(index, name, cells, plan)

    def _see_person(self, index: int, name: str, cells: Sequence[Cell], plan: Plan) -> None:
        born = self._born(cells, plan)
        nik = numbers.read_nik(plan.cell(cells, "nik")).value
        seen = Seen(index, name, born, values.sex(plan.cell(cells, "sex")), nik)
        if nik:
            self._by_nik.setdefault(nik, []).append(seen)
        home = as_text(plan.cell(cells, "household_ref")) or (
            numbers.read_family_card(plan.cell(cells, "family_card")).value
        )
        if home and born:
            self._by_home.setdefault((home, born), []).append(seen)
        elif not home and not nik:
            where = as_text(plan.cell(cells, "rt_rw")) + as_text(plan.cell(cells, "village_name"))
            key = standardise(name).joined
            self._by_home.setdefault((key, born or where), []).append(seen)

    def _born(self, cells: Sequence[Cell], plan: Plan) -> date | None:
        cell = plan.cell(cells, "birth_date")
        if cell == "" and "place_and_date" in plan.at:
            cell = values.place_and_date(as_text(plan.cell(cells, "place_and_date")))[1]
        age = read_age(plan.cell(cells, "age"))
        reading = read_date(cell, on=self._on, age=age)
        if reading.precision is not Precision.DAY:
            return None
        if age is not None and reading.day and len(self._ages) < _AGES:
            self._ages.append((reading.day, age))
        return reading.day

    def _see_numbers(self, index: int, cells: Sequence[Cell], plan: Plan) -> None:
        """Runs of numbers that end in 0: a spreadsheet had them as numbers once."""
        for target in ("nik", "family_card"):
            cell = plan.cell(cells, target)
            if not isinstance(cell, str) or len(cell) != numbers.DIGITS or not cell.isdecimal():
                continue
            last, members, distinct = self._runs.get(target, ("", [], 0))
            if not cell.endswith("0") or numbers.is_placeholder(cell):
                self._end_run(target, members, distinct)
                self._runs.pop(target, None)
                continue
            members.append(index)
            self._runs[target] = cell, members, distinct + (cell != last)

    def _end_run(self, target: str, members: list[int], distinct: int) -> None:
        if distinct >= _RUN:
            self._survey.rounded[target].update(members)

    def _see_place(self, cells: Sequence[Cell], plan: Plan) -> None:
        if "village_bps" in plan.at and "village_name" in plan.at:
            district = as_text(plan.cell(cells, "district"))
            named = self._places.by_name(as_text(plan.cell(cells, "village_name")), district)
            self._bps[as_text(plan.cell(cells, "village_bps"))][named] += 1
        if "period" in plan.at:
            day = values.end_of_period(as_text(plan.cell(cells, "period")))
            if day:
                self._periods[day] += 1

    def conclude(self) -> Survey:
        """What all rows together say."""
        survey = self._survey
        for target, (_last, members, distinct) in self._runs.items():
            self._end_run(target, members, distinct)
        for nik, seen in self._by_nik.items():
            if len(seen) > 1:
                self._judge_number(nik, seen)
        for seen in self._by_home.values():
            for position, one in enumerate(seen[1:], start=1):
                earlier_ones = seen[max(0, position - _COMPARED) : position]
                if any(_may_be_one(earlier, one) for earlier in earlier_ones):
                    survey.same_person.add(one.index)
        for code, names in self._bps.items():
            village, count = names.most_common(1)[0]
            if village and count >= _MAJORITY * names.total():
                survey.bps[code] = village
        if self._periods:
            survey.observed_on = self._periods.most_common(1)[0][0]
        else:
            survey.observed_on = most_likely_day(self._ages)
        return survey

    def _judge_number(self, nik: str, seen: list[Seen]) -> None:
        """One NIK in several rows: one person again, two people, or a filler."""
        people: list[Seen] = []
        for one in seen:
            if any(_may_be_one(earlier, one) for earlier in people):
                self._survey.same_person.add(one.index)
            else:
                people.append(one)
            if len(people) >= _FILLER_FROM:
                self._survey.fillers.add(nik)
                return
        if len(people) > 1:
            self._survey.shared.add(nik)
