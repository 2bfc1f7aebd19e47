"""What bringing in a list asks: the file and whose it is, then which column holds what."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pilar.doors.desk.importing import LARGEST
from pilar.ground.web.forms import DayField, PilarForm
from pilar.ground.web.parts import Text
from pilar.people.registry import queries as registry
from pilar.people.registry import words
from pilar.people.registry.lists import ColumnMap
from pilar.people.registry.lists.synonyms import IGNORE, TARGETS

SHOWN = 60  # columns that are asked about; further ones are left aside unless they were understood
_OF_LISTS: dict[str, Text] = {
    "name": _("Name"),
    "age": _("Age"),
    "place_and_date": _("Place and date of birth in one cell"),
    "rt_rw": _("RT/RW in one cell"),
    "village_name": _("Name of the village"),
    "village_code": _("Code of the village (Kemendagri)"),
    "village_bps": _("Code of the village (BPS)"),
    "district": _("Kecamatan"),
    "regency": _("City or kabupaten"),
    "household_ref": _("The list's own number of the household"),
    "remarks": _("Remarks"),
    "period": _("Period of the list"),
    IGNORE: pgettext_lazy("column of a list", "Left aside"),
}


def _sources() -> list[tuple[str, Any]]:
    return [("", _("A new one, named below")), *((s.pk, s.name) for s in registry.list_sources())]


class Upload(PilarForm):
    """A file, and the office it comes from."""

    file = forms.FileField(
        label=_("The list"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        help_text=_("xlsx or csv with the names of the columns in one row, 20 MB at most."),
        error_messages={
            "required": _("Choose the file of the list."),
            "empty": _("The file is empty. Choose the list again."),
            "missing": _("Choose the file of the list."),
            "invalid": _("Choose the file of the list."),
            "max_length": _("The name of the file is too long. Shorten it, then choose it again."),
        },
        max_length=200,
    )
    source = forms.ChoiceField(label=_("Whose list is it?"), required=False, choices=_sources)
    new_source = forms.CharField(
        label=_("Name of the office or list, if it is new"),
        required=False,
        max_length=100,
        help_text=_("For example Dinas Pendidikan, Dapodik."),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 20 MB. Split it, or save it as csv.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("source") and not said.get("new_source") and not self.errors:
            self.add_error("source", _("Choose whose list it is, or write the name below."))
        return said


def label_of(target: str) -> Text:
    """What a column holds, in words."""
    return _OF_LISTS.get(target) or words.label(target)


class Columns(PilarForm):
    """Which column holds what, and of which day the list speaks."""

    observed_on = DayField(
        label=_("Of which day does the list speak?"),
        native=True,
        help_text=_("A newer list outweighs an older one."),
    )
    head_row = forms.IntegerField(
        label=_("Row with the names of the columns"),
        required=False,
        min_value=1,
        max_value=30,
        help_text=_("Only if Pilar took the wrong one."),
        error_messages={
            "invalid": _("Write the number of the row, as the spreadsheet shows it."),
            "min_value": _("Write the number of the row, 1 to 30."),
            "max_value": _("Write the number of the row, 1 to 30."),
        },
    )

    def __init__(self, *args: Any, columns: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._columns = columns
        self._asked: dict[str, str] = {}
        usual = sorted(TARGETS - {IGNORE}, key=lambda target: str(label_of(target)).casefold())
        for number, (column, target) in enumerate(columns.items()):
            if number >= SHOWN and target == IGNORE:
                continue
            codes = [IGNORE, *usual, *([target] if target not in TARGETS else [])]
            name = f"column_{number}"
            self._asked[name] = column
            self.fields[name] = forms.ChoiceField(
                label=column,
                initial=target,
                choices=[(code, label_of(code)) for code in codes],
                error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
            )

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields of the columns."""
        return [self[name] for name in self._asked]

    @property
    def left_aside(self) -> int:
        """How many columns are not asked about."""
        return len(self._columns) - len(self._asked)

    def column_map(self) -> ColumnMap:
        """The map that was chosen, once the form is valid."""
        chosen = {column: self.cleaned_data[name] for name, column in self._asked.items()}
        return ColumnMap({**self._columns, **chosen}, head_row=self.cleaned_data["head_row"])
