"""Three papers as an office prints them: Typst templates of ours, filled with data as JSON.

What people wrote goes in as data (`sys.inputs`) and is set as text, so that it can't run as markup.
A4, our own typeface, PDF/UA-1 (tagged, with title and language).
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

import pilar.ground.web
from pilar.ground.areas import queries as areas
from pilar.ground.web import numbers
from pilar.review.forum import progress, queries, shown
from pilar.review.forum.models import Invitee, Meeting, Step, StepReview
from pilar.review.indicators import pictures
from pilar.review.indicators.definitions import DEFINITIONS

TEMPLATES = Path(__file__).with_name("paper")
FONTS = Path(pilar.ground.web.__file__).parent / "fonts"


def _compiled(template: str, data: dict[str, Any], at: datetime) -> bytes:
    """The PDF. Raises typst.TypstError only for a fault of ours in a template."""
    return bytes(
        typst.compile(
            str(TEMPLATES / f"{template}.typ"),
            root=str(TEMPLATES),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"data": json.dumps(data)},
            timestamp=int(at.timestamp()),
        )
    )


def _head(meeting: Meeting, title: str, at: datetime) -> dict[str, Any]:
    city = areas.by_code(settings.CITY)
    return {
        "title": title,
        "office": _("Social Services Office, %(city)s") % {"city": city.name if city else ""},
        "city": city.name if city else "",
        "meeting": meeting.title,
        "theme": meeting.theme,
        "day": numbers.hari_tanggal(meeting.on),
        "short_day": numbers.tanggal(meeting.on),
        "time": f"{meeting.starts:%H.%M}–{meeting.ends:%H.%M}",
        "place": meeting.place,
        "printed": _("Printed from Pilar on %(day)s") % {"day": numbers.tanggal(at)},
    }


def attendance_list(meeting: Meeting, at: datetime) -> bytes:
    """Everybody on the list, numbered, with organisation, office and a column to sign."""
    rows = [
        [str(number), one.name, _from(one), one.office, _came(one)]
        for number, one in enumerate(queries.invitees(meeting), 1)
    ]
    blank = [[str(len(rows) + n), "", "", "", ""] for n in range(1, 6)]
    seats = queries.seats(meeting)
    data = _head(meeting, _("Attendance list"), at) | {
        "heads": [_("No."), _("Name"), _("From where"), _("Office"), _("Signature")],
        "rows": rows + blank,
        "seats": [[one.name or _("Others"), str(one.invited), str(one.came)] for one in seats],
        "seat_heads": [_("Pillar"), _("Invited"), _("Came")],
        "sum": [_("Together"), str(sum(s.invited for s in seats)), str(sum(s.came for s in seats))],
        "sign": _("Kept by"),
    }
    return _compiled("attendance", data, at)


def _from(invitee: Invitee) -> str:
    organization = invitee.organization
    if organization is None:
        return _("resident")
    return organization.name if organization.parent_id else organization.short_name


def _came(invitee: Invitee) -> str:
    """When the invitee checked in by QR, in small figures beside the place to sign; else nothing."""
    if not hasattr(invitee, "attendance"):
        return ""
    at = timezone.localtime(invitee.attendance.noted_at)
    return _("came %(time)s") % {"time": f"{at:%H.%M}"}


def minutes(meeting: Meeting, at: datetime) -> bytes:
    """Agenda with times, evidence as it was frozen, decisions with owner, deadline and measure, attendance."""
    slots = shown.slots(meeting, queries.agenda(meeting))
    seats = queries.seats(meeting)
    invited = meeting.invited or sum(one.invited for one in seats)
    data = _head(meeting, _("Minutes of the forum"), at) | {
        "words": {
            "theme": _("Theme"),
            "day": _("Day"),
            "place": _("Place"),
            "attendance": _("Attendance"),
            "earlier": _("What became of the earlier steps"),
            "evidence": _("Evidence"),
            "agreed": _("Agreed"),
            "chair": _("Chair"),
            "minutes": _("Minutes taken by"),
            "none": _("No decision under this item."),
        },
        "came": _("%(came)s of %(invited)s invited")
        % {
            "came": numbers.angka(sum(one.came for one in seats)),
            "invited": numbers.angka(invited),
        },
        "seats": [f"{one.name or _('Others')} {one.came}/{one.invited}" for one in seats],
        "earlier": [
            {
                "title": one.step.title,
                "owner": one.step.owner.short_name,
                "word": one.word,
                "reason": one.reason,
                "tone": one.tone,
            }
            for one in _earlier(meeting)
        ],
        "items": [_item(slot) for slot in slots],
    }
    return _compiled("minutes", data, at)


def _earlier(meeting: Meeting) -> list[shown.Outcome]:
    kept: list[StepReview] = queries.reviews_kept(meeting)
    return [shown.outcome_kept(review) for review in kept]


def _item(slot: shown.Slot) -> dict[str, Any]:
    evidence = slot.newest
    at = timezone.localtime(slot.starts)
    return {
        "title": slot.item.title,
        "when": _("%(time)s, %(n)s minutes") % {"time": f"{at:%H.%M}", "n": slot.item.minutes},
        "evidence": _evidence(evidence) if evidence else None,
        "decisions": [
            {
                "text": decision.text,
                "steps": [_step_words(step) for step in decision.steps.all()],
            }
            for decision in slot.item.decisions.all()
        ],
        "decides": slot.item.kind in {"DISCUSSION", "STEPS"},
    }


def _evidence(evidence: shown.Shown) -> dict[str, Any]:
    said = {"title": evidence.definition.title, "whose": evidence.whose, "value": evidence.written}
    words = _("%(title)s, %(whose)s: %(value)s") % said
    if evidence.base:
        words += f" ({evidence.base})"
    if evidence.target is not None:
        goal = pictures.written(evidence.definition, evidence.target)
        words += ", " + _("target %(value)s") % {"value": goal}
    if not evidence.is_known:
        words = _("%(title)s, %(whose)s: not counted yet in these months.") % said
    source = _("Frozen %(day)s.") % {"day": numbers.tanggal(evidence.evidence.as_of)}
    if evidence.months:
        source = _("Figures of %(months)s, frozen %(day)s.") % {
            "months": evidence.months_words,
            "day": numbers.tanggal(evidence.evidence.as_of),
        }
    known = [value for value in evidence.values if value is not None]
    picture = evidence.chart().paper if evidence.is_known and len(known) > 2 else ""
    return {"words": words, "source": source, "svg": picture, "alt": evidence.trend_words}


def _step_words(step: Step) -> str:
    return _("%(owner)s, until %(day)s; %(measure)s") % {
        "owner": step.owner.name,
        "day": numbers.tanggal(step.deadline),
        "measure": measure_words(step),
    }


def measure_words(step: Step) -> str:
    """The figure from where to where: "Answered in time: 84% → 92%"."""
    definition = DEFINITIONS[step.indicator]
    old = pictures.written(definition, None if step.baseline is None else float(step.baseline))
    new = pictures.written(definition, float(step.target))
    return f"{definition.title}: {old} → {new}"


def follow_up(meeting: Meeting, at: datetime) -> bytes:
    """The matrix: step, owner and helpers, deadline, figure from where to where, how it stands now."""
    steps = queries.steps_shown().filter(meeting=meeting).order_by("deadline", "pk")
    steps = steps.prefetch_related(Prefetch("supporters"))
    found = progress.of_steps(steps, timezone.localtime(at).date())
    data = _head(meeting, _("Follow-up plan"), at) | {
        "heads": [
            _("No."), _("Strategic step"), _("Owner"), _("Helped by"), _("Deadline"), _("Measure, from → to"), _("State"),
        ],
        "rows": [
            [
                str(number),
                one.step.title,
                one.step.owner.name,
                ", ".join(each.short_name for each in one.step.supporters.all()) or "–",
                numbers.tanggal_pendek(one.step.deadline),
                measure_words(one.step),
                _standing(one),
            ]
            for number, one in enumerate(found, 1)
        ],
        "none": _("This forum set no step."),
        "note": _("The state compares the figure before and after the step began. It shows what changed, not why."),
        "known": _("Acknowledged by"),
        "sign": _("Drawn up by"),
    }  # fmt: skip
    return _compiled("follow_up", data, at)


def _standing(one: progress.Progress) -> str:
    outcome = shown.outcome_of(one)
    return f"{outcome.word}. {outcome.reason}"
