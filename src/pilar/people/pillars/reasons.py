"""Why somebody is, or is not, offered a task: a code that is stored, and the words for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pilar.people.pillars.models.organization import in_language

WORDS: dict[str, str | Promise] = {
    "mandate": _("%(organization)s has the mandate (%(law)s)"),
    "covers": _("covers %(village)s"),
    "decree": _("decree holds until %(until)s"),
    "decree_open": _("decree holds without an end"),
    "competence": _("certified: %(competence)s"),
    "decree_lapsed": _("decree ran out on %(until)s"),
    "decree_ahead": _("decree begins on %(since)s"),
    "left": _("left on %(since)s"),
    "competence_missing": _("not certified: %(competence)s"),
    "no_account": _("has no account yet, so is told by phone"),
    "load": _("%(open)s of %(capacity)s tasks open"),
    "full": _("full: %(open)s of %(capacity)s tasks open"),
    "handed_back": _("handed this task back"),
    "idle_since": _("last task finished %(since)s"),
    "idle_always": _("no task yet"),
    "chosen": _("chosen by %(name)s"),
    "referred": _("referred by %(name)s"),
    "gap_nobody": _("nobody in %(village)s has the mandate for this: %(kind)s"),
    "gap_full": _("%(count)s in %(village)s could, but have no room for one more task"),
    "gap_handed_back": _("%(count)s in %(village)s handed it back"),
    "gap_competence_missing": _("%(count)s in %(village)s lack the certificate"),
    "gap_decree_ahead": _("%(count)s in %(village)s begin later"),
    "gap_decree_lapsed": _("%(count)s in %(village)s need a new decree"),
    "gap_left": _("%(count)s in %(village)s have left"),
}


def _shown(name: str, value: Any) -> Any:
    if name in {"until", "since"}:
        return formats.date_format(date.fromisoformat(value), "j F Y")
    if name in {"competence", "kind"}:  # kept in both languages, Indonesian first
        return in_language(*value)
    return value


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground. `code` is a key of WORDS, `values` are plain JSON (dates as ISO text)."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(WORDS[self.code]) % {n: _shown(n, v) for n, v in self.values.items()}

    def stored(self) -> dict[str, Any]:
        """As JSON, for a row that keeps it."""
        return {"code": self.code, **self.values}

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Reason":
        """The reason that `stored` gave."""
        values = {name: value for name, value in stored.items() if name != "code"}
        return cls(stored["code"], values)
