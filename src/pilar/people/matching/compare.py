"""One question against one person: evidence per field, in bits that sum to the total. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pilar.kernel import names
from pilar.kernel.names import Evidence as NameEvidence
from pilar.people.matching.weights import Level, Weights

SAME_NAME = frozenset({"SAME", "SPELLING"})
OPENED = 4
_PARTLY = frozenset({NameEvidence.EXTRA_WORD, NameEvidence.BEGUN})
_UNSURE = frozenset({(1, 1), (7, 1), (12, 31), (6, 30)})  # days that offices fill in


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of somebody, on either side of a comparison. Empty means not known.

    `typing`: the name is still being typed, so that each word may be the beginning of one.

    `birth_day_known` is false where only the year is true; `age_slack` is how many years an age may
    be off. Numbers are whole and normalised; they never leave the comparison.
    """

    name: str = ""
    sex: str = ""
    birth_date: date | None = None
    birth_day_known: bool = True
    birth_year: int | None = None
    village: str = ""
    rt: str = ""
    rw: str = ""
    nik: str = ""
    family_card: str = ""
    phone: str = ""
    mother_name: str = ""
    typing: bool = False

    @property
    def year(self) -> int | None:
        return self.birth_date.year if self.birth_date else self.birth_year


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of the waterfall: the field, its level, what was seen, and its bits (0 if unknown)."""

    field: str
    level: str
    bits: float
    seen: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 12)
def _row(weights: Weights, field: str, level: str, seen: tuple[str, ...] = ()) -> Evidence:
    return Evidence(field, level, weights.level(field, level).bits, seen)


@lru_cache(maxsize=64)
def _unknown(field: str) -> Evidence:
    return Evidence(field, "UNKNOWN", 0.0)


def _name_level(score: float, evidence: tuple[NameEvidence, ...]) -> str:
    if NameEvidence.CALL_NAME in evidence and score < names.AGREES:
        return "OTHER"
    if score >= 0.995:
        return "SAME"
    if score >= names.AGREES and _PARTLY.isdisjoint(evidence):
        return "SPELLING"
    if score >= names.AGREES:
        return "PART"
    return "LIKE" if score >= 0.45 else "OTHER"


def name(weights: Weights, one: Traits, other: Traits) -> Evidence:
    """The names, as rare as names are on average; see `by_frequency`."""
    if not one.name or not other.name:
        return _unknown("name")
    compared = names.while_typing if one.typing else names.similarity
    found = compared(one.name, other.name)
    return _row(weights, "name", _name_level(found.score, found.evidence), found.evidence)


def by_frequency(weights: Weights, row: Evidence, share: float) -> Evidence:
    """A row of `name` at one of the levels `SAME_NAME`, for a name that `share` of all people bear."""
    stated = weights.level("name", row.level)
    found = stated.with_frequency(share, weights.level("name", "SAME").u)
    return replace(row, bits=found.bits)


def birth(weights: Weights, one: Traits, other: Traits) -> Evidence:
    """The days of birth, or what is known of them: a year, or an age that may be off by two."""
    if one.year is None or other.year is None:
        return _unknown("birth")
    apart = abs(one.year - other.year)
    a, b = one.birth_date, other.birth_date
    if a and b and one.birth_day_known and other.birth_day_known:
        if a == b:
            level = weights.level("birth", "DAY")
            if (a.month, a.day) in _UNSURE:
                level = replace(level, u=level.u * 12)
            return Evidence("birth", "DAY", level.bits)
        if apart == 0 and (a.day, a.month) == (b.month, b.day):
            return _row(weights, "birth", "EXCHANGED")
        return _row(weights, "birth", "YEAR" if apart == 0 else "NEAR" if apart <= 2 else "OTHER")
    level_name = (
        "YEAR" if apart == 0 else "NEAR" if apart <= 2 else "FAR" if apart <= 5 else "OTHER"
    )
    found = weights.level("age", level_name)
    return Evidence("birth", level_name, found.bits)


def _exact(weights: Weights, field: str, a: str, b: str) -> Evidence:
    if not a or not b:
        return _unknown(field)
    return _row(weights, field, "SAME" if a == b else "OTHER")


def nik(weights: Weights, one: Traits, other: Traits) -> Evidence:
    """The NIK; one digit or two neighbours apart is a slip of the hand, not another number."""
    if not one.nik or not other.nik:
        return _unknown("nik")
    if one.nik == other.nik:
        return _row(weights, "nik", "SAME")
    wrong = [i for i, (a, b) in enumerate(zip(one.nik, other.nik, strict=False)) if a != b]
    near = len(one.nik) == len(other.nik) and (
        len(wrong) == 1 or (len(wrong) == 2 and wrong[1] - wrong[0] == 1)
    )
    return _row(weights, "nik", "NEAR" if near else "OTHER")


def village(weights: Weights, one: Traits, other: Traits) -> Evidence:
    """Where they live."""
    if not one.village or not other.village:
        return _unknown("village")
    if one.village == other.village:
        return _row(weights, "village", "SAME")
    same_district = one.village[:8] == other.village[:8]
    return _row(weights, "village", "DISTRICT" if same_district else "OTHER")


def house(weights: Weights, one: Traits, other: Traits) -> Evidence:
    """RT and RW; they say something inside one village only. What one side does not know is left out."""
    if one.village != other.village:
        return _unknown("house")
    pairs = [
        (a.lstrip("0"), b.lstrip("0"))
        for a, b in ((one.rt, other.rt), (one.rw, other.rw))
        if a and b
    ]
    if not pairs:
        return _unknown("house")
    equal = [a == b for a, b in pairs]
    if len(pairs) == 2 and all(equal):
        return _row(weights, "house", "SAME")
    return _row(weights, "house", "RW" if equal[-1] else "OTHER")


def mother(weights: Weights, one: Traits, other: Traits) -> Evidence:
    """The mothers' names."""
    if not one.mother_name or not other.mother_name:
        return _unknown("mother")
    found = names.similarity(one.mother_name, other.mother_name)
    level = _name_level(found.score, found.evidence)
    return _row(weights, "mother", "OTHER" if level == "LIKE" else level, tuple(found.evidence))


def evidence(weights: Weights, one: Traits, other: Traits) -> list[Evidence]:
    """All rows, in the order in which they are shown. Their bits and the prior sum to the total."""
    return [
        name(weights, one, other),
        birth(weights, one, other),
        _exact(weights, "sex", one.sex, other.sex),
        village(weights, one, other),
        house(weights, one, other),
        *opened(weights, one, other),
    ]


def opened(weights: Weights, one: Traits, other: Traits) -> list[Evidence]:
    """The rows, the last `OPENED` of all, of what only records tell."""
    return [
        nik(weights, one, other),
        _exact(weights, "family_card", one.family_card, other.family_card),
        _exact(weights, "phone", one.phone, other.phone),
        mother(weights, one, other),
    ]


__all__ = ["Evidence", "Level", "Traits", "evidence"]
