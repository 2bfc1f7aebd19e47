"""A report as its reporter follows it: how it stands, who comes and by when, what happened so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pilar.doors.portal.care import Care
from pilar.ground.web.numbers import hari_jam, hari_tanggal
from pilar.work.intake import queries
from pilar.work.intake.models import Message, Report, Step

Text = str | Promise
S, K = Report.State, Message.Kind
TITLES: dict[str, Text] = {
    S.NEW: gettext_lazy("Received, waiting to be read"),
    S.ASKED: gettext_lazy("We wait for your answer"),
    S.ACCEPTED: gettext_lazy("Accepted: a visit is being prepared"),
    S.IN_CARE: gettext_lazy("Being worked on"),
    S.ANSWERED: gettext_lazy("Answered. Did it help?"),
    S.SOLVED: gettext_lazy("The work is done. Is it really solved?"),
    S.CLOSED: gettext_lazy("Solved"),
    S.REJECTED: gettext_lazy("We could not take it on"),
    S.JOINED: gettext_lazy("Worked on together with an earlier report"),
}
TONES = {
    S.NEW: "wait",
    S.ASKED: "wait",
    S.ACCEPTED: "info",
    S.IN_CARE: "info",
    S.ANSWERED: "info",
    S.SOLVED: "info",
    S.CLOSED: "good",
    S.REJECTED: "bad",
    S.JOINED: "info",
}
# Step n of 5: received, read, being worked on, done, confirmed.
NUMBERS = {
    S.NEW: 1,
    S.ASKED: 2,
    S.ACCEPTED: 2,
    S.JOINED: 2,
    S.IN_CARE: 3,
    S.ANSWERED: 4,
    S.SOLVED: 4,
    S.CLOSED: 5,
}
HAPPENED: dict[str, Text] = {
    S.ASKED: gettext_lazy("An officer asked you something"),
    S.ACCEPTED: gettext_lazy("Read by an officer and accepted"),
    S.IN_CARE: gettext_lazy("Work on it began"),
    S.ANSWERED: gettext_lazy("An officer answered"),
    S.SOLVED: gettext_lazy("The work is done"),
    S.CLOSED: gettext_lazy("You confirmed that it is solved"),
    S.REJECTED: gettext_lazy("Not taken on"),
    S.JOINED: gettext_lazy("Joined to an earlier report"),
}
AGAIN: dict[str, Text] = {
    S.ASKED: gettext_lazy("You answered"),
    S.REJECTED: gettext_lazy("You objected; it is read again"),
    S.ANSWERED: gettext_lazy("You said that it is not solved; it is read again"),
    S.CLOSED: gettext_lazy("Opened again"),
    S.JOINED: gettext_lazy("It stands alone again"),
}
SAID: dict[str, Text] = {
    K.ADDITION: gettext_lazy("You added something"),
    K.NOBODY_CAME: gettext_lazy("You told us that nobody came"),
    K.ANSWER: gettext_lazy("News from an officer"),
    K.QUESTION: gettext_lazy("An officer asked you something"),
    K.OBJECTION: gettext_lazy("You objected"),
    K.REASON: gettext_lazy("Why it was not taken on"),
}
# Which words belong to which step: written in one act, at the same time.
WORDS_OF = {
    S.ASKED: (K.QUESTION,),
    S.ANSWERED: (K.ANSWER,),
    S.REJECTED: (K.REASON,),
    S.NEW: (K.OBJECTION, K.ADDITION),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the timeline. `state` is past, now or ahead."""

    title: Text
    when: str
    words: str = ""
    state: str = "past"


def _title_of(step: Step, before: str) -> Text:
    if not before:
        return _("Report received")
    if step.state == S.NEW:
        return AGAIN.get(before, _("It is read again"))
    if step.state == S.IN_CARE and before in (S.SOLVED, S.CLOSED):
        return _("You said that it is not solved; the work goes on")
    return HAPPENED[step.state]


def closing(report: Report) -> Text:
    """Whose word closed it."""
    if report.closed_word == Report.Word.WITHDRAWN:
        return _("You need no help any more")
    if report.closed_word == Report.Word.SECOND_PARTY:
        return _("A second party confirmed that it is solved")
    return HAPPENED[S.CLOSED]


def _past(report: Report) -> Iterator[tuple[datetime, Text, str]]:
    """(when, what, words) of steps and messages, not yet in order."""
    said = {message.pk: message for message in queries.messages(report)}
    before = ""
    for step in queries.steps(report):
        title = _title_of(step, before)
        if step.state == S.CLOSED and report.closed_at == step.at:
            title = closing(report)
        words = ""
        for pk, message in list(said.items()):
            if message.at == step.at and message.kind in WORDS_OF.get(S(step.state), ()):
                words = queries.words(said.pop(pk))
        yield step.at, title, words
        before = step.state
    for message in said.values():
        yield message.at, SAID[message.kind], queries.words(message)


def last_words(report: Report, kind: Message.Kind) -> str:
    """The newest words of this kind. At most one query; none where the state has no such words."""
    wanted = {K.QUESTION: S.ASKED, K.REASON: S.REJECTED}[kind]
    if report.state != wanted:
        return ""
    message = queries.messages(report, [kind]).last()
    return queries.words(message) if message else ""


def title(report: Report, care: Care | None) -> str:
    """How it stands, in one sentence: "Sedang ditangani: kunjungan rumah"."""
    stands = str(TITLES[report.state])
    if care and care.coming:
        return f"{stands}: {care.coming.what.lower()}"
    return stands


def happenings(report: Report, care: Care | None) -> list[Happening]:
    """What happened, oldest first, then what is to come. Three queries."""
    done = care.past if care else ()
    past = sorted((*_past(report), *done), key=lambda each: each[0])
    found = [Happening(title, hari_jam(at), words) for at, title, words in past]
    ahead = list(_ahead(report, care))
    if ahead and found:
        last = found[-1]
        found[-1] = Happening(last.title, last.when, last.words, "now")
    return found + ahead


def _by(due: datetime | None) -> str:
    return _("By %(day)s at the latest") % {"day": hari_tanggal(due)} if due else ""


def _ahead(report: Report, care: Care | None) -> Iterator[Happening]:
    when = _by(report.due_at)
    if report.state == S.NEW:
        yield Happening(_("An officer reads it and answers"), when, state="ahead")
    if report.state == S.ASKED:
        yield Happening(_("You answer the question"), when, state="ahead")
    if report.state == S.ACCEPTED:
        yield Happening(_("Somebody contacts you or comes"), when, state="ahead")
    if care and care.coming:
        yield Happening(care.coming.what, _by(care.coming.due_at), state="ahead")
    if report.state in (S.NEW, S.ASKED, S.ACCEPTED, S.IN_CARE):
        yield Happening(
            _("You confirm that the need is met"),
            _("It is closed only after your word"),
            state="ahead",
        )
    if report.state in (S.ANSWERED, S.SOLVED):
        yield Happening(_("You say whether it is solved"), when, state="ahead")
