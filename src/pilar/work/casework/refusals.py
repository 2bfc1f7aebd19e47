"""What casework refuses, and in which words."""

from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from pilar.kernel.errors import DomainError


class TaskMoved(DomainError):
    """The task is in another state than the act needs: somebody was faster, or it was done already."""

    code = "casework.task.moved"


class CaseMoved(DomainError):
    """The case is in another state than the act needs."""

    code = "casework.case.moved"


class NotEligible(DomainError):
    code = "casework.task.not_eligible"


class TasksStanding(DomainError):
    code = "casework.case.tasks_standing"


class OwnWork(DomainError):
    """The second party had a part in the case."""

    code = "casework.word.own_work"


class TooEarlyForSilence(DomainError):
    code = "casework.word.too_early_for_silence"

    @classmethod
    def until(cls, due_at: datetime) -> "TooEarlyForSilence":
        day = formats.date_format(timezone.localtime(due_at), "j F Y")
        return cls(
            _("The resident may still answer until %(day)s. Call or visit them, or wait.")
            % {"day": day}
        )


class WordMissing(DomainError):
    code = "casework.word.missing"


class WrongPlace(DomainError):
    """Something of another case was named."""

    code = "casework.case.wrong_place"


class NotAccountable(DomainError):
    code = "casework.case.not_accountable"


class AlreadyInCare(DomainError):
    code = "casework.case.already_in_care"
