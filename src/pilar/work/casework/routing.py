"""To whom a task is offered, and why. Pure: candidates in, an order with reasons out.

A candidate fits whose organisation has the mandate, who was given the village, whose decree and
competence hold (pillars.queries), who has room for one more task and did not hand this one back.
Those who fit are ordered: least loaded first (open tasks against capacity), then who has been idle
longest, then by id, so that the same candidates always give the same order.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from pilar.people.pillars.reasons import Reason

LONG_AGO = date.min


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody with mandate and village. `grounds` and `hindrances` are what pillars says of them.

    `open_tasks` are offered or accepted ones; `idle_since` is the day on which the last task was
    finished, None for nobody's task yet.
    """

    member: UUID
    grounds: tuple[Reason, ...]
    hindrances: tuple[Reason, ...]
    open_tasks: int
    capacity: int
    idle_since: date | None
    handed_back: bool = False
    has_account: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with all that speaks for and against the offer."""

    candidate: Candidate
    reasons: tuple[Reason, ...]
    hindrances: tuple[Reason, ...]

    @property
    def fits(self) -> bool:
        return not self.hindrances

    @property
    def load(self) -> Fraction:
        return Fraction(self.candidate.open_tasks, self.candidate.capacity)


def judge(candidate: Candidate) -> Choice:
    """Add what speaks of load and history to what pillars says."""
    room = {"open": candidate.open_tasks, "capacity": candidate.capacity}
    full = candidate.open_tasks >= candidate.capacity
    hindrances = list(candidate.hindrances)
    if full:
        hindrances.append(Reason("full", room))
    if candidate.handed_back:
        hindrances.append(Reason("handed_back"))
    reasons = list(candidate.grounds)
    if not full:
        reasons.append(Reason("load", room))
    idle = candidate.idle_since
    reasons.append(
        Reason("idle_since", {"since": idle.isoformat()}) if idle else Reason("idle_always")
    )
    if not candidate.has_account:
        reasons.append(Reason("no_account"))
    return Choice(candidate, tuple(reasons), tuple(hindrances))


def rank(candidates: Iterable[Candidate]) -> list[Choice]:
    """Everybody, those who fit first and in the order in which they are asked."""
    return sorted(
        map(judge, candidates),
        key=lambda choice: (
            not choice.fits,
            choice.load,
            choice.candidate.idle_since or LONG_AGO,
            choice.candidate.member,
        ),
    )


# What is missing, the nearest to a solution first: somebody is there, but ...
GAPS = ("full", "handed_back", "competence_missing", "decree_ahead", "decree_lapsed", "left")


def gap(choices: Sequence[Choice], *, kind: tuple[str, str], village: str) -> tuple[Reason, ...]:
    """What is missing when nobody fits, in words: nobody there, or how many are hindered by what.

    `kind` is the name of the kind of task in both languages; each hindrance counts a member once, by the
    one that is nearest to being solved. Empty when somebody fits.
    """
    if any(choice.fits for choice in choices):
        return ()
    if not choices:
        return (Reason("gap_nobody", {"kind": list(kind), "village": village}),)
    nearest = Counter(
        min((h.code for h in choice.hindrances), key=GAPS.index) for choice in choices
    )
    return tuple(
        Reason(f"gap_{code}", {"count": nearest[code], "village": village})
        for code in GAPS
        if nearest[code]
    )


def idle_day(finished: datetime | None) -> date | None:
    """The day on which somebody's last task was finished."""
    return finished.date() if finished else None
