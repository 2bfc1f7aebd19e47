"""The evidence of a match in words: rows of the waterfall, odds, and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from pilar.ground.web import numbers
from pilar.ground.web.parts import Evidence, Text
from pilar.people.matching.compare import Evidence as Row
from pilar.people.matching.models import CandidatePair
from pilar.people.matching.queries import Candidate
from pilar.people.matching.weights import percent, probability
from pilar.people.registry import queries as registry
from pilar.people.registry import words
from pilar.people.registry.models import Person

_SAME = frozenset({"SAME", "DAY"})
_UNLIKE = frozenset({"OTHER", "FAR"})


MILLION = 19.93  # bits
UNLIKELY = 0.03  # at most so: almost surely somebody else


@dataclass(frozen=True, slots=True)
class Shown:
    """A candidate as the page shows it. `percent` is None where no sample shows it true."""

    candidate: Candidate
    rows: list[Evidence]
    odds: str
    sure: str
    percent: int | None
    place: str
    born: object
    unlikely: bool


def _label(field: str) -> str:
    names = {
        "name": _("Name"), "birth": _("Born"), "sex": _("Sex"), "village": _("Village"),
        "house": "RT/RW", "nik": "NIK", "family_card": _("Family card"), "phone": _("Phone"),
        "mother": _("Mother"),
    }  # fmt: skip
    return names[field]


def _sign(row: Row) -> str:
    if row.level in _SAME:
        return "="
    return "≠" if row.level in _UNLIKE else "≈"


def _seen(level: str) -> str:
    said = {
        "SAME": _("the same"),
        "DAY": _("the same day"),
        "SPELLING": _("spelled otherwise"),
        "PART": _("one has a word more"),
        "LIKE": _("partly alike"),
        "EXCHANGED": _("day and month exchanged"),
        "YEAR": _("the same year"),
        "NEAR": _("near"),
        "FAR": _("some years apart"),
        "DISTRICT": _("the same kecamatan"),
        "RW": _("partly the same"),
        "OTHER": _("different"),
    }
    return said[level]


def odds(bits: float) -> str:
    """ "79 to 1" for log2 odds; beyond a million nobody reads the figure."""
    if abs(bits) > MILLION:
        return _("over a million to 1") if bits > 0 else _("1 to over a million")
    ratio: float = 2 ** abs(bits)
    figure = numbers.angka(round(ratio)) if ratio >= 10 else numbers.angka(ratio, 1)
    if bits >= 0:
        return _("%(n)s to 1") % {"n": figure}
    return _("1 to %(n)s") % {"n": figure}


def sure(chance: float) -> str:
    """How sure, in words."""
    if chance >= 0.97:
        return _("almost surely the same")
    if chance >= 0.8:
        return _("probably the same")
    if chance > 0.2:
        return _("in doubt")
    return _("probably somebody else") if chance > UNLIKELY else _("almost surely somebody else")


def _rows(prior: float, evidence: Iterable[Row]) -> list[Evidence]:
    """The waterfall: where one starts, what each field adds, and in one last row what is not known."""
    people = numbers.angka(round(2**-prior))
    before = Evidence("", _("before"), _("one among some %(n)s people") % {"n": people}, prior)
    fields, missing = [], []
    for row in evidence:
        if row.level == "UNKNOWN":
            missing.append(_label(row.field))
        else:
            fields.append(
                Evidence(_sign(row), _label(row.field), _seen(row.level), round(row.bits, 1))
            )
    unknown = [Evidence("?", _("Not known"), ", ".join(missing), 0.0)] if missing else []
    return [before, *fields, *unknown]


def shown(candidate: Candidate) -> Shown:
    """The candidate with its rows; they sum, with the prior, to the shown odds."""
    chance = candidate.probability
    return Shown(
        candidate=candidate,
        rows=_rows(candidate.prior, candidate.evidence),
        odds=odds(candidate.bits),
        sure=sure(chance),
        percent=percent(chance),
        place=words.place(candidate.person),
        born=words.born(candidate.person),
        unlikely=chance <= UNLIKELY,
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much speaks for a pair, as it was when it was found. `rows` sum to the odds."""

    rows: list[Evidence]
    odds: str
    sure: str
    percent: int | None


def weighed(pair: CandidatePair) -> Weighed:
    """The stored evidence of a pair in words."""
    evidence = [Row(field, level, bits, tuple(seen)) for field, level, bits, seen in pair.evidence]
    prior = pair.weight - sum(row.bits for row in evidence)
    chance = probability(pair.weight)
    return Weighed(_rows(prior, evidence), odds(pair.weight), sure(chance), percent(chance))


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of both entries: what each says, and the sign between them ("=", "≠", "?")."""

    label: Text
    left: Text
    right: Text
    sign: str


_SHOWN = (
    "full_name", "aliases", "sex", "birth_date", "birth_place", "nik", "family_card", "phone",
    "mother_name", "village", "rt", "rw", "address", "occupation",
)  # fmt: skip


def sides(pair: CandidatePair) -> list[Compared]:
    """Both entries field by field, and where each is known from; what neither knows is left out."""
    told = [_told(person) for person in (pair.left, pair.right)]
    rows = [
        Compared(
            words.label(name),
            words.shown(name, told[0].get(name)),
            words.shown(name, told[1].get(name)),
            _same(name, told),
        )
        for name in _SHOWN
        if any(one.get(name) for one in told)
    ]
    known = [", ".join(one["sources"]) for one in told]
    return [*rows, Compared(_("Known from"), known[0], known[1], "")]


def _told(person: Person) -> dict[str, Any]:
    """What stands of a person, and the sources that speak of it."""
    links = registry.records_of(person)
    said = registry.values_of(links, person.sources)
    told: dict[str, Any] = {
        name: next((one.value for one in values if one.chosen), values[0].value)
        for name, values in said.items()
    }
    told["full_name"] = person.full_name
    told["sources"] = list(dict.fromkeys(link.record.source.name for link in links))
    return told


def _same(name: str, told: list[dict[str, Any]]) -> str:
    one, other = (each.get(name) for each in told)
    if not one or not other:
        return "?"
    return "=" if str(one).casefold() == str(other).casefold() else "≠"
