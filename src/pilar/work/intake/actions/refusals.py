"""What the desk and the reporter may be refused, in words they read."""

from django.utils.translation import gettext_lazy as _

from pilar.kernel.errors import DomainError
from pilar.work.intake.models import Report


class BadReport(DomainError):
    """What was told cannot be stored: the form says it better, the API reads it here."""

    code = "intake.report.bad"


class AlreadyUsed(DomainError):
    code = "intake.report.id_already_used"

    def __init__(self) -> None:
        super().__init__(
            _("This report number was used for another report. Send it again with a new one.")
        )


class ChangedMeanwhile(DomainError):
    code = "intake.report.changed_meanwhile"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else worked on this report in the meantime. Read it again, then decide.")
        )


class NotInThisState(DomainError):
    code = "intake.report.not_in_this_state"

    @classmethod
    def of(cls, report: Report) -> "NotInThisState":
        return cls(
            _("This can't be done now: the report is “%(state)s”.")
            % {"state": Report.State(report.state).label}
        )


class ReasonMissing(DomainError):
    code = "intake.report.reason_missing"

    def __init__(self) -> None:
        super().__init__(_("Write the words that the reporter will read."))


class CannotJoin(DomainError):
    code = "intake.report.cannot_join"


class CannotAssign(DomainError):
    code = "intake.report.cannot_assign"


class WrongCodeOrPin(DomainError):
    """Unknown code, wrong PIN and locked code are one and the same from outside."""

    code = "intake.follow.wrong"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Code and PIN don't match. After ten tries the code is locked; "
                "the desk gives you a new PIN."
            )
        )
