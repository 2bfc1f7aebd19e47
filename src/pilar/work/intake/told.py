"""What a reporter tells, on its way into a record and out of it again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pilar.ground.areas.models import Area
from pilar.kernel import dates
from pilar.work.intake.models import Report

_ENDS = re.compile(r"[.!?]+\s+|[.!?]+$|\n+")
_TELLING = 3  # words: "Assalamualaikum." and "Mohon maaf." tell nothing
WORDS, NAME, LANDMARK, CONTACT, PIECE = 2000, 120, 200, 254, 60


@dataclass(frozen=True, slots=True)
class Told:
    """A report as its reporter tells it. `kinds` are codes of help_kinds; `contact` is E.164 or an address.

    `name` and `age` (completed years) are those of the person in need, who for SELF is the reporter.
    `said_same_as` is an open report that the reporter says is the same.
    """

    for_whom: str
    kinds: tuple[str, ...]
    urgency: str = Report.Urgency.UNKNOWN
    village: Area | None = None
    rt: str = ""
    rw: str = ""
    landmark: str = ""
    words: str = ""
    name: str = ""
    age: int | None = None
    sex: str = ""
    contact_kind: str = Report.Contact.NONE
    contact: str = ""
    reporter: str = ""
    said_same_as: Report | None = field(default=None)

    def fields(self, on: date) -> dict[str, Any]:
        """What it says of the person, in the registry's standard names. The contact is the
        person's own telephone only where the reporter speaks of themself."""
        own_phone = self.for_whom == Report.ForWhom.SELF and self.contact_kind in (
            Report.Contact.PHONE,
            Report.Contact.WHATSAPP,
        )
        born = dates.born_about(self.age, on) if self.age is not None else None
        said = {
            "name": self.name,
            "sex": self.sex,
            "birth_date": born.isoformat() if born else "",
            "birth_precision": "AGE" if born else "",
            "village": self.village.pk if self.village else "",
            "rt": self.rt,
            "rw": self.rw,
            "phone": self.contact if own_phone else "",
        }
        return {name: value for name, value in said.items() if value}

    def raw(self) -> dict[str, Any]:
        """All of it, as it was told."""
        said = {
            "words": self.words,
            "name": self.name,
            "age": self.age,
            "landmark": self.landmark,
            "contact": self.contact,
            "reporter": self.reporter,
        }
        return {name: value for name, value in said.items() if value not in ("", None)}


@dataclass(frozen=True, slots=True)
class Said:
    """What was told, read from its record. Empty where the record was erased."""

    words: str = ""
    name: str = ""
    age: int | None = None
    landmark: str = ""
    contact: str = ""
    reporter: str = ""
    sex: str = ""

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> "Said":
        """From the payload of the report's record."""
        raw = payload.get("raw", {})
        return cls(
            words=raw.get("words", ""),
            name=raw.get("name", ""),
            age=raw.get("age"),
            landmark=raw.get("landmark", ""),
            contact=raw.get("contact", ""),
            reporter=raw.get("reporter", ""),
            sex=payload.get("fields", {}).get("sex", ""),
        )

    @property
    def opening(self) -> str:
        """The first sentence that says something, at most 60 signs: what a list shows."""
        sentences = [each.strip() for each in _ENDS.split(self.words) if each.strip()]
        telling = (each for each in sentences if len(each.split()) >= _TELLING)
        first = next(telling, sentences[0] if sentences else "")
        if len(first) <= PIECE:
            return first
        return first[:PIECE].rsplit(" ", 1)[0].rstrip(",;:") + " …"
