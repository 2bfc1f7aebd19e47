"""What the trail tells, in words that people read."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas import queries as areas
from pilar.ground.audit import queries as audit
from pilar.ground.audit.models import Event
from pilar.ground.web.parts import Text

# The beginning of an event's name, up to the colon -> where it happened.
SOURCES: dict[str, Text] = {
    "access": _("Accounts and sign-in"),
    "assessments": _("Questionnaires and visits"),
    "audit": _("Trail"),
    "casework": _("Cases and tasks"),
    "files": _("Photos"),
    "forum": _("Forum and steps"),
    "indicators": _("Achievements"),
    "intake": _("Reports"),
    "matching": _("Pairs to compare"),
    "notices": _("Messages"),
    "pillars": _("Pillars and members"),
    "programmes": _("Programmes"),
    "registry": _("People and households"),
}
# What an act was about -> what it is called, and the page that shows it.
TARGETS: dict[str, tuple[Text, str]] = {
    "access.user": (_("account"), "access:account"),
    "casework.case": (_("case"), "casework:case"),
    "casework.task": (_("task"), "casework:task"),
    "forum.meeting": (_("meeting"), "forum:meeting"),
    "forum.step": (_("step"), "forum:step"),
    "intake.report": (_("report"), "intake:report"),
    "pillars.member": (_("member"), "pillars:member"),
    "programmes.determination": (_("determination"), ""),
    "registry.household": (_("household"), "desk:household"),
    "registry.importrun": (_("import"), ""),
    "registry.person": (_("person"), "desk:person"),
    "registry.record": (_("record"), ""),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One event as a row of the trail shows it."""

    event: Event
    what: Text
    who: str
    about: Text
    href: str
    place: str
    details: list[tuple[str, str]]
    number: int | None  # in the chain; None while it waits for its seal


def act(event: Event) -> Act:
    """`event`, read with `by` and `seal`, in words. No query."""
    about, page = TARGETS.get(event.target_type, (event.target_type, ""))
    area = areas.by_code(event.area) if event.area else None
    seal = getattr(event, "seal", None)
    return Act(
        event=event,
        what=audit.label(event.name),
        who=event.by.full_name if event.by else "",
        about=about,
        href=_address(page, event.target_id),
        place=area.name if area else event.area,
        details=[(name, _said(value)) for name, value in sorted(event.details.items())],
        number=seal.number if seal else None,
    )


def choices() -> list[tuple[str, Any]]:
    """All acts that the trail may tell, by where they happened; first "everything"."""
    groups: list[tuple[str, Any]] = [("", _("Everything"))]
    by_source = sorted(audit.labels(), key=lambda name: name.split(":")[0])
    for source, names in groupby(by_source, key=lambda name: name.split(":")[0]):
        whole = (f"{source}:", SOURCES.get(source, source))
        groups.append((str(whole[1]), [whole, *((name, audit.label(name)) for name in names)]))
    return groups


def _address(page: str, target_id: str) -> str:
    if not page or not target_id:
        return ""
    try:
        return reverse(page, args=[target_id])
    except NoReverseMatch:  # the page of an app that this installation leaves out
        return ""


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(part)}" for name, part in value.items())
    return str(value)
