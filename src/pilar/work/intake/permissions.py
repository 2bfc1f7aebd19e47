"""Reports from every channel. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # the inbox and each report
    VIEW_REPORT = "intake.view_report"
    # what was told in a protected report: violence, children
    VIEW_PROTECTED = "intake.view_protected"
    # take down a report for somebody
    RECORD_REPORT = "intake.record_report"
    # assign, ask back, match, accept, reject
    TRIAGE_REPORT = "intake.triage_report"
    # is told at once of danger to life in the area: the coordinator on duty
    RECEIVE_ALARM = "intake.receive_alarm"
