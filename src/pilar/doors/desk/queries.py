"""What the pages of the workplace show, put together from the registry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from datetime import date
from typing import Any

from django.db.models import Count, Q

from pilar.ground.access.models import User
from pilar.ground.areas.models import Area
from pilar.ground.audit.looks.models import Look
from pilar.ground.web.parts import Text
from pilar.people.registry import queries as registry
from pilar.people.registry import words
from pilar.people.registry.fields import HOUSEHOLD_FACTS, LOCATION
from pilar.people.registry.models import Household, Person, Record
from pilar.people.registry.queries import Said

# What a person page shows first, in this order, known or not.
SHOWN = (
    "full_name", "sex", "birth_date", "nik", "village", "address", "rt", "rw",
    "phone", "mother_name", "occupation", "school_status",
)  # fmt: skip
HOUSEHOLD_SHOWN = (
    "village", "address", "rt", "rw", "family_card", "decile", "tenure", "floor", "wall",
    "roof", "water", "lighting", "toilet",
)  # fmt: skip
_HIDDEN = frozenset({"birth_precision", "in_household", "relation", "titles", "aliases"})


@dataclass(frozen=True, slots=True)
class Line:
    """One field as a page shows it: its words, where they come from, and what else was said."""

    field: str
    label: Text
    value: Text
    source: str = ""
    observed_on: date | None = None
    others: list[tuple[Text, str, date]] = with_default(default_factory=list)


def lines(
    shown: tuple[str, ...], said: Mapping[str, list[Said]], *, overrides: Mapping[str, Text]
) -> list[Line]:
    """A line per field of `shown`, then per further field that somebody spoke of."""
    more = sorted(set(said) - set(shown) - _HIDDEN)
    return [_line(name, said.get(name, []), overrides.get(name)) for name in (*shown, *more)]


def _line(name: str, said: list[Said], override: Text | None) -> Line:
    chosen = next((one for one in said if one.chosen), None)
    if chosen is None:
        return Line(name, words.label(name), override or "")
    others = [
        (words.shown(name, one.value), one.record.source.name, one.record.observed_on)
        for one in said
        if not one.chosen and one.value != chosen.value
    ]
    value = override if override is not None else words.shown(name, chosen.value)
    record = chosen.record
    return Line(name, words.label(name), value, record.source.name, record.observed_on, others)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that the page of a person shows of the registry."""

    person: Person
    lines: list[Line]
    records: list[tuple[Record, list[tuple[Text, Text]], list[str]]]
    nik: str
    household: Household | None
    members: list[Any]


def person_page(person: Person) -> PersonPage:
    """Read a person with records and household: seven queries, one opening a record."""
    links = registry.records_of(person)
    opened = {link.pk: registry.opened(link) for link in links}
    said = registry.values_of(links, person.sources)
    number = next((one.value for one in said.get("nik", []) if one.chosen), "")
    place = registry.current_membership(person)
    return PersonPage(
        person=person,
        lines=lines(SHOWN, _of_person(said), overrides={"birth_date": words.born(person)}),
        records=[(link.record, *_told(opened[link.pk])) for link in links],
        nik=registry.masked(str(number)),
        household=place.household if place else None,
        members=list(registry.current_members(place.household)) if place else [],
    )


def _of_person(said: Mapping[str, list[Said]]) -> dict[str, list[Said]]:
    aside = {*HOUSEHOLD_FACTS, "family_card"}
    return {name: values for name, values in said.items() if name not in aside}


def _told(payload: Mapping[str, Any]) -> tuple[list[tuple[Text, Text]], list[str]]:
    fields = [
        (words.label("full_name" if name == "name" else name), words.shown(name, value))
        for name, value in payload["fields"].items()
        if name not in _HIDDEN - {"relation"}
    ]
    return fields, list(payload.get("flags") or [])


def household_lines(household: Household) -> list[Line]:
    """What is known of a household, with sources."""
    said = registry.values_of(registry.household_records(household), household.sources)
    own = {*HOUSEHOLD_FACTS, *LOCATION, "family_card"}
    return lines(
        HOUSEHOLD_SHOWN,
        {name: values for name, values in said.items() if name in own},
        overrides={},
    )


def looks_with_names(looks: Iterable[Look]) -> list[tuple[Look, str]]:
    """Looks with the names of those who looked. One query."""
    looks = list(looks)
    people = dict(
        User.objects.filter(pk__in={look.user_id for look in looks}).values_list("pk", "full_name")
    )
    return [(look, people.get(look.user_id, "") if look.user_id else "") for look in looks]


@dataclass(frozen=True, slots=True)
class VillagePage:
    """A village in figures of the registry, and its RW."""

    village: Area
    people: int
    households: int
    elderly: int
    children: int
    by_decile: list[tuple[int, int]]
    by_rw: list[tuple[str, int]]


def village_page(village: Area, on: date) -> VillagePage:
    """The village in figures on the day `on`; four queries over indexed columns."""
    people = Person.objects.standing().filter(village=village, died_on__isnull=True)
    figures = people.aggregate(
        all=Count("pk"),
        elderly=Count(
            "pk", filter=Q(birth_date__lte=on.replace(year=on.year - 60, day=min(on.day, 28)))
        ),
        children=Count(
            "pk", filter=Q(birth_date__gt=on.replace(year=on.year - 18, day=min(on.day, 28)))
        ),
    )
    homes = Household.objects.filter(village=village)
    deciles = (
        homes.filter(facts__decile__isnull=False)
        .values_list("facts__decile")
        .annotate(count=Count("pk"))
        .order_by("facts__decile")
    )
    by_rw = people.exclude(rw="").values_list("rw").annotate(count=Count("pk")).order_by("rw")
    return VillagePage(
        village=village,
        people=figures["all"],
        households=homes.count(),
        elderly=figures["elderly"],
        children=figures["children"],
        by_decile=[(int(decile), count) for decile, count in deciles],
        by_rw=list(by_rw),
    )
