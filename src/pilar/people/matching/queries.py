"""Who may be meant: a few index look-ups among all people, then a careful comparison of the best."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.core.cache import cache
from django.db.models import Case, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Substr

from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.kernel import names
from pilar.people.matching import compare
from pilar.people.matching.compare import Evidence, Traits
from pilar.people.matching.models import CandidatePair
from pilar.people.matching.permissions import Permission
from pilar.people.matching.weights import Weights, current, probability
from pilar.people.registry import queries as registry
from pilar.people.registry import vault
from pilar.people.registry.models import MatchKey, Person

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


def _sharing(keys: Collection[str], within: Collection[str] | None, limit: int) -> list[UUID]:
    """The persons who share most keys, weighed by what a key is worth. One query."""
    by_kind: dict[int, list[str]] = {}
    for kind in {key[0] for key in keys}:
        by_kind.setdefault(names.worth(kind), []).append(kind)
    worth = Case(
        *(
            When(kind__in=kinds, then=Value(points))
            for points, kinds in sorted(by_kind.items(), reverse=True)
        ),
        default=Value(0),
        output_field=IntegerField(),
    )
    found = MatchKey.objects.filter(key__in=keys).annotate(kind=Substr("key", 1, 1))
    if within is not None:
        found = found.filter(person__village__in=within)
    return list(
        found.values("person_id")
        .annotate(points=Sum(worth))
        .order_by("-points", "person_id")
        .values_list("person_id", flat=True)[:limit]
    )


def traits_of(person: Person, *, numbers: bool = False, mother: bool = False) -> Traits:
    """What is known of a person; with `numbers` or `mother` its records are opened for them."""
    known = Traits(
        name=person.full_name,
        sex=person.sex,
        birth_date=person.birth_date,
        birth_day_known=person.birth_precision == Person.Precision.DAY,
        village=person.village_id or "",
        rt=person.rt,
        rw=person.rw,
    )
    if not numbers and not mother:
        return known
    told = registry.latest_said([person.pk], OPENED)[person.pk]
    return _with(known, told, numbers=numbers, mother=mother)


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


def _shares(people: Iterable[Person]) -> dict[str, float]:
    """Per joined name the share of the population whose name spells alike. One query."""
    joined = {"n" + names.standardise(person.full_name).joined[:24] for person in people}
    counts: dict[str, int] = dict(
        MatchKey.objects.filter(key__in=joined)
        .values_list("key")
        .annotate(count=Sum(Value(1), output_field=IntegerField()))
    )
    total = max(population(), 1)
    return {key: counts.get(key, 1) / total for key in joined}


def candidates(
    asked: Traits, *, within: Collection[str] | None = None, limit: int = 10
) -> list[Candidate]:
    """Persons who may be meant by `asked`, the likeliest first; at most `limit`.

    `within` narrows to villages (the asker's scope). Four or five queries; numbers in question
    are compared by opening the records of the best only.
    """
    holders = _holders(asked.nik) if asked.nik else []
    people = holders + _sharing_people(asked, within, {person.pk for person in holders})
    if within is not None:
        allowed = set(within)
        people = [person for person in people if person.village_id in allowed]
    weights, shares = current(), _shares(people)
    prior = weights.prior_bits(population())
    rough = sorted(
        (_candidate(person, asked, weights, prior, shares) for person in people),
        key=lambda found: (found.person not in holders, -found.bits, found.person.pk),
    )
    best = [
        found for found in rough if found.person in holders or found.bits > prior + _NEVER_AGREES
    ][:limit]
    if asked.nik or asked.family_card or asked.phone or asked.mother_name:
        told = registry.latest_said([found.person.pk for found in best], OPENED)
        best = [
            _candidate(found.person, asked, weights, prior, shares, told[found.person.pk])
            for found in best
        ]
    return sorted(best, key=lambda found: (-found.bits, found.person.pk))


def _holders(nik: str) -> list[Person]:
    """Persons of whom some record gives exactly this NIK."""
    return list(registry.by_number("NIK", nik).select_related("village").distinct()[:5])


def _sharing_people(
    asked: Traits, within: Collection[str] | None, known: set[UUID]
) -> list[Person]:
    keys = keys_for(asked)
    if not keys:
        return []
    ids = [pk for pk in _sharing(keys, within, _LOOKED_AT) if pk not in known]
    return list(Person.objects.standing().filter(pk__in=ids).select_related("village"))


def _candidate(
    person: Person,
    asked: Traits,
    weights: Weights,
    prior: float,
    shares: dict[str, float],
    told: Mapping[str, str] | None = None,
) -> Candidate:
    share = shares.get("n" + names.standardise(person.full_name).joined[:24])
    known = traits_of(person)
    if told is not None:
        known = _with(known, told, numbers=True, mother=bool(asked.mother_name))
    return Candidate(person, prior, compare.evidence(weights, asked, known, name_share=share))


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
