"""News to the reporter, by mail if that is how they want to be reached. A mail tells no more than the code."""

from pilar.ground.notices import actions as notices
from pilar.work.intake import queries
from pilar.work.intake.models import Report
from pilar.work.intake.slips import follow_address


def _mail(report: Report, address: str, template: str) -> None:
    notices.mail_page(
        address,
        f"intake/mail/{template}.txt",
        {"report": report, "follow": follow_address(report.code)},
        language=report.language,
    )


def tell_received(report: Report, contact: str) -> None:
    """Confirm the arrival; `contact` as it was told just now."""
    if report.contact_kind == Report.Contact.EMAIL:
        _mail(report, contact, "received")


def tell_news(report: Report) -> None:
    """Say that there is something new to read about the report, and where."""
    if report.contact_kind == Report.Contact.EMAIL and (contact := queries.said(report).contact):
        _mail(report, contact, "news")
