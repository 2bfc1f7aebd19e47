"""The evidence of a match in words: rows of the waterfall, odds, and how sure that is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pilar.doors.desk import words
from pilar.ground.web import numbers
from pilar.ground.web.parts import Evidence
from pilar.people.matching.compare import Evidence as Row
from pilar.people.matching.queries import Candidate
from pilar.people.matching.weights import percent

_SAME = frozenset({"SAME", "DAY"})
_UNLIKE = frozenset({"OTHER", "FAR"})


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


def _label(field: str) -> str:
    names = {
        "name": _("Name"), "birth": _("Born"), "sex": _("Sex"), "village": _("Village"),
        "house": "RT/RW", "nik": "NIK", "family_card": _("Family card"), "phone": _("Phone"),
        "mother": _("Mother"),
    }  # fmt: skip
    return names[field]


def _sign(row: Row) -> str:
    if row.level == "UNKNOWN":
        return "?"
    if row.level in _SAME:
        return "="
    return "≠" if row.level in _UNLIKE else "≈"


def _seen(level: str) -> str:
    said = {
        "UNKNOWN": _("not known on one side"),
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
    """ "79 to 1" for log2 odds."""
    ratio: float = 2 ** min(abs(bits), 40)
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
    return _("probably somebody else") if chance > 0.03 else _("almost surely somebody else")


def shown(candidate: Candidate) -> Shown:
    """The candidate with its rows; they sum, with the prior, to the shown odds."""
    people = numbers.angka(round(2**-candidate.prior))
    prior = Evidence(
        "", _("before"), _("one among some %(n)s people") % {"n": people}, candidate.prior
    )
    rows = [
        Evidence(_sign(row), _label(row.field), _seen(row.level), round(row.bits, 1))
        for row in candidate.evidence
    ]
    chance = candidate.probability
    return Shown(
        candidate=candidate,
        rows=[prior, *rows],
        odds=odds(candidate.bits),
        sure=sure(chance),
        percent=percent(chance),
        place=words.place(candidate.person),
        born=words.born(candidate.person),
    )
