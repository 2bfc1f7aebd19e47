"""Reports, what is needed, what is said about them, and who may follow them."""

from pilar.work.intake.models.following import CodeTries
from pilar.work.intake.models.report import Need, Report
from pilar.work.intake.models.talk import Message, Step
from pilar.work.intake.models.traces import Trace

__all__ = ["CodeTries", "Message", "Need", "Report", "Step", "Trace"]
