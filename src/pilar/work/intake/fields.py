"""How what people type about a place and a contact is read; shared by the desk's and the public forms."""

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.kernel import phones
from pilar.work.intake.models import Report

_NUMBER = re.compile(r"(?:rt|rw)?[\s./-]*0*(\d{1,3})", re.IGNORECASE)


class Words(forms.CharField):
    """Free text; what can't be seen is taken out."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "").replace("\r\n", "\n")
        return "".join(c for c in text if c.isprintable() or c in "\n\t").strip()


def age_field(label: Any) -> forms.IntegerField:
    """Completed years, about."""
    example = _("Write the age in years, for example 74.")
    too_old = _("An age of %(show_value)s years can't be. Write 0 to 120.")
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=120,
        required=False,
        error_messages={"invalid": example, "min_value": example, "max_value": too_old},
    )


def village_choices(
    codes: Collection[str] | None, *, first: Any, unknown: Any = ""
) -> list[tuple[str, Any]]:
    """The villages (those among `codes`) by kecamatan. `first` is the empty answer, `unknown` the value "?"."""
    groups: list[tuple[str, Any]] = []
    for district in areas.districts():
        inside = [
            (village.code, village.name)
            for village in areas.villages(inside=district.code)
            if codes is None or village.code in codes
        ]
        if inside:
            groups.append((f"Kec. {district.name}", inside))
    return [("", first), *groups, *([("?", unknown)] if unknown else [])]


def village_of(code: str) -> Area | None:
    """The chosen village; None for "?"."""
    return None if code == "?" else areas.by_code(code)


def rt_rw(text: str) -> str:
    """ "3", "RT 03", "rw.3" -> "003", as the registry keeps it; "" stays "". Raises ValidationError."""
    text = text.strip()
    found = _NUMBER.fullmatch(text)
    if text and (not found or not int(found[1])):
        raise ValidationError(_("Write the number only, for example 03."), code="invalid")
    return found[1].zfill(3) if found else ""


def rt_rw_shown(rt: str, rw: str) -> str:
    """ "RT 03 RW 02", as people write it; "" where neither is known."""
    known = ((name, number.lstrip("0")) for name, number in (("RT", rt), ("RW", rw)))
    return " ".join(f"{name} {number.zfill(2)}" for name, number in known if number)


def contact(kind: str, text: str) -> str:
    """The telephone number in E.164, the address as it is, or "". Raises ValidationError."""
    text = "".join(c for c in text if c.isprintable()).strip()
    if kind == Report.Contact.NONE:
        return ""
    if kind == Report.Contact.EMAIL:
        try:
            validate_email(text)
        except ValidationError:
            raise ValidationError(
                _("Write the whole address, for example sari@contoh.id.")
            ) from None
        return text
    if number := phones.to_e164(text):
        return number
    raise ValidationError(_("Write a telephone number, for example 0812-3456-7890."))


class PlaceAndContact:
    """Checks that a form about a place and a contact shares; its fields are `village`, `landmark`,
    `contact_kind`, `contact`, `kinds` and `words` where it has them."""

    def check_place(self, said: dict[str, Any]) -> None:
        if "village" in said and said["village"] is None and not said.get("landmark"):
            self.add_error(  # type: ignore[attr-defined]  # a form's
                "landmark", _("Without the village we need a landmark to find the place.")
            )

    def check_contact(self, said: dict[str, Any]) -> None:
        if not said.get("contact_kind"):
            return
        try:
            said["contact"] = contact(said["contact_kind"], said.get("contact") or "")
        except ValidationError as error:
            self.add_error("contact", error)  # type: ignore[attr-defined]

    def check_words(self, said: dict[str, Any]) -> None:
        """Whoever is not sure tells it in their own words."""
        wrong = self.errors  # type: ignore[attr-defined]
        if said.get("kinds") == ["UNSURE"] and not said.get("words") and "words" not in wrong:
            self.add_error("words", _("Tell in a few words what is needed."))  # type: ignore[attr-defined]
