"""People: all that civil registration, lists and desks said of each family in the told history."""

from collections.abc import Iterator
from datetime import date, timedelta

from pilar.doors.demo import cast, clock, dtsen, life, sources
from pilar.doors.demo.build import Build
from pilar.doors.demo.cleaning import cleaned
from pilar.doors.demo.people import Family
from pilar.doors.demo.sources import List, Row
from pilar.kernel import names
from pilar.people.registry import actions
from pilar.people.registry.actions import HistoryRow

# Damage after which a row can't join by its number; what it says becomes a person of its own.
APART = frozenset({"no nik", "damaged nik", "swapped", "year only", "day and month", "twice"})
CIVIL_DAYS, LIST_DAYS = 3, 22  # how long after its day a list arrives


def families(build: Build) -> int:
    """Every family with its records, oldest first; gives how many persons the registry has."""
    lists = [Reading(build, offered) for offered in _lists(build)]
    actions.load_histories(
        families=(_history(build, family, lists) for family in build.city.families),
        loaded=build.registry,
    )
    return len(build.registry.persons)


def _lists(build: Build) -> Iterator[List]:
    city = build.city
    *earlier, latest = dtsen.editions(city)
    for edition in earlier:
        yield dtsen.extract(city, edition, latest)
    yield dtsen.extract(city, latest)
    on = min(date(city.today.year, 3, 2), city.today - timedelta(days=30))
    yield sources.village_list(city, "35.79.02.2001", on)


def _history(build: Build, family: Family, lists: list["Reading"]) -> list[HistoryRow]:
    rows = list(_civil(build, family))
    for reading in lists:
        rows += reading.of(family)
    known = {row.person for row in rows}
    rows += [row for row in _births(build, family) if row.person not in known]
    rows += _deaths(build, family)
    rows += _move(build, family, {row.person for row in rows})
    return rows


def _civil(build: Build, family: Family) -> Iterator[HistoryRow]:
    on = build.city.since - timedelta(days=30)
    at = clock.moment(on + timedelta(days=CIVIL_DAYS), 9.5)
    by = build.accounts[cast.STEWARDS[0]]
    for person in family.members:
        if person.birth_date < build.city.since:
            fields = sources.civil_fields(build.city, family, person)
            yield HistoryRow(
                f"p{person.number}", f"f{family.number}", fields, "dukcapil", on, at, by
            )


class Reading:
    """One list while it is read: its rows come in the order of families."""

    def __init__(self, build: Build, offered: List) -> None:
        self._build, self._list = build, offered
        self._rows = offered.rows
        self._next = next(self._rows, None)
        arrived = clock.working_day_on_or_after(offered.observed_on + timedelta(days=LIST_DAYS))
        self._at = clock.moment(arrived, 10)
        self._source = offered.code.split("-")[0]

    def of(self, family: Family) -> Iterator[HistoryRow]:
        """The rows that speak of this family, as an import takes them."""
        housed = False
        while self._next is not None and self._next.family == family.number:
            row = self._next
            self._next = next(self._rows, None)
            found = self._taken(family, row)
            if found.household and row.household_facts and not housed:
                housed = True
                found.fields = {**found.fields, **row.household_facts}
            yield found

    def _taken(self, family: Family, row: Row) -> HistoryRow:
        """Joined where a whole NIK, the name and the birth date agree; else a person of its own."""
        person = self._build.residents[row.resident][1]
        fields, flags = cleaned(row, self._list.observed_on)
        joins = row.error not in APART and fields.get("nik") == person.nik != ""
        joins = joins and names.similarity(person.name, str(fields["name"])).agrees
        reference = f"p{row.resident}"
        if not joins:
            reference = f"{self._list.code}:{self._list.observed_on}:{row.ref}"
            self._build.apart.append(reference)
            self._build.true_of[reference] = row.resident
        card = fields.get("family_card")
        return HistoryRow(
            reference,
            f"f{row.family}" if joins or card == family.family_card else None,
            fields,
            self._source,
            self._list.observed_on,
            self._at,
            self._build.accounts[cast.STEWARDS[0]],
            "ROW",
            row.written,
            flags,
        )


def _births(build: Build, family: Family) -> Iterator[HistoryRow]:
    by = build.accounts[cast.FRONT[0]]
    for birth in life.births(build.city, family, build.now):
        fields = sources.civil_fields(build.city, family, birth.child)
        yield HistoryRow(
            f"p{birth.child.number}",
            f"f{family.number}",
            fields,
            "meja",
            birth.child.birth_date,
            birth.at,
            by,
            "BIRTH",
        )


def _deaths(build: Build, family: Family) -> Iterator[HistoryRow]:
    by = build.accounts[cast.FRONT[0]]
    for death in life.deaths(build.city, family, build.now):
        said = {"died_on": death.on.isoformat()}
        yield HistoryRow(
            f"p{death.person.number}", None, said, "peristiwa", death.on, death.at, by, "DEATH"
        )


def _move(build: Build, family: Family, known: set[str | None]) -> Iterator[HistoryRow]:
    move = life.move(build.city, family)
    if move is None:
        return
    place = {
        "village": move.village,
        "rt": move.rt,
        "rw": move.rw,
        "address": move.address,
        "resident": True,
    }
    staying = [p for p in family.members if p.died_on is None and f"p{p.number}" in known]
    for reference in (None, *(f"p{person.number}" for person in staying)):
        yield HistoryRow(
            reference,
            f"f{family.number}",
            place,
            "peristiwa",
            move.on,
            move.at,
            build.accounts[cast.FRONT[0]],
            "MOVE",
        )
