"""One search box: half a name and a village, a year, four last digits with a name, a code, a number."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import QuerySet

from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.kernel import checksums, names, nik, phones
from pilar.people.matching import queries as matching
from pilar.people.matching.compare import Traits
from pilar.people.registry import queries as registry
from pilar.people.registry import vault
from pilar.people.registry.models import MatchKey, Person

FIRST_YEAR, LAST_YEAR = 1900, 2100
LIMIT = 20
_CASE = re.compile(r"K-?(\d{4})-?(\d{1,6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, taken apart. `tail`: four digits that may end a NIK."""

    name: str = ""
    village: Area | None = None
    year: int | None = None
    tail: str = ""
    nik: str = ""
    phone: str = ""
    report_code: str = ""
    case_number: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Asked()


@dataclass(frozen=True, slots=True)
class Found:
    """Persons who may be meant, the likeliest first, and whether the search was too wide to say."""

    people: list[Person] = field(default_factory=list)
    needs_more: bool = False


def read(text: str) -> Asked:
    """Take a search apart. Never raises; what is not understood counts as part of a name."""
    text = " ".join(text.split())[:120]
    if not text:
        return Asked()
    if number := nik.read_nik(text).value:
        return Asked(nik=number)
    if code := checksums.read_code(text).code:
        return Asked(report_code=code)
    if case := _CASE.fullmatch(text.replace(" ", "")):
        return Asked(case_number=f"K-{case[1]}-{int(case[2]):04}")
    if text[0] in "+08" and (phone := phones.to_e164(text)):
        return Asked(phone=phone)
    words, village = _village(text.split(" "))
    year, tail, rest = None, "", []
    for word in words:
        if word.isascii() and word.isdigit() and len(word) == 4:
            if FIRST_YEAR <= int(word) < LAST_YEAR and year is None:
                year = int(word)
            tail = tail or word
        else:
            rest.append(word)
    return Asked(name=" ".join(rest), village=village, year=year, tail=tail)


def _village(words: list[str]) -> tuple[list[str], Area | None]:
    """The words without the village that they name, and the village. The last one named wins."""
    known = {_plain(area.name): area for area in areas.villages()}
    for size in (2, 1):
        for start in range(len(words) - size, -1, -1):
            if len(words) == size and size == 1:
                continue  # one word alone is a name: "Bumiaji" asks for people, not for everybody
            area = known.get(_plain("".join(words[start : start + size])))
            if area:
                return words[:start] + words[start + size :], area
    return words, None


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def people(asked: Asked, *, within: Collection[str] | None) -> Found:
    """Persons who may be meant, at most 20; `within` narrows to villages (None: the whole city)."""
    if asked.nik or asked.phone:
        scheme, number = ("NIK", asked.nik) if asked.nik else ("PHONE", asked.phone)
        found = registry.by_number(scheme, number).select_related("village").distinct()
        return Found(list(_narrowed(found, within)[:LIMIT]))
    by_tail = _by_tail(asked, within) if asked.tail else []
    if not asked.name:
        return Found(by_tail, needs_more=not by_tail)
    traits = Traits(
        name=asked.name,
        birth_year=asked.year,
        village=asked.village.code if asked.village else "",
        typing=True,
    )
    likely = [one.person for one in matching.candidates(traits, within=within, limit=LIMIT)]
    known = {person.pk for person in by_tail}
    return Found((by_tail + [person for person in likely if person.pk not in known])[:LIMIT])


def _by_tail(asked: Asked, within: Collection[str] | None) -> list[Person]:
    """Persons whose NIK ends so, and who bear the name or live in the village."""
    beside = list(names.standardise(asked.name).skeletons)
    beside += [asked.village.code] if asked.village else []
    keys = [vault.tail_key(asked.tail, each) for each in beside]
    ids = MatchKey.objects.filter(key__in=keys).values_list("person_id", flat=True)[:LIMIT]
    found = Person.objects.standing().filter(pk__in=set(ids)).select_related("village")
    return list(_narrowed(found, within))


def _narrowed(people: QuerySet[Person], within: Collection[str] | None) -> QuerySet[Person]:
    """In the order of their names, only those of one's villages."""
    inside = people if within is None else people.filter(village__in=within)
    return inside.order_by("full_name", "pk")
