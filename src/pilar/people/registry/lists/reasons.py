"""Why a list, a row or a value is not taken as it stands: codes for programs, words for people.

The words are lazy translations; `column` is put in where a text has room for it. They never hold
a cell's value, so that no number reaches a log.
"""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pilar.kernel.errors import DomainError


class Rejection(StrEnum):
    """Why a row is not imported. Nothing else loses a person."""

    NAME_MISSING = "NAME_MISSING"
    NOT_A_NAME = "NOT_A_NAME"
    CELLS_MOVED = "CELLS_MOVED"
    MORE_CELLS = "MORE_CELLS"
    BROKEN_BYTES = "BROKEN_BYTES"


class Flag(StrEnum):
    """What is odd about a row that is imported. `USED` tells whose value counts all the same."""

    NIK_SCIENTIFIC = "NIK_SCIENTIFIC"
    NIK_LAST_DIGIT = "NIK_LAST_DIGIT"
    NIK_TOO_SHORT = "NIK_TOO_SHORT"
    NIK_TOO_LONG = "NIK_TOO_LONG"
    NIK_LETTER = "NIK_LETTER"
    NIK_IMPOSSIBLE = "NIK_IMPOSSIBLE"
    NIK_PLACEHOLDER = "NIK_PLACEHOLDER"
    NIK_TEMPORARY = "NIK_TEMPORARY"
    NIK_SHARED = "NIK_SHARED"
    NIK_CLEANED = "NIK_CLEANED"
    CARD_SCIENTIFIC = "CARD_SCIENTIFIC"
    CARD_LAST_DIGIT = "CARD_LAST_DIGIT"
    CARD_TOO_SHORT = "CARD_TOO_SHORT"
    CARD_TOO_LONG = "CARD_TOO_LONG"
    CARD_LETTER = "CARD_LETTER"
    CARD_IMPOSSIBLE = "CARD_IMPOSSIBLE"
    CARD_PLACEHOLDER = "CARD_PLACEHOLDER"
    CARD_CLEANED = "CARD_CLEANED"
    NUMBERS_SWAPPED = "NUMBERS_SWAPPED"
    DATE_IMPOSSIBLE = "DATE_IMPOSSIBLE"
    DATE_AHEAD = "DATE_AHEAD"
    DATE_UNREADABLE = "DATE_UNREADABLE"
    DATE_FROM_AGE = "DATE_FROM_AGE"
    SEX_UNKNOWN = "SEX_UNKNOWN"
    RT_RW_DATE = "RT_RW_DATE"
    RT_RW_UNREADABLE = "RT_RW_UNREADABLE"
    VILLAGE_UNKNOWN = "VILLAGE_UNKNOWN"
    VILLAGE_AT_ODDS = "VILLAGE_AT_ODDS"
    OUTSIDE_CITY = "OUTSIDE_CITY"
    PHONE_UNREADABLE = "PHONE_UNREADABLE"
    FORMULA = "FORMULA"
    SHORT_ROW = "SHORT_ROW"
    SAME_PERSON = "SAME_PERSON"
    SAME_ROW = "SAME_ROW"
    DIED = "DIED"
    NAME_REMARK = "NAME_REMARK"
    ALIAS = "ALIAS"
    CALL_NAME = "CALL_NAME"


USED = frozenset(
    {
        Flag.NIK_CLEANED,
        Flag.CARD_CLEANED,
        Flag.SHORT_ROW,
        Flag.SAME_PERSON,
        Flag.SAME_ROW,
        Flag.DIED,
        Flag.NAME_REMARK,
        Flag.ALIAS,
        Flag.CALL_NAME,
        Flag.FORMULA,
    }
)

_DAMAGED = {
    "SCIENTIFIC": _(
        "A spreadsheet shortened this number (like 3,57E+15). It is kept as written and not used."
    ),
    "LAST_DIGIT": _(
        "A spreadsheet lost the last digit of this number. It is kept as written and not used."
    ),
    "TOO_SHORT": _("This number has fewer than 16 digits. It is kept as written and not used."),
    "TOO_LONG": _("This number has more than 16 digits. It is kept as written and not used."),
    "LETTER": _(
        "This number holds something other than digits. It is kept as written and not used."
    ),
    "IMPOSSIBLE": _(
        "No number can be so: its area, day or serial does not exist. It is kept as written and not used."
    ),
    "PLACEHOLDER": _("This number only fills the cell; many share it. It is not used."),
    "TEMPORARY": _("This is a temporary number of a village, no NIK. It is not used."),
    "CLEANED": _("Signs between the digits were taken away; the number is used."),
}
_TEXTS: dict[StrEnum, Promise | str] = {
    Rejection.NAME_MISSING: _("There is no name."),
    Rejection.NOT_A_NAME: _("What stands in the name column is no name."),
    Rejection.CELLS_MOVED: _("The cells of this row have moved by one column."),
    Rejection.MORE_CELLS: _("This row has more cells than the head."),
    Rejection.BROKEN_BYTES: _("This row holds signs that cannot be read."),
    **{Flag(f"NIK_{kind}"): format_lazy("NIK: {}", text) for kind, text in _DAMAGED.items()},
    **{
        Flag(f"CARD_{kind}"): format_lazy("{}: {}", _("Family card"), text)
        for kind, text in _DAMAGED.items()
        if kind != "TEMPORARY"
    },
    Flag.NIK_SHARED: _("Another person in this list has the same NIK. It is used for neither."),
    Flag.NUMBERS_SWAPPED: _("NIK and family card number seem to be exchanged. Neither is used."),
    Flag.DATE_IMPOSSIBLE: _("This date is on no calendar. It is kept as written and not used."),
    Flag.DATE_AHEAD: _("This date of birth lies ahead. It is kept as written and not used."),
    Flag.DATE_UNREADABLE: _("This is no date that can be read. It is kept as written and not used."),
    Flag.DATE_FROM_AGE: _("Only an age is known; the year of birth is counted back from it."),
    Flag.SEX_UNKNOWN: _("Male or female? The list does not say."),
    Flag.RT_RW_DATE: _("A spreadsheet turned RT/RW into a date. It is kept as written and not used."),
    Flag.RT_RW_UNREADABLE: _("RT/RW cannot be read. It is kept as written and not used."),
    Flag.VILLAGE_UNKNOWN: _("No village of the city has this name or code."),
    Flag.VILLAGE_AT_ODDS: _("Name and code are of two different villages. Neither is used."),
    Flag.OUTSIDE_CITY: _("The address lies outside the city."),
    Flag.PHONE_UNREADABLE: _("This is no telephone number that can be read. It is kept as written and not used."),
    Flag.FORMULA: _("A cell begins like a formula. It is kept as plain text."),
    Flag.SHORT_ROW: _("This row has fewer cells than the head; the rest is taken as empty."),
    Flag.SAME_PERSON: _("The same person stands in this list a second time."),
    Flag.SAME_ROW: _("This row is the same as an earlier one, letter for letter."),
    Flag.DIED: _("The list says that this person has died. Check before anything is paid or stopped."),
    Flag.NAME_REMARK: _("A remark stands in the name cell; it is kept apart from the name."),
    Flag.ALIAS: _("A second name stands in the name cell; it is kept as an alias."),
    Flag.CALL_NAME: _("A call name stands before the name (Pak, Bu, Mbah): it may be the name of another."),
}  # fmt: skip


def text(reason: Rejection | Flag) -> Promise | str:
    """The reason in words, in the reader's language when it is shown."""
    return _TEXTS[reason]


def text_of(code: str) -> Promise | str:
    """The words for a stored code ("NIK_SHARED", or "NIK_SHARED:nik" with its column); the code itself
    for one that this release does not know."""
    code, _colon, column = code.partition(":")
    for kind in (Flag, Rejection):
        if code in kind.__members__:
            words = _TEXTS[kind(code)]
            return format_lazy("{column}: {words}", column=column, words=words) if column else words
    return code


class ListRefused(DomainError):
    """The file as a whole is not imported: nothing of it was stored."""

    code = "registry.list.refused"

    def __init__(self, kind: str, message: Promise | str) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = f"registry.list.{kind}"  # type: ignore[misc]  # per refusal, not per class


class MapNeeded(ListRefused):
    """The columns cannot be told by their heads: a map must say which is which.

    `columns` are the heads as a map may name them; `guess` is what was understood of them.
    """

    def __init__(
        self, kind: str, message: Promise | str, columns: tuple[str, ...], guess: dict[str, str]
    ) -> None:
        super().__init__(kind, message)
        self.columns = columns
        self.guess = guess
