"""What happened, as plain data with times: the told history, before any app hears of it.

Everything is as of `now`: what would come later is not in a plan. Keys of accounts and members are
those of cast.py and members.py; needs, channels and the like are codes that stages/ translates.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from pilar.doors.demo.people import Family, Resident


@dataclass(slots=True)
class OfferPlan:
    """The task was in one member's hands: offered, and accepted or handed back with a reason."""

    member: str
    pillar: str
    offered_at: datetime
    accepted_at: datetime | None = None
    handed_back_at: datetime | None = None
    why: str = ""  # code of the reason for handing back
    words: str = ""


@dataclass(slots=True)
class TaskPlan:
    """One task and in whose hands it was; without an offer nobody fits yet."""

    pillar: str
    kind: str
    title: str
    goal: int
    added_at: datetime
    due_on: date
    offers: list[OfferPlan] = field(default_factory=list)
    finished_at: datetime | None = None
    words: str = ""

    @property
    def state(self) -> str:
        if self.finished_at:
            return "DONE"
        if not self.offers:
            return "PLANNED"
        last = self.offers[-1]
        if last.handed_back_at:
            return "HANDED_BACK"
        return "ACCEPTED" if last.accepted_at else "OFFERED"

    @property
    def is_open(self) -> bool:
        return self.finished_at is None


@dataclass(slots=True)
class WordPlan:
    """Somebody says whether it is solved. `by` is RESIDENT or SECOND_PARTY (then `account` says who,
    and `heard` how: CALL, VISIT, or SILENCE where nobody could be reached in time)."""

    at: datetime
    by: str
    solved: bool
    rating: int | None
    words: str
    account: str = ""
    heard: str = "FOLLOW_PAGE"


@dataclass(slots=True)
class VisitPlan:
    """A member at somebody's door; with `asked`, the household questionnaire was filled in."""

    at: datetime
    member: str
    outcome: str
    note: str
    asked: bool


@dataclass(slots=True)
class DeterminationPlan:
    """PKH, computed and proposed by one officer, decided by another (None: still waiting)."""

    family: Family
    on: date
    proposed_by: str
    proposed_at: datetime | None
    because: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    decision: str = ""  # APPROVED, REFUSED, RETURNED
    reason: str = ""


@dataclass(slots=True)
class CasePlan:
    """A case with its plan, in the order in which it went."""

    title: str
    opened_at: datetime
    manager: str
    goals: list[str]
    tasks: list[TaskPlan] = field(default_factory=list)
    notes: list[tuple[datetime, str, str]] = field(default_factory=list)  # at, account, text
    visits: list[VisitPlan] = field(default_factory=list)
    words_asked_at: list[datetime] = field(default_factory=list)
    words: list[WordPlan] = field(default_factory=list)
    determination: DeterminationPlan | None = None

    @property
    def closed_at(self) -> datetime | None:
        return self.words[-1].at if self.words and self.words[-1].solved else None

    @property
    def state(self) -> str:
        if self.closed_at:
            return "CLOSED"
        asked, said = len(self.words_asked_at), len(self.words)
        return "AWAITING_WORD" if asked > said else "OPEN"


@dataclass(slots=True)
class ReportPlan:
    """One report of need and what became of it."""

    number: int
    received_at: datetime
    channel: str
    for_whom: str
    need: str
    also: str
    urgency: str
    village: str
    rt: str
    rw: str
    landmark: str
    text: str
    reporter: str
    contact_kind: str
    contact: str
    called: str = ""  # the person in need, as the reporter says
    recorded_by: str = ""  # account or member; "" on the public page
    resident: Resident | None = None
    family: Family | None = None
    outsider: bool = False
    assignee: str = ""
    assigned_at: datetime | None = None
    matched_at: datetime | None = None
    asked_at: datetime | None = None
    asked: str = ""
    messages: list[tuple[datetime, bool, str]] = field(default_factory=list)  # at, resident, text
    answered_at: datetime | None = None
    answer: str = ""
    direct: bool = False  # the answer settles it, no case is needed
    rejected_at: datetime | None = None
    rejection: str = ""
    joined_to: "ReportPlan | None" = None
    joined_at: datetime | None = None
    words: list[WordPlan] = field(default_factory=list)  # where no case was needed
    case: CasePlan | None = None

    @property
    def closed_at(self) -> datetime | None:
        if self.case:
            return self.case.closed_at
        return self.words[-1].at if self.words and self.words[-1].solved else None

    @property
    def state(self) -> str:
        """NEW, ASKED, REJECTED, JOINED, ACCEPTED, IN_CARE, ANSWERED or CLOSED."""
        if self.rejected_at:
            return "REJECTED"
        if self.joined_at:
            return "JOINED"
        if self.closed_at:
            return "CLOSED"
        if self.case:
            return "IN_CARE"
        if self.answered_at:
            return "ANSWERED" if self.direct else "ACCEPTED"
        replied = any(
            resident and self.asked_at and at > self.asked_at for at, resident, _ in self.messages
        )
        return "ASKED" if self.asked_at and not replied else "NEW"


@dataclass
class Told:
    """The reports, oldest first, up to `now`; `better_since` is when the shared task list began."""

    reports: list[ReportPlan]
    now: datetime
    better_since: date
