"""Who may be meant: a few index look-ups among all people, then a careful comparison of the best."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.core.cache import cache
from django.db.models import Q, QuerySet

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.kernel import names
from pilar.people.matching import compare, shortlist
from pilar.people.matching.compare import Evidence, Traits
from pilar.people.matching.models import CandidatePair
from pilar.people.matching.permissions import Permission
from pilar.people.matching.shortlist import Listed
from pilar.people.matching.weights import Weights, current, probability
from pilar.people.registry import queries as registry
from pilar.people.registry import vault
from pilar.people.registry.models import Person

_LOOKED_AT = 80  # of the people who share keys, how many are compared
_WORTH_KEEPING = 5000  # persons: below it counting costs less than remembering
OPENED = frozenset(("nik", "family_card", "phone", "mother_name"))  # what only records tell
_NEVER_AGREES = -8.0  # bits: below it nobody is shown


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be meant. `bits` is the sum of the prior and the rows of `evidence`."""

    person: Person
    prior: float
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def bits(self) -> float:
        return self.prior + sum(row.bits for row in self.evidence)

    @property
    def probability(self) -> float:
        """By the stated weights; a test says where it is calibrated (tests/people/matching/test_calibration.py)."""
        return probability(self.bits)


def open_pairs() -> QuerySet[CandidatePair]:
    """Pairs that nobody has decided yet, the most alike first, with both persons. One query."""
    return (
        CandidatePair.objects.filter(state=CandidatePair.State.OPEN)
        .select_related("left", "right")
        .order_by("-weight", "pk")
    )


def population() -> int:
    """How many standing persons there are; for a city counted at most once in five minutes."""
    count = cache.get("matching:population")
    if count is None:
        count = Person.objects.standing().count()
        if count > _WORTH_KEEPING:
            cache.set("matching:population", count, 300)
    return int(count)


def keys_for(asked: Traits) -> frozenset[str]:
    """The match keys under which the person asked for may be found."""
    keys = names.query_keys(
        asked.name,
        birth_date=asked.birth_date if asked.birth_day_known else None,
        birth_year=asked.year,
        year_slack=0 if asked.birth_date and asked.birth_day_known else 1,
        sex=asked.sex,
        village=asked.village,
        rt=asked.rt,
        rw=asked.rw,
        family_card_key=vault.index("KK", asked.family_card).hex() if asked.family_card else "",
        phone_key=vault.index("PHONE", asked.phone).hex() if asked.phone else "",
    )
    return keys


def traits_of(person: Person, *, numbers: bool = False, mother: bool = False) -> Traits:
    """What is known of a person; with `numbers` or `mother` its records are opened for them."""
    if not numbers and not mother:
        return _openly(person)
    told = registry.latest_said([person.pk], OPENED)[person.pk]
    return _with(_openly(person), told, numbers=numbers, mother=mother)


def all_traits_of(people: Collection[Person]) -> dict[UUID, Traits]:
    """All that is known of each, numbers and mother too. Two queries or three, however many people."""
    told = registry.latest_said([person.pk for person in people], OPENED)
    return {
        person.pk: _with(_openly(person), told[person.pk], numbers=True, mother=True)
        for person in people
    }


def _openly(person: Person) -> Traits:
    return Traits(
        name=person.full_name,
        sex=person.sex,
        birth_date=person.birth_date,
        birth_day_known=person.birth_precision == Person.Precision.DAY,
        village=person.village_id or "",
        rt=person.rt,
        rw=person.rw,
    )


def _with(known: Traits, told: Mapping[str, str], *, numbers: bool, mother: bool) -> Traits:
    """`known` with what records tell of numbers and mother."""
    if numbers:
        known = replace(
            known,
            nik=told.get("nik", ""),
            family_card=told.get("family_card", ""),
            phone=told.get("phone", ""),
        )
    return replace(known, mother_name=told.get("mother_name", "")) if mother else known


def candidates(
    asked: Traits, *, within: Collection[str] | None = None, limit: int = 10
) -> list[Candidate]:
    """Persons who may be meant by `asked`, the likeliest first; at most `limit`.

    `within` narrows to villages (the asker's scope). Three to five queries; numbers in question
    are compared by opening the records of the best only.
    """
    weights, total = current(), population()
    holders = _holders(asked.nik, within) if asked.nik else []
    rows = _compared(asked, shortlist.sharing(keys_for(asked), within, _LOOKED_AT), weights, total)
    holding = {person.pk for person in holders}
    best = [
        (bits, pk) for pk, (bits, _) in rows.items() if bits > _NEVER_AGREES and pk not in holding
    ]
    best.sort(key=lambda found: (-found[0], found[1]))
    chosen = [pk for _bits, pk in best[: max(limit - len(holders), 0)]]
    people = [*holders, *Person.objects.filter(pk__in=chosen).select_related("village")]
    told = _told(asked, people)
    alone = [Listed(person.pk, traits_of(person)) for person in holders if person.pk not in rows]
    rows |= _compared(asked, alone, weights, total)
    found = []
    for person in people:
        evidence = rows[person.pk][1]
        if told is not None:
            known = _with(
                traits_of(person), told[person.pk], numbers=True, mother=bool(asked.mother_name)
            )
            evidence = [
                *evidence[: len(evidence) - compare.OPENED],
                *compare.opened(weights, asked, known),
            ]
        found.append(Candidate(person, weights.prior_bits(total), evidence))
    return sorted(found, key=lambda one: (-one.bits, one.person.pk))


def _compared(
    asked: Traits, listed: Iterable[Listed], weights: Weights, total: int
) -> dict[UUID, tuple[float, list[Evidence]]]:
    """Bits and evidence of each by what the registry says openly. One query, for how frequent names are."""
    rows = {pk: (known, compare.evidence(weights, asked, known)) for pk, known in listed}
    alike = {
        pk: _joined(known.name)
        for pk, (known, evidence) in rows.items()
        if evidence[0].level in compare.SAME_NAME
    }
    counts = shortlist.spelled_alike(set(alike.values()))
    found = {}
    for pk, (_known, evidence) in rows.items():
        if pk in alike:
            share = counts.get(alike[pk], 1) / max(total, 1)
            evidence[0] = compare.by_frequency(weights, evidence[0], share)
        found[pk] = (sum(row.bits for row in evidence), evidence)
    return found


def _joined(name: str) -> str:
    """The match key of a whole name."""
    return "n" + names.standardise(name).joined[:24]


def _told(asked: Traits, people: list[Person]) -> Mapping[UUID, Mapping[str, str]] | None:
    """What records say of numbers and mother, if the question asks for any of them."""
    if not (asked.nik or asked.family_card or asked.phone or asked.mother_name):
        return None
    return registry.latest_said([person.pk for person in people], OPENED)


def _holders(nik: str, within: Collection[str] | None) -> list[Person]:
    """Persons of whom some record gives exactly this NIK."""
    holders = registry.by_number("NIK", nik).select_related("village").distinct()[:5]
    return [person for person in holders if within is None or person.village_id in within]


def open_count_for(user: User) -> int:
    """How many pairs wait for a decision that `user` may take. One indexed count."""
    return open_for(user).count()


def open_for(user: User) -> QuerySet[CandidatePair]:
    """The pairs that `user` may decide and nobody has."""
    return scope.visible(user, Permission.REVIEW_PAIR, open_pairs())


def with_name(pairs: QuerySet[CandidatePair], words: str) -> QuerySet[CandidatePair]:
    """Pairs of which one name holds all the words."""
    wanted = Q()
    for word in words.split():
        wanted &= Q(left__full_name__icontains=word) | Q(right__full_name__icontains=word)
    return pairs.filter(wanted)


def next_open(user: User, after: CandidatePair) -> CandidatePair | None:
    """The open pair that weighs most below `after`, else the heaviest of the others."""
    others = open_for(user).exclude(pk=after.pk).order_by("-weight", "-pk")
    below = others.filter(Q(weight__lt=after.weight) | Q(weight=after.weight, pk__lt=after.pk))
    return below.first() or others.first()
